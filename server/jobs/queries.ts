import { type RawBuilder, sql } from 'kysely';
import type { JobKindName, JobState, JobView } from '../../contract/jobs.ts';
import { JOB_KINDS } from '../../contract/jobs.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { Tx } from '../db/transaction.ts';

const MOST_LISTED = 100;

/** Work as it is taken: ids, kind and who asked; never data. */
export interface TakenJob {
  readonly county: string;
  readonly id: string;
  readonly area: string;
  readonly kind: JobKindName;
  /** Null: the program itself, or the command line. */
  readonly askedBy: string | null;
  readonly askedAt: string;
}

interface NewJob extends TakenJob {
  /** Which night's; the same slot is never filled twice. */
  readonly slot?: string;
}

/** Puts work in line; false where its slot is filled already. */
export async function insertJob(tx: Tx, job: NewJob): Promise<boolean> {
  const { county, id, area, kind, askedBy, askedAt, slot } = job;
  const { numAffectedRows } = await sql`
    insert into job (county, id, area, kind, slot, asked_by, asked_at, state)
    values (${county}, ${id}, ${area}, ${kind}, ${slot ?? null}, ${askedBy}, ${askedAt}, 'waiting')
    on conflict on constraint job_slot_key do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Work of that kind for that area that has not ended. */
export async function findOpenJob(
  tx: Tx,
  kind: JobKindName,
  county: string,
  area: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from job where kind = ${kind} and county = ${county} and area = ${area} and state in ('waiting', 'running')
    order by asked_at limit 1`.execute(tx);
  return rows[0]?.id;
}

/** Whether the work of a night other than this one was ever put in line here. */
export async function hasOtherNights(tx: Tx, night: PlainDate): Promise<boolean> {
  return (await sql`select from job where right(slot, 10) <> ${night} limit 1`.execute(tx)).rows.length > 0;
}

/** A process that takes work, and when. Instants in UTC. */
export interface Taker {
  readonly process: string;
  readonly at: string;
  readonly leaseUntil: string;
}

/**
 * The oldest work that waits, or whose process is gone: its lease has run out. Two processes never get the same.
 */
export async function takeJob(tx: Tx, { process, at, leaseUntil }: Taker): Promise<TakenJob | undefined> {
  const { rows } = await sql<TakenJob>`
    update job set state = 'running', taken_by = ${process}, lease_until = ${leaseUntil}, attempts = attempts + 1,
      started_at = coalesce(started_at, ${at}), stage = '', done = 0, total = null
    where (county, id) = (
      select county, id from job
      where state = 'waiting' or (state = 'running' and lease_until < ${at})
      order by asked_at, id limit 1 for update skip locked)
    returning county, id, area, kind, asked_by as "askedBy", asked_at as "askedAt"`.execute(tx);
  return rows[0];
}

/** Work whose processes died again and again is not taken a fourth time. */
export async function failHopeless(tx: Tx, at: string, most: number, failure: string): Promise<void> {
  await sql`
    update job set state = 'failed', failure = ${failure}, finished_at = ${at}
    where state = 'running' and lease_until < ${at} and attempts >= ${most}`.execute(tx);
}

/** False where the work is no longer this process's: taken by another, or called off. */
export async function renewLease(tx: Tx, { id, county }: TakenJob, { process, leaseUntil }: Taker): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update job set lease_until = ${leaseUntil}
    where county = ${county} and id = ${id} and state = 'running' and taken_by = ${process}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Back in line for the next attempt; after the last its lease runs out and it is given up. */
export async function releaseJob(tx: Tx, { id, county }: TakenJob, process: string, most: number): Promise<void> {
  await sql`
    update job set state = 'waiting', lease_until = null
    where county = ${county} and id = ${id} and state = 'running' and taken_by = ${process} and attempts < ${most}`.execute(
    tx,
  );
}

export interface JobProgress {
  readonly stage: string;
  readonly done?: number;
  readonly total?: number;
}

export async function setProgress(tx: Tx, { county, id }: TakenJob, process: string, told: JobProgress): Promise<void> {
  const { stage, done = 0, total } = told;
  await sql`update job set stage = ${stage}, done = ${done}, total = ${total ?? null}
    where county = ${county} and id = ${id} and state = 'running' and taken_by = ${process}`.execute(tx);
}

interface JobEnd {
  readonly state: 'done' | 'failed';
  readonly at: string;
  readonly report?: object;
  readonly failure?: string;
}

/** False where the work is no longer this process's: then what it did must be rolled back. */
export async function setJobEnd(tx: Tx, { county, id }: TakenJob, process: string, end: JobEnd): Promise<boolean> {
  const { state, at, report, failure } = end;
  const { numAffectedRows } = await sql`
    update job set state = ${state}, finished_at = ${at}, report = ${report ? JSON.stringify(report) : null},
      failure = ${failure ?? null}, lease_until = null
    where county = ${county} and id = ${id} and state = 'running' and taken_by = ${process}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Calls work off that has not ended; false where there is none such, or the actor may not change it. */
export async function cancelJob(tx: Tx, county: string, id: string, at: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update job set state = 'cancelled', finished_at = ${at}, lease_until = null
    where county = ${county} and id = ${id} and state in ('waiting', 'running')`.execute(tx);
  return numAffectedRows === 1n;
}

/** A row of the table with the names that go with it. */
export interface JobRow extends Omit<JobView, 'label' | 'mayCancel' | 'kind'> {
  readonly kind: JobKindName;
  readonly area: string;
  readonly askedById: string | null;
  readonly state: JobState;
}

const INSTANT = sql.lit(`YYYY-MM-DD"T"HH24:MI:SS.MS"Z"`);
const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', ${INSTANT})`;
const COLUMNS: RawBuilder<unknown> = sql`j.id, j.county, j.area, j.kind, coalesce(a.name, '全部') as "areaName",
  j.asked_by as "askedById", (select w.display_name from actor_of_account(j.asked_by) w) as "askedBy",
  ${instant('j.asked_at')} as "askedAt", ${instant('j.started_at')} as "startedAt",
  ${instant('j.finished_at')} as "finishedAt", j.state, j.stage, j.done, j.total, j.failure`;

/** What runs and waits, then what ended, newest first; reports without what they list one by one. */
export async function listJobs(tx: Tx): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`
    select ${COLUMNS}, j.report - 'faults' as report from job j left join area a on a.code = j.area
    order by j.state in ('waiting', 'running') desc, j.asked_at desc, j.id desc limit ${MOST_LISTED}`.execute(tx);
  return rows;
}

/** One with its report; undefined outside what the actor may see. */
export async function findJob(tx: Tx, county: string, id: string): Promise<JobRow | undefined> {
  const { rows } = await sql<JobRow>`
    select ${COLUMNS}, j.report from job j left join area a on a.code = j.area
    where j.county = ${county} and j.id = ${id}`.execute(tx);
  return rows[0];
}

/** A row as pages show it. */
export function jobView({ askedById: _who, area: _area, ...row }: JobRow, mayCancel: boolean): JobView {
  return { ...row, label: JOB_KINDS[row.kind], mayCancel };
}
