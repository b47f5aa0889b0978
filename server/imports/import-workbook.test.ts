import { readFile } from 'node:fs/promises';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportMode, ImportReport } from '../../contract/imports.ts';
import { presentJudgement } from '../leads/present.ts';
import { judgeOn } from '../leads/screening.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { importWorkbook } from './import-workbook.ts';

interface Key {
  households: Record<
    string,
    { A33: number; A34: number; A37: number; A38: number; category: string; hits: string[]; members: number }
  >;
  faults: { sheet: string; row: number; column: string; value: string | number | null }[];
  faultless?: { households: number; persons: number; left_out: string[] };
  totals: { households: number; persons: number; monitored: number };
}

const county = '990101000000';

async function keyOf(name: string): Promise<Key> {
  return JSON.parse(await readFile(`samples/${name}.key.json`, 'utf8')) as Key;
}

function importSample(
  program: TestProgram,
  name: string,
  mode: ImportMode = 'whole',
  dryRun = false,
): Promise<ImportReport> {
  const files = [{ path: `samples/${name}.xlsx`, name: `${name}.xlsx` }];
  return importWorkbook(program, operatorActor(), { files, mode, dryRun });
}

async function ask<T>(program: TestProgram, question: RawBuilder<T>): Promise<T[]> {
  return perform(program, operatorActor(), async ({ tx }) => (await question.execute(tx)).rows);
}

const TABLES = [
  ...['area', 'household', 'household_version', 'person', 'person_version', 'membership', 'external_id', 'name_gram'],
  ...['income_snapshot', 'essentials_snapshot', 'enrolment', 'contact_officer', 'measure', 'campaign', 'sweep_form'],
  ...['household_fact', 'rule_hit', 'lead', 'lead_reason', 'policy_text', 'monitoring_case', 'event'],
];

async function rowCounts(program: TestProgram): Promise<Record<string, number>> {
  const counts = TABLES.map((table) => `select '${table}' as name, count(*)::integer as count from ${table}`);
  const rows = await ask(program, sql<{ name: string; count: number }>`${sql.raw(counts.join(' union all '))}`);
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

describe.each(['county-small', 'county-wild'])('%s', (name) => {
  let program: TestProgram;
  let key: Key;
  let report: ImportReport;

  beforeAll(async () => {
    program = await testProgram();
    key = await keyOf(name);
    report = await importSample(program, name);
  }, 120_000);
  afterAll(() => program.close());

  test('全部收下，户数人数与答案一致', () => {
    const { households, persons } = key.totals;
    expect(report.faults).toEqual([]);
    expect(report.accepted).toEqual({ households, persons });
    expect(report.changed).toEqual({ households, persons });
  });

  test('2022-05-30 每户的 A33、A34、A37、A38、建议类别和命中规则与答案一致', async () => {
    const judged = await perform(program, operatorActor(), (work) => judgeOn(work, { county }, '2022-05-30'));
    const told = judged.judgements.map(presentJudgement).map(({ household, A33, A34, A37, A38, category, hits }) => {
      return [household, { A33, A34, A37, A38, category, hits: hits.map(({ rule }) => rule).sort() }];
    });
    const expected = Object.entries(key.households).map(([no, { A33, A34, A37, A38, category, hits }]) => {
      return [no, { A33, A34, A37, A38, category: category || null, hits: [...hits].sort() }];
    });
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected));
  });

  test('监测对象、成员数与答案一致，每个监测对象接管为一个案件', async () => {
    const [row] = await ask(
      program,
      sql<{ monitored: number; members: number; cases: number }>`
        select (select count(*) from enrolment where scheme = 'monitored' and known_to is null)::integer as monitored,
          (select count(*) from membership where known_to is null and valid_from <= '2022-05-30')::integer as members,
          (select count(*) from monitoring_case)::integer as cases`,
    );
    expect(row).toEqual({ monitored: key.totals.monitored, members: key.totals.persons, cases: key.totals.monitored });
  });

  test('同一文件再导入一次，什么都不变', async () => {
    const before = await rowCounts(program);
    const again = await importSample(program, name);
    expect(again.accepted).toEqual(report.accepted);
    expect(again.changed).toEqual({ households: 0, persons: 0 });
    expect(await rowCounts(program)).toEqual(before);
  }, 120_000);
});

describe('county-faulty', () => {
  let program: TestProgram;
  let key: Key;

  beforeAll(async () => {
    program = await testProgram();
    key = await keyOf('county-faulty');
  });
  afterAll(() => program.close());

  const placesOf = (faults: readonly Key['faults'][number][]) =>
    faults.map(({ sheet, row, column, value }) => JSON.stringify([sheet, row, column, value])).sort();

  test('整份导入：13 处错误一个不多一个不少，什么都没有写入', async () => {
    const report = await importSample(program, 'county-faulty');
    expect(report.faults).toHaveLength(13);
    expect(placesOf(report.faults)).toEqual(placesOf(key.faults));
    expect(report.problem?.code).toBe('importRefused');
    expect(report.accepted).toEqual({ households: 0, persons: 0 });
    expect(Object.values(await rowCounts(program)).every((count) => count === 0)).toBe(true);
  }, 120_000);

  test('先检查：告诉会收下多少，什么都没有写入', async () => {
    const report = await importSample(program, 'county-faulty', 'faultless', true);
    expect(report.accepted).toEqual({ households: 0, persons: 0 });
    expect(report.changed).toEqual({ households: key.faultless?.households, persons: key.faultless?.persons });
    expect(Object.values(await rowCounts(program)).every((count) => count === 0)).toBe(true);
  }, 120_000);

  test('只收没有错误的农户：户数、人数、没有收下的户与答案一致', async () => {
    const report = await importSample(program, 'county-faulty', 'faultless');
    const { households, persons, left_out } = key.faultless ?? { households: 0, persons: 0, left_out: [] };
    expect(placesOf(report.faults)).toEqual(placesOf(key.faults));
    expect(report.accepted).toEqual({ households, persons });
    expect(report.leftOut).toEqual(left_out);
    const stand = await ask(
      program,
      sql<{ no: string }>`select value as no from external_id where scheme = 'householdNo'`,
    );
    expect(stand).toHaveLength(households);
    expect(stand.filter(({ no }) => left_out.includes(no))).toEqual([]);
  }, 120_000);
});
