import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labelsOf } from '../../domain/code-lists/code-list.ts';
import { medicalInsurances } from '../../domain/code-lists/insurance.ts';
import { healthStates, labourSkills, schoolStages, workRegions } from '../../domain/code-lists/person.ts';
import { factColumn } from '../../policy/engine/sql.ts';
import { FACTS } from '../../policy/facts/catalogue.ts';
import { factsOfHousehold } from '../../policy/facts/facts-of-household.ts';
import { FACT_COLUMNS, factRow, factsSql, keptFactsSql } from '../../policy/facts/facts-sql.ts';
import { type HouseholdOnDay, INCOME_FIELDS } from '../../policy/facts/household-on-day.ts';
import { compilePack } from '../../policy/packs/compile.ts';
import { explainHousehold, proposedCategory } from '../../policy/packs/explain.ts';
import { resolveOn } from '../../policy/packs/resolve.ts';
import { judgementColumnsSql, ruleHitsSql } from '../../policy/packs/screening.ts';
import { LZ_PACK } from '../../policy/packs/shipped.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';

const COUNTY = '990101000000';
const DAY = '2022-05-30';
const BEFORE = '2022-05-01';
const AFTER = '2022-06-01';
const LONG_AGO = '2021-01-01';

const compiled = compilePack(resolveOn(LZ_PACK, '2022-05-30'), 'v');

function maybe<T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(values, { nil: undefined, freq: 5 });
}

const amount = maybe(fc.oneof(fc.constant(0n), fc.bigInt(-50_000n, 3_000_000n), fc.bigInt(-(10n ** 12n), 10n ** 12n)));
const secured = maybe(fc.boolean());

const member = fc.record({
  education: maybe(fc.constant('小学')),
  studentStatus: maybe(fc.constantFrom(...labelsOf(schoolStages))),
  health: maybe(fc.subarray(labelsOf(healthStates))),
  labour: maybe(fc.constantFrom(...labelsOf(labourSkills))),
  workRegion: maybe(fc.constantFrom(...labelsOf(workRegions))),
  workMonths: maybe(fc.integer({ min: 0, max: 12 })),
  medicalInsurance: maybe(fc.constantFrom(...labelsOf(medicalInsurances))),
});

const household: fc.Arbitrary<HouseholdOnDay> = fc
  .record({
    members: fc.array(member, { maxLength: 5 }),
    income: fc.record(Object.fromEntries(INCOME_FIELDS.map((field) => [field, amount]))),
    priorPerHead: amount,
    essentials: fc.record({ housing: secured, education: secured, water: secured }),
    lifted: fc.boolean(),
    monitored: fc.boolean(),
    riskRemoved: fc.boolean(),
  })
  .map((one) => ({ ...one, riskRemoved: one.monitored && one.riskRemoved }));

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query(
    `insert into area (code, parent, county, level, name, valid_from)
     values ($1, null, $1, 'county', '清河县', '2020-01-01')`,
    [COUNTY],
  );
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

type Row = Record<string, unknown>;

/** What every row of a household's tables carries. */
function row(household: string, different: Row): Row {
  const held = { known_from: '2022-01-01T00:00:00Z', standing: 'accepted', means: 'import', by_account: randomUUID() };
  return { county: COUNTY, area: COUNTY, id: randomUUID(), household, valid_from: BEFORE, ...held, ...different };
}

async function insert(table: string, rows: readonly Row[]): Promise<void> {
  await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
    JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? value.toString() : value)),
  ]);
}

/** Versions that must not count: withdrawn, proposed, not yet valid, no longer valid, older. */
const ASIDE: readonly Row[] = [
  { known_to: '2022-02-01T00:00:00Z' },
  { standing: 'proposed' },
  { valid_from: AFTER },
  { valid_from: LONG_AGO, valid_to: BEFORE },
];
const SNAPSHOTS_ASIDE: readonly Row[] = [...ASIDE.slice(0, 3), { valid_from: LONG_AGO }];

async function store(id: string, one: HouseholdOnDay): Promise<void> {
  await insert('household', [{ county: COUNTY, id, area: COUNTY, version: 1, opened_on: LONG_AGO }]);
  await storeMembers(id, one);
  const income = Object.fromEntries(INCOME_FIELDS.map((field) => [field.toLowerCase(), one.income[field]]));
  const wrongIncome = { purpose: '年度', a28: '77', prior_per_head: '77' };
  await insert('income_snapshot', [
    row(id, { purpose: '年度', ...income, prior_per_head: one.priorPerHead }),
    ...SNAPSHOTS_ASIDE.map((aside) => row(id, { ...wrongIncome, ...aside, valid_to: undefined })),
  ]);
  await insert('essentials_snapshot', [
    row(id, { purpose: '年度', ...one.essentials }),
    ...SNAPSHOTS_ASIDE.map((aside) => row(id, { purpose: '年度', housing: true, ...aside, valid_to: undefined })),
  ]);
  await storeEnrolments(id, one);
}

async function storeMembers(id: string, { members }: HouseholdOnDay): Promise<void> {
  const stranger = randomUUID();
  const persons = members.map((one) => ({ ...one, person: randomUUID() }));
  const everyone = [stranger, ...persons.map(({ person }) => person)];
  await insert(
    'person',
    everyone.map((person) => ({ county: COUNTY, id: person, area: COUNTY, version: 1 })),
  );
  await insert('membership', [
    ...persons.map(({ person }) => row(id, { person, relation: '其他', position: 0 })),
    ...ASIDE.map((aside) => row(id, { person: stranger, relation: '其他', position: 0, ...aside })),
  ]);
  await insert('person_version', [
    ...persons.map((one) =>
      row(id, {
        person: one.person,
        name: '某',
        education: one.education,
        student_status: one.studentStatus,
        health: one.health,
        labour: one.labour,
        work_region: one.workRegion,
        work_months: one.workMonths,
        medical_insurance: one.medicalInsurance,
      }),
    ),
    ...persons.flatMap(({ person }) =>
      ASIDE.map((aside) =>
        row(id, { person, name: '某', health: ['患有大病'], medical_insurance: '未参加', ...aside }),
      ),
    ),
  ]);
}

async function storeEnrolments(id: string, { lifted, monitored, riskRemoved }: HouseholdOnDay): Promise<void> {
  const empty = { risk_types: [] };
  await insert('enrolment', [
    ...(lifted ? [row(id, { scheme: 'lifted', ...empty })] : []),
    ...(monitored ? [row(id, { scheme: 'monitored', ...empty, risk_removed_on: riskRemoved ? DAY : AFTER })] : []),
    ...ASIDE.map((aside) => row(id, { scheme: 'lifted', ...empty, ...aside })),
    ...ASIDE.map((aside) => row(id, { scheme: 'monitored', ...empty, ...aside })),
  ]);
}

const scopeOf = {
  on: '$1::date',
  where: (alias: string, id: string) => `${alias}.county = $2 and ${id} = any($3)`,
};

test('任意有缺的农户：指标、命中、不知道的、类别、数值，库里算的和内存里算的一样', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(household, { minLength: 4, maxLength: 12 }), async (households) => {
      const ids = households.map(() => randomUUID());
      for (const [index, one] of households.entries()) await store(ids[index]!, one);
      const facts = `(${factsSql(scopeOf)})`;
      const scope = [DAY, COUNTY, ids];
      const judged = await client.query(`select f.*, ${judgementColumnsSql(compiled, 'f')} from ${facts} f`, scope);
      const hits = await client.query(ruleHitsSql(compiled, facts), scope);
      expect(judged.rows).toHaveLength(ids.length);
      for (const found of judged.rows) {
        const expected = factsOfHousehold(households[ids.indexOf(found.household)]!);
        expect(factRow(found)).toEqual(expected);
        const told = explainHousehold(compiled, expected);
        const named = (answer: string): string[] => told.filter((one) => one.answer === answer).map(({ rule }) => rule);
        expect(found.hits).toEqual(named('yes'));
        expect(found.unknowns).toEqual(named('unknown'));
        expect(found.category).toBe(proposedCategory(compiled, expected));
        const values = hits.rows.filter((hit) => hit.household === found.household);
        expect(values.map(({ rule, cites, values }) => ({ rule, cites, values }))).toEqual(
          told.filter((one) => one.answer === 'yes').map(({ rule, cites, values }) => ({ rule, cites, values })),
        );
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

/** Columns that no wanted fact has are left out, those of a figure per head are those of the two it is made of. */
function columnsOf(wanted: ReadonlySet<string>): string[] {
  const parts = FACTS.flatMap(({ id, ratio }) => (wanted.has(id) ? [id, ...(ratio ? [ratio.of, ratio.per] : [])] : []));
  const names = parts.map(factColumn);
  return FACT_COLUMNS.filter((column) => names.includes(column.replace(/_unknown$/, '')));
}

const byHousehold = 'order by household';
const NOTHING_KEPT = FACT_COLUMNS.filter((column) => column !== 'members');

test('只要几个指标，和全部指标里的这几个一样；留存的里面现算几个，只有这几个换了', async () => {
  const facts = FACTS.map(({ id }) => id).filter((id) => id !== 'members');
  await fc.assert(
    fc.asyncProperty(fc.array(household, { minLength: 6, maxLength: 12 }), fc.subarray(facts), async (some, names) => {
      const wanted = new Set(names);
      const ids = some.map(() => randomUUID());
      for (const [index, one] of some.entries()) await store(ids[index]!, one);
      const ask = async (text: string) => (await client.query(text, [DAY, COUNTY, ids])).rows as Row[];
      await ask(`insert into household_fact (county, household, area, on_day, members)
        select county, household, area, on_day, members from (${factsSql(scopeOf)}) f`);
      const all = await ask(`select * from (${factsSql(scopeOf)}) f ${byHousehold}`);
      const few = await ask(`select * from (${factsSql(scopeOf, wanted)}) f ${byHousehold}`);
      const kept = await ask(`select *, $1::date from (${keptFactsSql(scopeOf, wanted)}) f ${byHousehold}`);
      const columns = columnsOf(wanted);
      const shown = (rows: readonly Row[]) => rows.map((each) => columns.map((column) => each[column]));
      expect(shown(few)).toEqual(shown(all));
      expect(shown(kept)).toEqual(shown(all));
      for (const column of NOTHING_KEPT.filter((each) => !columns.includes(each))) {
        expect(few[0]).not.toHaveProperty(column);
        expect(kept.every((each) => each[column] === null)).toBe(true);
      }
    }),
    { numRuns: 6 },
  );
}, 120_000);
