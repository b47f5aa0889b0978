import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labelsOf } from '../../domain/code-lists/code-list.ts';
import {
  extremePovertySupports,
  medicalInsurances,
  pensionInsurances,
  subsistenceAllowances,
} from '../../domain/code-lists/insurance.ts';
import { measureLists } from '../../domain/code-lists/measures.ts';
import {
  educationLevels,
  healthStates,
  labourSkills,
  schoolStages,
  sexes,
  workRegions,
} from '../../domain/code-lists/person.ts';
import { dayNumber, plainDateOfDayNumber } from '../../domain/plain-date.ts';
import { judge } from '../../policy/engine/judge.ts';
import { reasons } from '../../policy/engine/sentence.ts';
import { factsOfHousehold } from '../../policy/facts/facts-of-household.ts';
import { factsOfPerson } from '../../policy/facts/facts-of-person.ts';
import { factRow, factsSql } from '../../policy/facts/facts-sql.ts';
import { HOUSEHOLD_FACTS } from '../../policy/facts/further.ts';
import { householdAsTold, type JudgedHousehold } from '../../policy/facts/household-as-told.ts';
import type { HouseholdOnDay, MemberOnDay } from '../../policy/facts/household-on-day.ts';
import { PERSON_FACTS, SCHEME_FACTS } from '../../policy/facts/person.ts';
import { personFactsSql } from '../../policy/facts/person-sql.ts';
import { type CompiledRule, compilePack } from '../../policy/packs/compile.ts';
import { unpackJudging } from '../../policy/packs/judging.ts';
import { packJudging } from '../../policy/packs/pack-judging.ts';
import { resolveOn } from '../../policy/packs/resolve.ts';
import { shapesFor } from '../../policy/packs/shapes-for.ts';
import { LZ_PACK, SHIPPED_PACKS } from '../../policy/packs/shipped.ts';
import { judgeEntry } from '../../policy/rules/judged-entry.ts';
import { yesesSql } from '../../policy/rules/yeses.ts';
import { TEMPLATES } from '../../policy/thresholds/templates.ts';
import type { Tables } from '../db/tables.generated.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { HOUSEHOLD_TO_JUDGE } from '../households/household-to-judge.ts';
import { changedOwn, withOwnLayer } from './own-layer.ts';

const COUNTY = '990101000000';
const DAY = '2024-02-29';
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 5 });
const oneOf = (labels: readonly string[]) => maybe(fc.constantFrom(...labels));
/** Around the day, its year, its school year, 29 February, and the birthdays of 16, 60 and of school age. */
const day = fc.oneof(
  fc.constantFrom(
    '2024-02-29',
    '2024-03-01',
    '2024-02-28',
    '2023-09-01',
    '2023-08-31',
    '2024-01-01',
    '2023-12-31',
    '2008-02-29',
    '2008-03-01',
    '1964-02-29',
    '1964-03-01',
    '2017-09-01',
    '2017-09-02',
    '2008-09-01',
    '2008-09-02',
  ),
  fc.integer({ min: dayNumber('1950-01-01'), max: dayNumber('2024-12-31') }).map(plainDateOfDayNumber),
);

const member: fc.Arbitrary<MemberOnDay> = fc.record({
  name: fc.constantFrom('甲', '乙', '丙'),
  relation: fc.constantFrom('户主', '配偶', '之子', '之母', '其他'),
  sex: oneOf(labelsOf(sexes)),
  birthDate: maybe(day),
  education: oneOf(labelsOf(educationLevels)),
  studentStatus: oneOf(labelsOf(schoolStages)),
  health: maybe(fc.subarray(labelsOf(healthStates))),
  labour: oneOf(labelsOf(labourSkills)),
  workRegion: oneOf(labelsOf(workRegions)),
  workMonths: maybe(fc.integer({ min: 0, max: 12 })),
  medicalInsurance: oneOf(labelsOf(medicalInsurances)),
  criticalIllnessInsurance: maybe(fc.boolean()),
  pensionInsurance: oneOf(labelsOf(pensionInsurances)),
  subsistenceAllowance: oneOf(labelsOf(subsistenceAllowances)),
  extremePovertySupport: oneOf(labelsOf(extremePovertySupports)),
});

const measure = fc.constantFrom(...measureLists).chain(({ title, values }) =>
  fc.record({
    kind: fc.constant(title),
    option: oneOf(values.map(({ label }) => label)),
    startedOn: maybe(day),
    endedOn: maybe(day),
    state: oneOf(['已实施', '尚未实施']),
    department: oneOf(['人社']),
  }),
);

const amount = maybe(fc.bigInt(-10_000n, 3_000_000n));
const monitoring = fc.record({
  since: day.filter((each) => each <= DAY),
  category: oneOf(['脱贫不稳定户', '边缘易致贫户', '突发严重困难户']),
  riskTypes: fc.subarray(['因病', '因学', '因残', '因安全饮水', '缺劳动力', '因务工就业不稳']),
  mainRisk: oneOf(['因病', '因住房安全']),
  removedOn: maybe(day),
  removalWay: oneOf(['帮扶消除', '自然消除']),
  recognisedMembers: maybe(fc.integer({ min: 1, max: 5 })),
});

const household: fc.Arbitrary<HouseholdOnDay> = fc
  .record({
    members: fc.array(member, { maxLength: 4 }),
    income: fc.record({ A28: amount, A29: amount, A30: amount, A31: amount, A32: amount, A35: amount, A36: amount }),
    priorPerHead: amount,
    essentials: fc.record({ housing: maybe(fc.boolean()), education: maybe(fc.boolean()), water: maybe(fc.boolean()) }),
    lifted: fc.boolean(),
    monitoring: maybe(monitoring),
    incomeFrom: day.filter((each) => each <= DAY),
    essentialsFrom: day.filter((each) => each <= DAY),
    resettlementSite: maybe(fc.boolean()),
    phoneKnown: fc.boolean(),
    measures: fc.array(measure, { maxLength: 3 }),
    contacts: fc.array(
      fc.record({ name: fc.constantFrom('甲', '丁'), phoneKnown: fc.boolean(), households: fc.constant(1) }),
      { maxLength: 1 },
    ),
    sweeps: fc.array(
      fc.record({
        visitedOn: fc.constantFrom('2024-01-01', '2024-02-29'),
        enteredOn: fc.constantFrom('2023-12-31', '2024-02-29'),
        risks: fc.integer({ min: 0, max: 2 }),
      }),
      { maxLength: 2 },
    ),
    inCase: fc.boolean(),
    openLeads: fc.integer({ min: 0, max: 1 }),
    complaints: fc.integer({ min: 0, max: 2 }),
    confirmedLeads: fc.integer({ min: 0, max: 1 }),
    refusals: fc.integer({ min: 0, max: 2 }),
  })
  .map((one) => ({
    ...one,
    ...{ on: DAY, monitored: one.monitoring !== undefined },
    riskRemoved: (one.monitoring?.removedOn ?? '9') <= DAY,
  }));

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query(
    `insert into area (code, parent, county, level, name, valid_from) values ($1, null, $1, 'county', '清河县', '2020-01-01')`,
    [COUNTY],
  );
  await insert('campaign', [
    { county: COUNTY, id: CAMPAIGN, name: '排查', starts_on: '2024-01-01', ends_on: '2024-12-31' },
  ]);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

type Row = Record<string, unknown>;
const CAMPAIGN = randomUUID();
let villages = 0;

async function insert(table: string, rows: readonly Row[]): Promise<void> {
  await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
    JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? value.toString() : value)),
  ]);
}

/** Every household has an area of its own: officers of one name in one village are one. */
async function store(id: string, one: HouseholdOnDay): Promise<void> {
  villages += 1;
  const area = `990101${String(villages).padStart(6, '0')}`;
  const place = { county: COUNTY, area, household: id };
  const row = (different: Row): Row => ({
    ...{
      ...place,
      id: randomUUID(),
      valid_from: '1950-01-01',
      known_from: '2024-02-01T00:00:00Z',
      standing: 'accepted',
    },
    ...{ means: 'import', by_account: randomUUID(), ...different },
  });
  await client.query(
    `insert into area (code, parent, county, level, name, valid_from) values ($1, $2, $2, 'village', '村', '2020-01-01')`,
    [area, COUNTY],
  );
  await insert('household', [{ county: COUNTY, id, area, version: 1, opened_on: '1950-01-01' }]);
  await insert('household_version', [
    row({ resettlement_site: one.resettlementSite, phone_index: one.phoneKnown ? '\\x01' : null }),
  ]);
  const persons = one.members.map((each) => ({ each, person: randomUUID() }));
  await insert(
    'person',
    persons.map(({ person }) => ({ county: COUNTY, id: person, area, version: 1 })),
  );
  await insert(
    'membership',
    persons.map(({ each, person }, position) => row({ person, relation: each.relation, position })),
  );
  await insert(
    'person_version',
    persons.map(({ each, person }) => row({ ...columnsOf(each), person })),
  );
  const income = Object.fromEntries(Object.entries(one.income).map(([field, value]) => [field.toLowerCase(), value]));
  await insert('income_snapshot', [
    row({ purpose: '年度', ...income, prior_per_head: one.priorPerHead, valid_from: one.incomeFrom }),
  ]);
  await insert('essentials_snapshot', [row({ purpose: '年度', ...one.essentials, valid_from: one.essentialsFrom })]);
  await storeCare(row, one);
}

function columnsOf(each: MemberOnDay): Row {
  const named = Object.entries(each).map(([field, value]) => [
    field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return Object.fromEntries(named.filter(([field]) => field !== 'relation'));
}

async function storeCare(row: (different: Row) => Row, one: HouseholdOnDay): Promise<void> {
  const { monitoring: held, measures = [], contacts = [], sweeps = [], openLeads = 0, complaints = 0 } = one;
  const { confirmedLeads = 0, refusals = 0 } = one;
  if (one.lifted) await insert('enrolment', [row({ scheme: 'lifted', risk_types: [] })]);
  if (held) {
    const { since, category, riskTypes, mainRisk, removedOn, removalWay, recognisedMembers } = held;
    const values = {
      category,
      risk_types: riskTypes,
      main_risk: mainRisk,
      risk_removed_on: removedOn,
      removal_way: removalWay,
    };
    await insert('enrolment', [
      row({ scheme: 'monitored', valid_from: since, ...values, recognised_members: recognisedMembers }),
    ]);
  }
  await insert(
    'measure',
    measures.map((each) => row({ ...each, started_on: each.startedOn, ended_on: each.endedOn })),
  );
  await insert(
    'contact_officer',
    contacts.map(({ name, phoneKnown }) => row({ name, private: phoneKnown ? '\\x01' : null })),
  );
  const entered = (on: string) => `${on}T08:00:00+08:00`;
  await insert(
    'sweep_form',
    sweeps.map(({ visitedOn, enteredOn, risks }) =>
      row({
        ...{ campaign: CAMPAIGN, visited_on: visitedOn, known_from: entered(enteredOn) },
        risk_types: Array.from({ length: risks ?? 0 }, () => '因病'),
      }),
    ),
  );
  const opened = { opened_on: DAY, procedure_hash: 'p', pack_hash: 'p', state: {}, version: 1 };
  if (one.inCase) await insert('monitoring_case', [row({ ...opened, step: 'homeCheck' })]);
  if (refusals > 1) await insert('monitoring_case', [row({ ...opened, step: 'closed', closed_on: '2023-03-01' })]);
  await insert('monitoring_case', [row({ ...opened, step: 'closed', closed_on: '2023-02-28' })]);
  const leads = [
    ...Array.from({ length: openLeads }, () => ({ state: 'open' })),
    { state: 'verified', finding: 'alreadyMonitored', verified_on: DAY },
    { state: 'verified', finding: 'true', verified_on: DAY, case_id: randomUUID() },
    ...Array.from({ length: confirmedLeads }, () => ({ state: 'verified', finding: 'true', verified_on: DAY })),
    // A year before the day is too long ago.
    { state: 'verified', finding: 'false', verified_on: '2023-02-28' },
    ...Array.from({ length: Math.min(refusals, 1) }, () => ({
      state: 'verified',
      finding: 'false',
      verified_on: '2023-03-01',
    })),
  ];
  const rows = leads.map((each) => row({ ...each, desk: 'village', opened_on: DAY, due_on: DAY, version: 1 }));
  await insert('lead', rows);
  const told = (on: string, source: string) => row({ lead: rows[0]?.id, source, sentence: '', on_day: on });
  await insert('lead_reason', [
    ...Array.from({ length: complaints }, () => told('2023-03-01', 'supervision')),
    told('2023-02-28', 'supervision'),
    told(DAY, 'visit'),
  ]);
}

const scope = { on: '$1::date', where: (alias: string, id: string) => `${alias}.county = $2 and ${id} = any($3)` };
const WANTED = new Set(HOUSEHOLD_FACTS.map(({ id }) => id));
/** Every early warning that a county may take up from elsewhere. */
const chosen = TEMPLATES.reduce(
  (pack, { title, threshold }, n) => changedOwn(pack, { threshold: { id: `own.r${n + 1}`, title, threshold } }, DAY),
  withOwnLayer(LZ_PACK, '梁子湖区', DAY, null),
);
const shipped = SHIPPED_PACKS.map((pack) => compilePack(resolveOn(pack, DAY), 'v'));
const own = compilePack(resolveOn(chosen, DAY), 'v');
const packs = [...shipped, { ...own, further: own.rules.filter(({ id }) => id.startsWith('own.')) }];
const rules = packs.flatMap(({ further }) => further);
/** As the browser gets them. */
const judgings = packs.map((pack) => unpackJudging(JSON.parse(JSON.stringify(packJudging(pack)))));
const anyTx = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: {} as never }) });

/** A household as it is handed out to a browser. */
async function handedOut(id: string): Promise<JudgedHousehold> {
  const { sql, parameters } = HOUSEHOLD_TO_JUDGE.written(anyTx, { county: COUNTY, household: id, on: DAY });
  return householdAsTold((await client.query(sql, parameters)).rows[0].told);
}

/** What a browser says yes to: rule and whom. */
function saidInBrowser(id: string, one: JudgedHousehold): string[] {
  return judgings.flatMap((judging) => {
    const { answers } = judgeEntry({ ...judging, rules: [] }, one);
    const yeses = [...answers].filter(([, { answer }]) => answer === 'yes');
    return yeses.map(([key]) => (key.endsWith(' ') ? `${key}${id}` : key));
  });
}

test('任意有缺的农户和成员：指标、每条规则的答案和那一句话，库里算的和内存里算的一样；浏览器里判的也一样', async () => {
  let yeses = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(household, { minLength: 3, maxLength: 10 }), async (households) => {
      const ids: string[] = households.map(() => randomUUID());
      for (const [index, one] of households.entries()) await store(ids[index] ?? '', one);
      const ask = async (text: string) => (await client.query(text, [DAY, COUNTY, ids])).rows as Row[];
      const ofHouseholds = await ask(`select * from (${factsSql(scope, WANTED)}) f`);
      expect(ofHouseholds).toHaveLength(ids.length);
      for (const found of ofHouseholds) {
        expect(factRow(found, HOUSEHOLD_FACTS)).toEqual(
          factsOfHousehold(households[ids.indexOf(found.household as string)] as HouseholdOnDay, HOUSEHOLD_FACTS),
        );
      }
      const personFacts = [...PERSON_FACTS, ...SCHEME_FACTS];
      const ofPersons = await ask(
        `select f.*, m.position from (${personFactsSql(scope)}) f join membership m on m.person = f.person`,
      );
      expect(ofPersons).toHaveLength(households.flatMap(({ members }) => members).length);
      const memberOf = (found: Row) => {
        const one = households[ids.indexOf(found.household as string)] as HouseholdOnDay;
        return factsOfPerson(one.members[Number(found.position)] as MemberOnDay, one);
      };
      for (const found of ofPersons) expect(factRow(found, personFacts)).toEqual(memberOf(found));
      const bySqlAll: string[] = [];
      const told = (rule: CompiledRule, row: ReturnType<typeof factsOfPerson>) =>
        judge(rule.condition, row, shapesFor(rule)) === 'yes';
      for (const of of ['household', 'person'] as const) {
        const some = rules.filter((rule) => (rule.of ?? 'household') === of);
        const facts = of === 'person' ? personFactsSql(scope) : factsSql(scope, WANTED);
        const bySql = await ask(yesesSql(some, `(${facts})`));
        const rows =
          of === 'person'
            ? ofPersons.map((found) => [found, memberOf(found)] as const)
            : ofHouseholds.map((found) => [found, factRow(found, HOUSEHOLD_FACTS)] as const);
        const expected = rows.flatMap(([found, row]) =>
          some
            .filter((rule) => told(rule, row))
            .map((rule) =>
              [
                found.person ?? found.household,
                rule.id,
                rule.sentence ? '' : reasons(rule.condition, row, shapesFor(rule)),
              ].join(' '),
            ),
        );
        const own = new Set(some.filter(({ sentence }) => sentence).map(({ id }) => id));
        const answered = bySql.map((hit) =>
          [hit.person ?? hit.household, hit.rule, own.has(hit.rule as string) ? '' : hit.sentence].join(' '),
        );
        expect(answered.sort()).toEqual(expected.sort());
        for (const { rule, person, household: of } of bySql) bySqlAll.push(`${rule} ${person ?? of}`);
        yeses += answered.length;
      }
      const inBrowser: string[] = [];
      for (const [index, id] of ids.entries()) {
        const one = await handedOut(id);
        expect(factsOfHousehold(one, HOUSEHOLD_FACTS)).toEqual(
          factsOfHousehold(households[index] as HouseholdOnDay, HOUSEHOLD_FACTS),
        );
        inBrowser.push(...saidInBrowser(id, one));
      }
      expect([...new Set(inBrowser)].sort()).toEqual([...new Set(bySqlAll)].sort());
    }),
    { numRuns: 6 },
  );
  expect(yeses).toBeGreaterThan(300);
}, 60_000);
