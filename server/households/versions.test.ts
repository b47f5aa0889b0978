import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../domain/plain-date.ts';
import { uuidv7 } from '../clock/uuidv7.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform, type Work } from '../rights/work.ts';
import { COUNTY, makeTestCounty, SONG, type TestCounty } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { holdsOn } from './on-day.ts';
import { insertPersons } from './register.ts';
import { readVersions } from './version-rows.ts';
import { setVersions } from './versions.ts';

let program: TestProgram;
let county: TestCounty;

beforeAll(async () => {
  program = await testProgram();
  county = await makeTestCounty(program);
});
afterAll(() => program.close());

const run = <T>(act: (work: Work) => Promise<T>) => perform(program, operatorActor(), act);
const byDesk = { means: 'desk' } as const;

function setName(work: Work, person: string, from: string, name: string | undefined) {
  const values = name === undefined ? undefined : { name };
  return setVersions(work, 'person_version', COUNTY, [{ subject: { person }, area: SONG, from, values }], byDesk);
}

async function nameOn(work: Work, person: string, on: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select name from person_version v where county = ${COUNTY} and person = ${person} and ${holdsOn('v', on)}`.execute(
    work.tx,
  );
  expect(rows.length).toBeLessThan(2);
  return rows[0]?.name;
}

test('更正姓名留下历史：前一日仍是旧名，当日起是新名，旧行记下何时不再采信', async () => {
  const person = county.households.S1.persons[0]!;
  await run((work) => setName(work, person, '2022-03-10', '王建邦'));
  await run(async (work) => {
    expect(await nameOn(work, person, '2022-03-09')).toBe('王建国');
    expect(await nameOn(work, person, '2022-03-10')).toBe('王建邦');
    expect(await nameOn(work, person, '2022-03-11')).toBe('王建邦');
    const rows = await readVersions(work, 'person_version', COUNTY, sql`person = ${person}`);
    expect(rows.map(({ validFrom, validTo, knownTo }) => [validFrom, validTo, knownTo === null])).toEqual([
      ['2022-01-01', null, false],
      ['2022-01-01', '2022-03-10', true],
      ['2022-03-10', null, true],
    ]);
    expect(rows.map(({ means }) => means)).toEqual(['import', 'import', 'desk']);
  });
});

test('证件号码密封在行里：改了姓名，重写的每一行仍能打开，盲索引不变', async () => {
  const person = county.households.S2.persons[0]!;
  await run((work) => setName(work, person, '2022-02-01', '张富'));
  const { rows } = await run((work) =>
    sql<{ indexes: number; plain: number }>`
      select count(distinct id_index)::integer as indexes,
        count(*) filter (where position('990101195501013218'::bytea in private) > 0)::integer as plain
      from person_version where county = ${COUNTY} and person = ${person}`.execute(work.tx),
  );
  expect(rows[0]).toEqual({ indexes: 1, plain: 0 });
  const versions = await run((work) => readVersions(work, 'person_version', COUNTY, sql`person = ${person}`));
  expect(versions.map(({ values }) => values.idNumber)).toEqual(Array(3).fill('990101195501013218'));
  expect(versions[0]?.values.birthDate).toBe('1955-01-01');
});

test('再设同一个值，什么也不写', async () => {
  const person = county.households.L1.persons[0]!;
  const changed = await run((work) => setName(work, person, '2022-04-01', '欧阳春燕'));
  expect(changed).toEqual([false]);
  const rows = await run((work) => readVersions(work, 'person_version', COUNTY, sql`person = ${person}`));
  expect(rows.length).toBe(1);
});

/** The model: for each day, the value of the last setting that reaches it; a setting reaches up to the next edge. */
function modelOf(steps: readonly { day: number; name: string }[]): (string | undefined)[] {
  const days: (string | undefined)[] = Array.from({ length: 20 });
  const starts = new Set<number>();
  for (const { day, name } of steps) {
    if (days[day] === name) continue;
    const end = [...starts].filter((start) => start > day).sort((a, b) => a - b)[0] ?? 20;
    days.fill(name, day, end);
    starts.add(day);
  }
  return days;
}

test('任意次序、分几次事务设值，库里每一天都与小模型一致', async () => {
  const step = fc.record({ day: fc.nat(19), name: fc.constantFrom('甲', '乙', '丙') });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const person = uuidv7(program.clock);
      await run((work) => insertPersons(work, COUNTY, [{ id: person, area: SONG }]));
      for (const { day, name } of steps) await run((work) => setName(work, person, addDays('2022-01-01', day), name));
      const found = await run(async (work) => {
        const names: (string | undefined)[] = [];
        for (let day = 0; day < 20; day += 1) names.push(await nameOn(work, person, addDays('2022-01-01', day)));
        return names;
      });
      expect(found).toEqual(modelOf(steps));
    }),
    { numRuns: 25 },
  );
});

test('成员关系从某日起终止，此前仍在户', async () => {
  const { id, persons, area } = county.households.S1;
  const subject = { household: id, person: persons[2]! };
  await run((work) =>
    setVersions(work, 'membership', COUNTY, [{ subject, area, from: '2022-05-01', values: undefined }], byDesk),
  );
  const rows = await run((work) =>
    readVersions(work, 'membership', COUNTY, sql`person = ${subject.person} and known_to is null`),
  );
  expect(rows.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([['2022-01-01', '2022-05-01']]);
});
