import { sql } from 'kysely';
import type { VisitStanding } from '../../contract/visits.ts';
import type { Work } from '../rights/work.ts';
import { utc } from './instants.ts';

/** A form as it stands in the books. Instants in UTC. */
export interface FormRecord {
  readonly id: string;
  readonly household: string;
  readonly area: string;
  readonly device: string;
  readonly digest: Buffer;
  readonly baseVersion: number;
  readonly version: number;
  readonly visitedOn: string;
  readonly standing: VisitStanding;
  readonly changedFields: number;
  readonly photos: string[];
  readonly signature: string | null;
  readonly private: Buffer;
  readonly receivedAt: string;
  readonly by: string;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly reason: Buffer | null;
}

const COLUMNS = sql`f.id, f.household, f.area, f.device, f.digest, f.base_version as "baseVersion", f.version,
  f.visited_on as "visitedOn", f.standing, f.changed_fields as "changedFields", f.photos, f.signature, f.private,
  ${utc('f.received_at')} as "receivedAt", f.by_account as "by", ${utc('f.decided_at')} as "decidedAt",
  f.decided_by as "decidedBy", f.reason`;

/** One form; undefined outside the actor's area. */
export async function findForm({ tx }: Work, county: string, id: string): Promise<FormRecord | undefined> {
  const { rows } = await sql<FormRecord>`
    select ${COLUMNS} from visit_form f where f.county = ${county} and f.id = ${id}`.execute(tx);
  return rows[0];
}

/** The latest form of a household that came after a version was seen. */
export async function findFormSince(
  { tx }: Work,
  county: string,
  household: string,
  version: number,
): Promise<FormRecord | undefined> {
  const { rows } = await sql<FormRecord>`
    select ${COLUMNS} from visit_form f
    where f.county = ${county} and f.household = ${household} and f.version > ${version} and f.standing <> 'returned'
    order by f.received_at desc, f.id desc limit 1`.execute(tx);
  return rows[0];
}

/** An officer's forms from one device, newest first. */
export async function listFormsOfDevice({ tx, actor }: Work, county: string, device: string): Promise<FormRecord[]> {
  const { rows } = await sql<FormRecord>`
    select ${COLUMNS} from visit_form f
    where f.county = ${county} and f.device = ${device} and f.by_account = ${actor.id}
    order by f.received_at desc, f.id desc limit 500`.execute(tx);
  return rows;
}

/** Which of these photos of a household the officer sent; a signature is a photo of its own kind. */
export async function listOwnPhotos(
  { tx, actor }: Work,
  county: string,
  household: string,
  ids: readonly string[],
): Promise<{ id: string; kind: string }[]> {
  const { rows } = await sql<{ id: string; kind: string }>`
    select id, kind from document
    where county = ${county} and id = any(${ids}::uuid[]) and household = ${household} and by_account = ${actor.id}
      and kind in ('visitPhoto', 'signature')`.execute(tx);
  return rows;
}

/** Who changed a household last, how and when; by the newest of its events and of what is known of it. */
export async function findLastChange({ tx }: Work, county: string, household: string) {
  const { rows } = await sql<{ by: string; at: string; means: string }>`
    select by_account as "by", ${utc('at')} as at, means from (
      select id, by_account, at, means from event where county = ${county} and household = ${household}
      union all select id, by_account, known_from, means from household_version
        where county = ${county} and household = ${household} and known_to is null
      union all select id, by_account, known_from, means from membership
        where county = ${county} and household = ${household} and known_to is null
      union all select id, by_account, known_from, means from income_snapshot
        where county = ${county} and household = ${household} and known_to is null) as happened
    order by happened.at desc, happened.id desc limit 1`.execute(tx);
  return rows[0];
}
