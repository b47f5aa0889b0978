import { sql } from 'kysely';
import type { Revealed } from '../../contract/households.ts';
import { instantText } from '../clock/clock.ts';
import { problem } from '../http/problem.ts';
import { writeAudit } from '../rights/audit.ts';
import type { Work } from '../rights/work.ts';
import { holdsOn } from './on-day.ts';
import { openedPrivate } from './private-value.ts';

/** How long a revealed value may stand on a screen. */
const SHOWN_FOR = 10 * 60 * 1000;

const REVEALED = {
  person_version: { subject: 'person', kind: 'person' },
  household_version: { subject: 'household', kind: 'household' },
  contact_officer: { subject: 'household', kind: 'contactOfficer' },
} as const;

/**
 * The whole ID number, phone or address of a person, a household or its contact officer, as it holds today. Who, which
 * and why go on record in the same transaction: without the row nothing is shown. @throws notFound
 */
export async function reveal(
  work: Work,
  county: string,
  table: keyof typeof REVEALED,
  id: string,
  reason: string,
): Promise<Revealed> {
  const { subject, kind } = REVEALED[table];
  const { rows } = await sql<{ id: string; private: Buffer | null }>`
    select v.id, v.private from ${sql.table(table)} v
    where v.county = ${county} and ${sql.ref(`v.${subject}`)} = ${id} and ${holdsOn('v', work.today)}`.execute(work.tx);
  const [row] = rows;
  if (!row) throw problem('notFound');
  const values = openedPrivate(await work.keys.ringOf(county), { county, table, rowId: row.id }, row.private);
  const details = { fields: Object.keys(values).sort() };
  await writeAudit(work, { act: 'person.reveal', county, objectKind: kind, objectIds: [id], why: reason, details });
  return { values, until: instantText(work.clock.now() + SHOWN_FOR) };
}
