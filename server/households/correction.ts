import { sql } from 'kysely';
import type { Corrected } from '../../contract/corrections.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { canonicalJson } from '../../policy/procedures/canonical-json.ts';
import { insertRows } from '../db/insert-rows.ts';
import { problem } from '../http/problem.ts';
import { keyedDigest } from '../keys/keyed-digest.ts';
import { refreshAndJudge } from '../leads/screening.ts';
import { writeAudit } from '../rights/audit.ts';
import type { Work } from '../rights/work.ts';
import { type LockedHousehold, lockHousehold, raiseVersions } from './household-lock.ts';

/** What every correction says beside the changed fields. */
export interface Correction {
  readonly from: PlainDate;
  readonly reason: string;
  /** The version the person saw. */
  readonly version: number;
  readonly changes: object;
}

/**
 * One correction, whatever is corrected: lock and compare the version, write (`write` answers whether anything
 * differed), then version, event, audit with its reason, facts and rules, all in one transaction.
 * The audit keeps a keyed digest of the new values, the event only the names of the fields.
 * @throws notFound, stale, inputInvalid
 */
export async function correct(
  work: Work,
  asked: { readonly county: string; readonly household: string; readonly what: string; readonly person?: string },
  correction: Correction,
  write: (household: LockedHousehold) => Promise<boolean>,
): Promise<Corrected> {
  const { county } = asked;
  if (correction.from > work.today) throw inputInvalid('起始日期', `不能晚于今天（${work.today}）`);
  const household = await lockHousehold(work, county, asked.household, correction.version);
  const changed = await write(household);
  if (!changed) return { household: household.id, version: household.version, changed };
  await raiseVersions(work, county, [household.id]);
  await record(work, household, asked, correction);
  await refreshAndJudge(work, county, [household.id]);
  return { household: household.id, version: household.version + 1, changed };
}

async function record(
  work: Work,
  { county, id, area }: LockedHousehold,
  { what, person }: { readonly what: string; readonly person?: string },
  { from, reason, changes }: Correction,
): Promise<void> {
  const data = { what, person, from, fields: Object.keys(changes).sort() };
  const ring = await work.keys.ringOf(county);
  await insertRows(work.tx, 'event', [
    {
      ...{ county, id: work.newId(), household: id, area, seq: 0, kind: 'corrected', data, at: work.at },
      ...{
        on_day: work.today,
        by_account: work.actor.id,
        role: work.actor.role,
        means: 'desk',
        command: work.commandId,
      },
    },
  ]);
  await writeAudit(work, {
    ...{ act: 'household.correct', county, objectKind: 'household', objectIds: [id], why: reason, details: data },
    digestAfter: keyedDigest(ring, county, canonicalJson(changes as Parameters<typeof canonicalJson>[0])),
  });
}

/** A correction changes what was held on a day; before the first record there is nothing to correct. @throws inputInvalid */
export async function requireHeldOn(
  work: Work,
  table: 'household_version' | 'person_version' | 'membership',
  county: string,
  subject: { readonly household?: string; readonly person?: string },
  on: PlainDate,
): Promise<void> {
  const matches = sql.join(
    Object.entries(subject).map(([name, id]) => sql`${sql.ref(name)} = ${id}`),
    sql` and `,
  );
  const { rows } = await sql<{ first: PlainDate; held: boolean }>`
    select min(valid_from) as first, coalesce(bool_or(valid_from <= ${on} and (valid_to is null or valid_to > ${on})), false) as held
    from ${sql.table(table)}
    where county = ${county} and ${matches} and known_to is null and standing = 'accepted'`.execute(work.tx);
  const [row] = rows;
  if (!row?.first) throw problem('notFound');
  if (!row.held) throw inputInvalid('起始日期', `这一天没有可以更正的记录，最早的记录从 ${row.first} 起`);
}

/** What is wrong with a correction, in words: `where` the field, `what` the fault. */
export function inputInvalid(where: string, what: string) {
  return problem('inputInvalid', { where: `${where}：`, what });
}
