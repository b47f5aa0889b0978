import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listDemoAccounts } from '../server/accounts/demo-accounts.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { perform } from '../server/rights/work.ts';
import { type TestProgram, testProgram } from '../server/testing/program.ts';
import { makeDemo } from './make.ts';

const today = '2026-03-20';
let program: TestProgram;

beforeAll(async () => {
  program = await testProgram(today);
  await makeDemo(program, { households: 700, towns: 2, villagesOfTown: [6, 6] });
}, 180_000);
afterAll(() => program.close());

/** Rows as the operator sees them. */
function rows<Row>(text: string): Promise<Row[]> {
  return perform(program, operatorActor(), async ({ tx }) => (await sql<Row>`${sql.raw(text)}`.execute(tx)).rows);
}

test('演示县里每一步都有案件', async () => {
  const found = await rows<{ step: string }>('select distinct step from monitoring_case');
  expect(found.map(({ step }) => step).sort()).toEqual(
    [
      ...['homeCheck', 'comparison', 'villageReview', 'publicNotice', 'townshipReview', 'countyDecision'],
      ...['monitored', 'closed'],
    ].sort(),
  );
});

test('有退回，有异议，有审核后纳入监测的，有不予纳入的', async () => {
  const found = await rows<{ kind: string }>('select distinct kind from event where case_id is not null');
  const kinds = found.map(({ kind }) => kind);
  for (const kind of ['sendBack', 'recordObjection', 'endNotice', 'decideCounty']) expect(kinds).toContain(kind);
  const decided = await rows<{ step: string }>(
    "select distinct c.step from monitoring_case c join event e on e.county = c.county and e.case_id = c.id where e.kind = 'decideCounty'",
  );
  expect(decided.map(({ step }) => step).sort()).toEqual(['closed', 'monitored']);
});

test('线索有未核实的，有核实的，有超期的；各种来源都有', async () => {
  const states = await rows<{ state: string; overdue: boolean }>(
    `select distinct state, due_on < '${today}' and state = 'open' as overdue from lead`,
  );
  expect(states).toEqual(
    expect.arrayContaining([
      { state: 'open', overdue: false },
      { state: 'open', overdue: true },
      { state: 'verified', overdue: false },
    ]),
  );
  const sources = await rows<{ source: string }>('select distinct source from lead_reason');
  expect(sources.map(({ source }) => source).sort()).toEqual(
    ['department', 'selfReport', 'supervision', 'system', 'visit'].sort(),
  );
});

test('村里用手机送来的登记等着镇里审核，有提出变化的，有没有变化的', async () => {
  const forms = await rows<{ standing: string; fields: number }>(
    'select standing, changed_fields as fields from visit_form order by fields',
  );
  expect(forms.map(({ standing }) => standing)).toEqual(Array(5).fill('proposed'));
  expect(forms[0]?.fields).toBe(0);
  expect(forms.at(-1)?.fields).toBe(2);
});

test('没有一件事发生在今天以后', async () => {
  const [latest] = await rows<{ on: string; at: string }>('select max(on_day) as on, max(at) as at from event');
  expect((latest?.on ?? '') <= today).toBe(true);
  const [entry] = await rows<{ late: number }>(
    `select count(*)::integer as late from audit.entry where at > '${today}T09:00:00+08:00'`,
  );
  expect(entry?.late).toBe(0);
});

test('每种角色一个账号，县里两个，密码各不相同', async () => {
  const accounts = await listDemoAccounts(program.dataDir);
  expect(accounts.map(({ name }) => name)).toEqual([
    ...['province', 'city', 'county', 'county2', 'township', 'village', 'system', 'security', 'audit'],
  ]);
  expect(new Set(accounts.map(({ password }) => password)).size).toBe(9);
});
