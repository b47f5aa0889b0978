import { sql } from 'kysely';
import type { ImportBatchView, ImportMode, ImportProgress, ImportReport } from '../../contract/imports.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { Tx } from '../db/transaction.ts';

/** A batch as it stands in the books; what is sealed is opened by `batch-seals.ts`. */
export interface BatchRow {
  id: string;
  county: string;
  mode: ImportMode;
  dryRun: boolean;
  validFrom: PlainDate | null;
  state: ImportBatchView['state'];
  startedAt: string;
  finishedAt: string | null;
  by: string | null;
  byAccount: string;
  progress: ImportProgress;
  outcome: BatchOutcome | null;
  upload: string | null;
  failure: string | null;
  digest: Buffer;
  private: Buffer;
  report: Buffer | null;
}

/** Counts only. */
export interface BatchOutcome extends Pick<ImportReport, 'accepted' | 'changed'> {
  readonly faultCount: number;
  readonly warningCount: number;
}

const MOST_LISTED = 200;
const OPERATOR = '00000000-0000-0000-0000-000000000000';

function batchColumns(withReport: boolean) {
  return sql`b.id, b.county, b.mode, b.dry_run as "dryRun", b.valid_from as "validFrom", b.state,
    to_char(b.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt",
    to_char(b.finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "finishedAt",
    case when b.by_account = ${OPERATOR}
      then '运维操作员' else (select a.display_name from actor_of_account(b.by_account) a) end as "by", b.by_account as "byAccount", b.progress, b.outcome, b.upload, b.failure,
    b.digest, b.private, ${withReport ? sql`b.report` : sql`null::bytea`} as report`;
}

/** The imports of a county, newest first, without their reports. */
export async function listBatches(tx: Tx, county: string): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    select ${batchColumns(false)} from import_batch b where b.county = ${county}
    order by b.started_at desc, b.id desc limit ${MOST_LISTED}`.execute(tx);
  return rows;
}

/** One import; undefined outside the actor's area. */
export async function findBatch(tx: Tx, county: string, id: string): Promise<BatchRow | undefined> {
  const { rows } = await sql<BatchRow>`
    select ${batchColumns(true)} from import_batch b where b.county = ${county} and b.id = ${id}`.execute(tx);
  return rows[0];
}

export interface NewBatch {
  readonly county: string;
  readonly id: string;
  readonly sealedName: Buffer;
  readonly digest: Buffer;
  readonly mode: ImportMode;
  readonly dryRun: boolean;
  readonly validFrom: PlainDate | undefined;
  readonly upload: string | null;
  readonly by: string;
  readonly at: string;
}

/** Puts an import on record, waiting for its turn. Its area is the county's: only who sees all of it sees the report. */
export async function insertBatch(tx: Tx, batch: NewBatch): Promise<void> {
  const { county, id, sealedName, digest, mode, dryRun, validFrom, upload, by, at } = batch;
  const progress: ImportProgress = { step: 'waiting', rows: 0 };
  await sql`
    insert into import_batch (county, id, area, private, digest, mode, dry_run, valid_from, state, progress, upload,
      by_account, started_at)
    values (${county}, ${id}, ${county}, ${sealedName}, ${digest}, ${mode}, ${dryRun}, ${validFrom ?? null}, 'waiting',
      ${JSON.stringify(progress)}, ${upload}, ${by}, ${at})`.execute(tx);
}

export async function setBatchProgress(tx: Tx, county: string, id: string, progress: ImportProgress): Promise<void> {
  await sql`update import_batch set state = 'running', progress = ${JSON.stringify(progress)}
    where county = ${county} and id = ${id} and state in ('waiting', 'running')`.execute(tx);
}

/** The end of an import, however it ended. */
export interface BatchEnd {
  readonly state: 'done' | 'refused' | 'failed';
  readonly at: string;
  readonly outcome?: BatchOutcome;
  readonly sealedReport?: Buffer;
  readonly failure?: string;
}

export async function setBatchEnd(tx: Tx, county: string, id: string, end: BatchEnd): Promise<void> {
  const { state, at, outcome, sealedReport, failure } = end;
  await sql`
    update import_batch set state = ${state}, finished_at = ${at}, outcome = ${outcome ? JSON.stringify(outcome) : null},
      report = ${sealedReport ?? null}, failure = ${failure ?? null},
      progress = jsonb_set(progress, '{step}', '"done"')
    where county = ${county} and id = ${id}`.execute(tx);
}

/** Imports that wait, or ran when the program ended; asked before any actor is known. */
export async function listUnfinishedBatches(tx: Tx): Promise<{ county: string; id: string; by: string }[]> {
  const { rows } = await sql<{ county: string; id: string; by: string }>`
    select county, id, by_account as "by" from unfinished_imports() order by id`.execute(tx);
  return rows;
}

/** Other imports that still need the same workbook. */
export async function countUsersOfUpload(tx: Tx, county: string, upload: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from import_batch
    where county = ${county} and upload = ${upload} and state in ('waiting', 'running')`.execute(tx);
  return rows[0]?.count ?? 0;
}
