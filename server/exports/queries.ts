import { type RawBuilder, sql } from 'kysely';
import type { ExportKind } from '../../contract/exports.ts';
import { insertRows } from '../db/insert-rows.ts';
import type { Work } from '../rights/work.ts';
import type { Asked } from './kinds.ts';

/** An export as it stands in the books; instants in UTC. */
export interface ExportRow {
  readonly id: string;
  readonly area: string;
  readonly kind: ExportKind;
  readonly asked: Asked;
  readonly private: Buffer;
  readonly persons: number;
  readonly state: 'waiting' | 'ready' | 'refused';
  readonly askedAt: string;
  readonly by: string;
  readonly until: string | null;
  readonly decidedBy: string | null;
  readonly reason: Buffer | null;
}

const MOST_LISTED = 200;

const utc = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

function exportsWhere(county: string, condition: RawBuilder<unknown>) {
  return sql<ExportRow>`
    select x.id, x.area, x.kind, x.asked, x.private, x.persons, x.state, ${utc('x.asked_at')} as "askedAt",
      x.by_account as "by", ${utc('x.until')} as until, x.decided_by as "decidedBy", x.reason
    from export x where x.county = ${county} and ${condition}
    order by x.asked_at desc, x.id desc limit ${MOST_LISTED}`;
}

/** Exports of the offices that the actor sees, newest first. */
export async function listExports({ tx }: Work, county: string): Promise<ExportRow[]> {
  return (await exportsWhere(county, sql`true`).execute(tx)).rows;
}

/** One export; undefined outside the actor's offices. */
export async function findExport({ tx }: Work, county: string, id: string): Promise<ExportRow | undefined> {
  return (await exportsWhere(county, sql`x.id = ${id}`).execute(tx)).rows[0];
}

/** The same, locked until the decision is written. */
export async function findExportForUpdate(work: Work, county: string, id: string): Promise<ExportRow | undefined> {
  await sql`select 1 from export where county = ${county} and id = ${id} for update`.execute(work.tx);
  return findExport(work, county, id);
}

export async function insertExport(
  work: Work,
  county: string,
  row: Pick<ExportRow, 'id' | 'kind' | 'asked' | 'private' | 'persons' | 'state' | 'until'>,
): Promise<void> {
  const { actor, at } = work;
  const area = actor.role === 'operator' ? county : actor.area;
  await insertRows(work.tx, 'export', [{ county, ...row, area, asked_at: at, by_account: actor.id }]);
}

export async function setDecision(
  { tx, at, actor }: Work,
  county: string,
  id: string,
  { state, until, reason }: Pick<ExportRow, 'state' | 'until' | 'reason'>,
): Promise<void> {
  await sql`update export set state = ${state}, until = ${until}, reason = ${reason}, decided_at = ${at},
    decided_by = ${actor.id} where county = ${county} and id = ${id}`.execute(tx);
}
