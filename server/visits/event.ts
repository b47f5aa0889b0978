import { insertRows } from '../db/insert-rows.ts';
import type { LockedHousehold } from '../households/household-lock.ts';
import type { Work } from '../rights/work.ts';

/** What happened to a form, as an event of its household: the id alone, no words. */
export async function recordVisit(
  work: Work,
  { county, id, area }: LockedHousehold,
  kind: 'visitProposed' | 'visitAccepted' | 'visitReturned',
  form: string,
): Promise<void> {
  await insertRows(work.tx, 'event', [
    {
      ...{ county, id: work.newId(), household: id, area, seq: 0, kind, data: { form }, at: work.at },
      ...{ on_day: work.today, by_account: work.actor.id, role: work.actor.role, means: 'visit' },
      command: work.commandId ?? null,
    },
  ]);
}
