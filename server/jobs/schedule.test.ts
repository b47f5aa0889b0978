import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantFromText } from '../clock/test-clock.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { COUNTY } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { WHOLE_PROGRAM } from './ask-for.ts';
import { type JobWorld, jobRunner } from './run-jobs.ts';
import { type Nightly, nightOf } from './schedule.ts';

let program: TestProgram;
beforeAll(async () => {
  program = await testProgram('2022-05-30T01:59:00+08:00');
});
afterAll(() => program.close());

const nightly: readonly Nightly[] = [
  {
    kind: 'uploadExpiry',
    places: async () => [{ county: WHOLE_PROGRAM, area: WHOLE_PROGRAM }],
    fromTheStart: true,
  },
  { kind: 'screening', places: async () => [{ county: COUNTY, area: COUNTY }] },
];

const kind = {
  may: 'screening.run' as const,
  run: (job: { finish: (act: () => Promise<object>) => Promise<void> }) => job.finish(async () => ({})),
};
const world: JobWorld = {
  kinds: { screening: kind, quality: kind, auditVerify: kind, uploadExpiry: kind },
  ...{ nightly, findActor: async () => undefined },
};

async function slots(): Promise<string[]> {
  const { rows } = await perform(program, operatorActor(), ({ tx }) =>
    sql<{ slot: string }>`select slot from job order by asked_at, slot`.execute(tx),
  );
  return rows.map(({ slot }) => slot);
}

test('夜里两点换夜：一点五十九分还算前一夜，两点整起算这一夜', () => {
  const night = (text: string) => nightOf(instantFromText(text) ?? Number.NaN);
  expect(night('2022-05-30T01:59:59.999+08:00')).toBe('2022-05-29');
  expect(night('2022-05-30T02:00:00+08:00')).toBe('2022-05-30');
  expect(night('2022-05-30T02:01:00+08:00')).toBe('2022-05-30');
  expect(night('2022-06-01T00:00:00+08:00')).toBe('2022-05-31');
});

test('每夜一次：01:59 不排，02:00 排上，02:01 不再排；停了三夜只补最近一夜；两个进程同时排也只有一份', async () => {
  const first = jobRunner(program, world);
  await first.runWaiting();
  expect(await slots()).toEqual(['uploadExpiry 2022-05-29']);
  program.setNow('2022-05-30T01:59:59+08:00');
  await first.runWaiting();
  await jobRunner(program, world).runWaiting();
  expect(await slots()).toHaveLength(1);
  program.setNow('2022-05-30T02:00:00+08:00');
  await first.runWaiting();
  expect(await slots()).toEqual(['uploadExpiry 2022-05-29', 'screening 2022-05-30', 'uploadExpiry 2022-05-30']);
  program.setNow('2022-05-30T02:01:00+08:00');
  await first.runWaiting();
  await jobRunner(program, world).runWaiting();
  expect(await slots()).toHaveLength(3);

  program.setNow('2022-06-02T08:30:00+08:00');
  await Promise.all([jobRunner(program, world).plan(), jobRunner(program, world).plan()]);
  expect((await slots()).slice(3)).toEqual(['screening 2022-06-02', 'uploadExpiry 2022-06-02']);
});
