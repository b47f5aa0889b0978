import { randomUUID } from 'node:crypto';
import type { JobKindName } from '../../contract/jobs.ts';
import { instantText } from '../clock/clock.ts';
import { inTransaction } from '../db/transaction.ts';
import { failureOf, isPassing } from '../http/failure.ts';
import { logProblem } from '../http/log.ts';
import { Problem, problem } from '../http/problem.ts';
import { type Actor, operatorActor } from '../rights/actor.ts';
import { mayDo, type Verb } from '../rights/verbs.ts';
import { type Program, perform, type Work } from '../rights/work.ts';
import {
  failHopeless,
  type JobProgress,
  releaseJob,
  renewLease,
  setJobEnd,
  setProgress,
  type TakenJob,
  type Taker,
  takeJob,
} from './queries.ts';
import { inRounds, type Rounds } from './rounds.ts';
import { type Nightly, nightOf, planNight } from './schedule.ts';
import { telling } from './telling.ts';

/** What a kind of work does, and who may have it done. */
export interface JobKind {
  readonly may: Verb;
  /** Must end with `finish`, once. */
  readonly run: (job: JobUnderWay) => Promise<void>;
}

/** Work that was taken, with the asker's rights of today. */
export interface JobUnderWay {
  readonly program: Program;
  readonly actor: Actor;
  readonly county: string;
  readonly area: string;
  /** Tells how far it is, through a connection of its own; at most once a second. */
  tell(progress: JobProgress): void;
  /** One transaction in which the work is done and ended: never one without the other, never by two processes. */
  finish(act: (work: Work) => Promise<object>): Promise<void>;
}

export interface JobWorld {
  readonly kinds: Readonly<Record<JobKindName, JobKind>>;
  readonly nightly: readonly Nightly[];
  /** Who asked, as of today; undefined when the account is closed or holds no role. */
  readonly findActor: (program: Program, account: string) => Promise<Actor | undefined>;
}

const LOOK_EVERY = 1000;
const LEASE = 60_000;
const RENEW_EVERY = 15_000;
const MOST_ATTEMPTS = 3;

/** The work was taken over or called off meanwhile: what was done is rolled back. */
class NotOurs extends Error {}

/**
 * Runs work one piece after the other until `stop`, which waits for the one under way. The database may be away for a
 * while: work under way then waits for its lease to run out, and the next look finds it again.
 */
export function startJobs(program: Program, world: JobWorld): Rounds {
  const runner = jobRunner(program, world);
  return inRounds('jobs', LOOK_EVERY, runner.runWaiting);
}

/** One process that plans, takes and runs work. */
export function jobRunner(program: Program, world: JobWorld, process: string = randomUUID()) {
  let planned = '';
  const taker = (): Taker => {
    const now = program.clock.now();
    return { process, at: instantText(now), leaseUntil: instantText(now + LEASE) };
  };
  const asProgram = <T>(ask: Parameters<typeof inTransaction<T>>[2]) =>
    inTransaction(program.pool, operatorActor(), ask);
  const plan = async () => {
    const night = nightOf(program.clock.now());
    if (night === planned) return;
    await planNight(program, world.nightly, night);
    planned = night;
  };
  const take = () =>
    asProgram(async (tx) => {
      await failHopeless(
        tx,
        taker().at,
        MOST_ATTEMPTS,
        '办这件事的程序三次中途停了，没有办成。请重新提交；再不行请告诉系统管理员。',
      );
      return takeJob(tx, taker());
    });
  return {
    plan,
    take,
    run: (job: TakenJob) => runJob({ program, world, job, taker }),
    /** Everything that waits, oldest first. */
    async runWaiting(isStopping: () => boolean = () => false): Promise<void> {
      await plan();
      while (!isStopping()) {
        const job = await take();
        if (!job) return;
        await runJob({ program, world, job, taker });
      }
    },
  };
}

interface Run {
  readonly program: Program;
  readonly world: JobWorld;
  readonly job: TakenJob;
  readonly taker: () => Taker;
}

async function runJob(run: Run): Promise<void> {
  const { program, world, job, taker } = run;
  const lease = setInterval(() => {
    inTransaction(program.pool, operatorActor(), (tx) => renewLease(tx, job, taker())).catch(() => undefined);
  }, RENEW_EVERY);
  const progress = telling(
    ({ stage }: JobProgress) => stage,
    (told) => inTransaction(program.pool, operatorActor(), (tx) => setProgress(tx, job, taker().process, told)),
  );
  try {
    const kind = world.kinds[job.kind];
    const actor = await actorFor(run);
    if (!kind || !actor || !mayDo(actor.role, kind.may)) throw problem('verbNotAllowed');
    const finish: JobUnderWay['finish'] = (act) =>
      perform(program, actor, async (work) => {
        const report = await act(work);
        await progress.end();
        const { process } = taker();
        if (!(await setJobEnd(work.tx, job, process, { state: 'done', at: work.at, report }))) throw new NotOurs();
      });
    await kind.run({ program, actor, county: job.county, area: job.area, tell: progress.tell, finish });
  } catch (error) {
    if (!(error instanceof NotOurs)) await fail(run, error as Error);
  } finally {
    clearInterval(lease);
    await progress.end();
  }
}

/**
 * What passes by itself is done again, at most three times. Without a database not even that can be put on record:
 * then the lease runs out, and the work is taken again.
 */
async function fail({ program, job, taker }: Run, error: Error): Promise<void> {
  if (isPassing(error)) {
    await inTransaction(program.pool, operatorActor(), (tx) => releaseJob(tx, job, taker().process, MOST_ATTEMPTS));
    throw error;
  }
  const known = error instanceof Problem ? error : failureOf(error);
  const failure = (known ?? problem('unexpected', { id: logProblem(error, 'JOB', job.kind) })).message;
  const { process, at } = taker();
  await inTransaction(program.pool, operatorActor(), (tx) =>
    setJobEnd(tx, job, process, { state: 'failed', at, failure }),
  );
}

function actorFor({ program, world, job }: Run): Promise<Actor | undefined> | Actor {
  if (job.askedBy === null) return { ...operatorActor(), device: 'schedule' };
  return world.findActor(program, job.askedBy);
}
