import type { ImportProgress, ImportReport } from '../../contract/imports.ts';
import { findIdentity } from '../accounts/queries.ts';
import { instantText } from '../clock/clock.ts';
import { inTransaction } from '../db/transaction.ts';
import { failureOf, isPassing } from '../http/failure.ts';
import { logProblem } from '../http/log.ts';
import { Problem, problem } from '../http/problem.ts';
import { inRounds, type Rounds } from '../jobs/rounds.ts';
import { telling } from '../jobs/telling.ts';
import { type Actor, actorOf, NOBODY, operatorActor } from '../rights/actor.ts';
import { mayDo } from '../rights/verbs.ts';
import { type Program, perform, type Work } from '../rights/work.ts';
import { fileNameOf, outcomeOf, sealReport } from './batch-seals.ts';
import { importWorkbook } from './import-workbook.ts';
import {
  type BatchEnd,
  type BatchRow,
  countUsersOfUpload,
  findBatch,
  listUnfinishedBatches,
  setBatchEnd,
  setBatchProgress,
} from './queries.ts';
import { dropUpload, forgetOpened, withOpened } from './uploads.ts';

const LOOK_EVERY = 1000;

/**
 * Runs imports one after the other as they are handed in, beginning with those that waited or ran when the program
 * ended. `stop` waits for the one under way.
 */
export function startImports(program: Program): Rounds {
  let isFresh = true;
  return inRounds('imports', LOOK_EVERY, async (isStopping) => {
    if (isFresh) await forgetOpened(program);
    isFresh = false;
    await runWaitingImports(program, isStopping);
  });
}

/** Runs what waits, oldest first. */
export async function runWaitingImports(program: Program, isStopping: () => boolean = () => false): Promise<void> {
  const waiting = await inTransaction(program.pool, NOBODY, listUnfinishedBatches);
  for (const { county, id, by } of waiting) {
    if (isStopping()) return;
    await runAlone(program, id, () => runBatch(program, county, id, by));
  }
}

/** Of several processes on one database only one runs a batch; the lock goes with its connection. */
async function runAlone(program: Program, id: string, run: () => Promise<void>): Promise<void> {
  const client = await program.pool.connect();
  const key = [`import batch ${id}`];
  try {
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as got', key);
    if (!rows[0]?.got) return;
    await run().finally(() => client.query('select pg_advisory_unlock(hashtextextended($1, 0))', key));
  } finally {
    client.release();
  }
}

async function runBatch(program: Program, county: string, id: string, by: string): Promise<void> {
  const actor = await findActor(program, by);
  const batch = await perform(program, actor ?? operatorActor(), ({ tx }) => findBatch(tx, county, id));
  if (!batch || !['waiting', 'running'].includes(batch.state)) return;
  try {
    if (!actor) throw problem('verbNotAllowed');
    await importBatch(program, actor, batch);
  } catch (error) {
    // The database went away in the middle: nothing was taken, and the next look begins the batch again.
    if (isPassing(error)) throw error;
    const failure = error instanceof Problem ? error.message : unexpected(error as Error);
    await end(program, actor ?? operatorActor(), batch, { state: 'failed', failure });
  }
}

/** Who handed it in, as long as they may still import. */
async function findActor(program: Program, account: string): Promise<Actor | undefined> {
  const identity = await findIdentity(program, account);
  const actor = identity && (await actorOf(program.pool, identity, 'import'));
  return actor && mayDo(actor.role, 'import.run') ? actor : undefined;
}

function unexpected(error: Error): string {
  const id = logProblem(error, 'JOB', 'imports');
  return (failureOf(error) ?? problem('unexpected', { id })).message;
}

async function importBatch(program: Program, actor: Actor, batch: BatchRow): Promise<void> {
  const { county, id, mode, dryRun, validFrom, upload } = batch;
  if (upload === null) throw problem('fileUnreadable', { why: '文件已经不在了，请重新上传。' });
  const name = await fileNameOf(program.keys, batch);
  // Through a connection of its own, since the import's is one open transaction.
  const progress = telling(
    ({ step }: ImportProgress) => step,
    (told) => perform(program, actor, ({ tx }) => setBatchProgress(tx, county, id, told)),
  );
  const report = await withOpened(program, county, upload, (path) =>
    importWorkbook(program, actor, {
      ...{ files: [{ path, name }], mode, dryRun, validFrom: validFrom ?? undefined, batch: id },
      onProgress: progress.tell,
      // In the import's own transaction: killed between the two, it would begin again and report that nothing changed.
      atEnd: (work, taken) => setEnd(work, batch, taken),
    }),
  ).finally(progress.end);
  if (report.problem || dryRun) await perform(program, actor, (work) => setEnd(work, batch, report));
  await forgetTaken(program, actor, batch, report);
}

async function setEnd({ tx, keys, clock }: Work, { county, id }: BatchRow, report: ImportReport): Promise<void> {
  const sealedReport = await sealReport(keys, county, id, report);
  const [state, at] = [report.problem ? 'refused' : 'done', instantText(clock.now())] as const;
  await setBatchEnd(tx, county, id, { state, at, outcome: outcomeOf(report), sealedReport });
}

/** A workbook that is in without a fault is not needed any more; one with faults can be had back with them. */
async function forgetTaken(program: Program, actor: Actor, { county, upload }: BatchRow, report: ImportReport) {
  if (upload === null || report.dryRun || report.faults.length > 0) return;
  const users = await perform(program, actor, ({ tx }) => countUsersOfUpload(tx, county, upload));
  if (users === 0) await dropUpload(program, county, upload);
}

async function end(program: Program, actor: Actor, { county, id }: BatchRow, ended: Omit<BatchEnd, 'at'>) {
  const at = instantText(program.clock.now());
  await perform(program, actor, ({ tx }) => setBatchEnd(tx, county, id, { ...ended, at }));
}
