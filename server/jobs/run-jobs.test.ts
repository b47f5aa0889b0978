import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { problem } from '../http/problem.ts';
import { type Actor, operatorActor } from '../rights/actor.ts';
import { writeAudit } from '../rights/audit.ts';
import { perform } from '../rights/work.ts';
import { COUNTY, makeTestCounty, officer } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { askFor } from './ask-for.ts';
import { cancelJob, findJob } from './queries.ts';
import { type JobKind, type JobUnderWay, type JobWorld, jobRunner, startJobs } from './run-jobs.ts';

let program: TestProgram;
let county: Actor;
/** Who exists today. */
let actors: Map<string, Actor>;

beforeAll(async () => {
  program = await testProgram();
  await makeTestCounty(program);
  county = await officer(program, 'county');
});
afterAll(() => program.close());
beforeEach(async () => {
  program.setNow('2022-05-30');
  actors = new Map([[county.id, county]]);
  await asOwner("truncate job; delete from audit.entry where act = 'mark'");
});

async function asOwner(statement: string, url = program.adminUrl): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** A world in which every kind of work is this one. */
function worldOf(run: (job: JobUnderWay) => Promise<void>): JobWorld {
  const kind: JobKind = { may: 'screening.run', run };
  const findActor = async (_program: unknown, account: string) => actors.get(account);
  return { kinds: { screening: kind, quality: kind, auditVerify: kind, uploadExpiry: kind }, nightly: [], findActor };
}

/** Work that leaves a mark in the transaction that ends it. */
const leaveMark = (job: JobUnderWay) =>
  job.finish(async (work) => {
    await writeAudit(work, { act: 'mark' });
    return { marked: 1 };
  });

async function countMarks(): Promise<number> {
  const { rows } = await perform(program, operatorActor(), ({ tx }) =>
    sql<{ count: number }>`select count(*)::integer as count from audit.entry where act = 'mark'`.execute(tx),
  );
  return rows[0]?.count ?? -1;
}

const ask = (area = COUNTY) => perform(program, county, (work) => askFor(work, 'screening', COUNTY, area));
const jobOf = (id: string) => perform(program, operatorActor(), ({ tx }) => findJob(tx, COUNTY, id));
const village = (serial: number) => `9901011${String(serial).padStart(5, '0')}`;

test('办完的工作有结果、有始有终；还没办完时再要同一件，得到的是原来那一件', async () => {
  const id = await ask();
  expect(await ask()).toBe(id);
  expect(await jobOf(id)).toMatchObject({ state: 'waiting', askedBy: '测试county', startedAt: null });
  await jobRunner(program, worldOf(leaveMark)).runWaiting();
  expect(await jobOf(id)).toMatchObject({
    ...{ state: 'done', report: { marked: 1 }, startedAt: '2022-05-30T01:00:00.000Z', finishedAt: expect.any(String) },
  });
  expect(await ask()).not.toBe(id);
});

test('两个进程同时取，二十件各办一次', async () => {
  for (let serial = 1; serial <= 20; serial += 1) await ask(village(serial));
  const ran: string[] = [];
  const world = worldOf(async (job) => {
    ran.push(job.area);
    await leaveMark(job);
  });
  await Promise.all([jobRunner(program, world).runWaiting(), jobRunner(program, world).runWaiting()]);
  expect(ran).toHaveLength(20);
  expect(new Set(ran).size).toBe(20);
  expect(await countMarks()).toBe(20);
});

test('取走以后进程被杀：租约没到期谁也不接，到期一过别的进程接着办；三次都被杀，作失败', async () => {
  const id = await ask();
  const killed = jobRunner(program, worldOf(leaveMark));
  expect((await killed.take())?.id).toBe(id);
  const other = jobRunner(program, worldOf(leaveMark));
  program.setNow('2022-05-30T09:01:00+08:00');
  expect(await other.take()).toBeUndefined();
  program.setNow('2022-05-30T09:01:00.001+08:00');
  expect((await other.take())?.id).toBe(id);
  program.setNow('2022-05-30T09:03:00+08:00');
  expect((await other.take())?.id).toBe(id);
  program.setNow('2022-05-30T09:05:00+08:00');
  expect(await other.take()).toBeUndefined();
  expect(await jobOf(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('三次中途停了') });
});

test('停顿太久的进程醒来，工作已由别人办完：它做的全部退回', async () => {
  const id = await ask();
  let wake = () => {};
  const asleep = new Promise<void>((done) => {
    wake = done;
  });
  const sleeper = jobRunner(
    program,
    worldOf(async (job) => {
      await asleep;
      await leaveMark(job);
    }),
  );
  const sleeping = sleeper.runWaiting();
  await expect.poll(async () => (await jobOf(id))?.state).toBe('running');
  program.setNow('2022-05-30T09:02:00+08:00');
  await jobRunner(program, worldOf(leaveMark)).runWaiting();
  wake();
  await sleeping;
  expect(await countMarks()).toBe(1);
  expect(await jobOf(id)).toMatchObject({ state: 'done' });
});

test('按要的人今天的权限办：离任的、降为只看的，都不办，写明原因', async () => {
  const gone = await ask();
  actors.clear();
  const runner = jobRunner(program, worldOf(leaveMark));
  await runner.runWaiting();
  expect(await jobOf(gone)).toMatchObject({ state: 'failed', failure: problem('verbNotAllowed').message });
  actors.set(county.id, { ...county, role: 'province' });
  const lowered = await ask();
  await runner.runWaiting();
  expect((await jobOf(lowered))?.state).toBe('failed');
  expect(await countMarks()).toBe(0);
});

test('取消：排队的不再办；正在办的办了也退回；办完的取消不了', async () => {
  const cancel = (id: string) => perform(program, county, ({ tx, at }) => cancelJob(tx, COUNTY, id, at));
  const waiting = await ask();
  expect(await cancel(waiting)).toBe(true);
  const running = await ask();
  await jobRunner(
    program,
    worldOf(async (job) => {
      expect(await cancel(running)).toBe(true);
      await leaveMark(job);
    }),
  ).runWaiting();
  expect([(await jobOf(waiting))?.state, (await jobOf(running))?.state]).toEqual(['cancelled', 'cancelled']);
  expect(await countMarks()).toBe(0);
  const done = await ask();
  await jobRunner(program, worldOf(leaveMark)).runWaiting();
  expect(await cancel(done)).toBe(false);
});

test('办不成的，问题写在结果里；意外的只给编号，不露内情', async () => {
  const known = await ask();
  const fail = (error: Error) =>
    jobRunner(
      program,
      worldOf(() => Promise.reject(error)),
    ).runWaiting();
  await fail(problem('packNotInForce', { on: '2022-05-30' }));
  expect((await jobOf(known))?.failure).toContain('没有生效的政策包');
  const unknown = await ask();
  await fail(new Error('Key (name)=(张三) already exists'));
  expect((await jobOf(unknown))?.failure).toMatch(/程序出了意外.*编号 [0-9a-f]{8}/);
});

test('进度走一条自己的连接，办的人没提交也看得见', async () => {
  const id = await ask();
  await jobRunner(
    program,
    worldOf(async (job) => {
      job.tell({ stage: '正在数', done: 3, total: 12 });
      await expect.poll(async () => (await jobOf(id))?.done).toBe(3);
      expect(await jobOf(id)).toMatchObject({ state: 'running', stage: '正在数', total: 12 });
      await leaveMark(job);
    }),
  ).runWaiting();
  expect((await jobOf(id))?.state).toBe('done');
});

test('数据库断开再回来：程序不倒，工作自己重来，只办成一次', async () => {
  const { superuserUrl } = inject('clusterUrls');
  const id = await ask();
  let attempts = 0;
  const jobs = startJobs(
    program,
    worldOf(async (job) => {
      attempts += 1;
      await job.finish(async (work) => {
        await writeAudit(work, { act: 'mark' });
        if (attempts === 1)
          await asOwner(
            `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'shouwang_app'
              and datname = '${new URL(program.adminUrl).pathname.slice(1)}'`,
            superuserUrl,
          );
        return { attempts };
      });
    }),
  );
  await expect.poll(async () => (await jobOf(id).catch(() => undefined))?.state, { timeout: 20_000 }).toBe('done');
  await jobs.stop();
  expect(attempts).toBe(2);
  expect(await countMarks()).toBe(1);
});
