import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judge } from '../../policy/engine/judge.ts';
import { lowerCondition } from '../../policy/engine/lower.ts';
import { packCondition, unpackCondition } from '../../policy/engine/packed.ts';
import { reasons } from '../../policy/engine/sentence.ts';
import { reasonsSql } from '../../policy/engine/sentence-sql.ts';
import { conditionSql, factColumn } from '../../policy/engine/sql.ts';
import type { Condition, FactRow } from '../../policy/engine/tree.ts';
import { FACT_SHAPES } from '../../policy/facts/catalogue.ts';
import { FACT_COLUMNS } from '../../policy/facts/facts-sql.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';

const ANSWERS = new Map<boolean | null, string>([
  [true, 'yes'],
  [false, 'no'],
  [null, 'unknown'],
]);

const MONEY = ['A28', 'A33', 'A36', 'A37', 'A34', 'A38', 'priorPerHead', 'line'];
const NUMBERS = ['members', 'share', '0', '1', '0.7', '3'];
const INTERVALS = ['seriouslyIll', 'beyondCompulsory', 'awayMonths'];
const FLAGS = ['lifted', 'housingSecured', 'true', 'false'];
const COMPARISONS = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');

const parameters = new Map([
  ['line', { name: 'line', label: '线', money: true, value: { numerator: 690_001n, denominator: 1n } }],
  ['share', { name: 'share', label: '比例', money: false, value: { numerator: 3n, denominator: 10n } }],
]);

/** Random rule texts that respect money and numbers, so that every one of them must be lowered and agree. */
const { condition } = fc.letrec<{ number: string; money: string; condition: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.constantFrom(...NUMBERS),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number')).map(bracketed),
    fc.tuple(tie('money'), fc.constant('/'), tie('money')).map(bracketed),
  ),
  money: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.constantFrom(...MONEY),
    fc.tuple(tie('money'), fc.constantFrom('+', '-'), tie('money')).map(bracketed),
    fc.tuple(tie('money'), fc.constantFrom('*', '/'), tie('number')).map(bracketed),
  ),
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom(...FLAGS),
    fc.tuple(tie('money'), COMPARISONS, tie('money')).map(bracketed),
    fc.tuple(tie('number'), COMPARISONS, tie('number')).map(bracketed),
    fc.tuple(fc.constantFrom(...INTERVALS), COMPARISONS, tie('number')).map(bracketed),
    fc.tuple(tie('number'), COMPARISONS, fc.constantFrom(...INTERVALS)).map(bracketed),
    fc.tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition')).map(bracketed),
    tie('condition').map((inner) => `!${inner}`),
  ),
}));

function bracketed(parts: readonly string[]): string {
  return `(${parts.join(' ')})`;
}

const amount = fc.oneof(fc.constant(null), fc.bigInt(-3n, 3n), fc.bigInt(-(10n ** 12n), 10n ** 12n));
const few = fc.oneof(fc.constant(null), fc.bigInt(0n, 4n));
const flag = fc.constantFrom(true, false, null);

const FLAG_FACTS = [...FACT_SHAPES.values()].filter(({ unit }) => unit === 'boolean').map(({ id }) => id);
const row: fc.Arbitrary<FactRow> = fc.record({
  ...Object.fromEntries(['A28', 'A33', 'A36', 'A37', 'priorPerHead'].map((name) => [name, amount])),
  ...Object.fromEntries(INTERVALS.flatMap((name) => [name, `${name}_unknown`]).map((name) => [name, few])),
  ...Object.fromEntries(FLAG_FACTS.map((name) => [name, flag])),
  members: few,
});

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** The rows as a relation `f` with every fact column; those the row leaves out are null. */
function relation(rows: readonly FactRow[]): string {
  const flags = new Set(FLAG_FACTS.map(factColumn));
  const lines = rows.map((one, index) => {
    const byColumn = new Map(Object.entries(one).map(([name, value]) => [factColumn(name), value]));
    const values = FACT_COLUMNS.map(
      (column) => `${byColumn.get(column) ?? null}::${flags.has(column) ? 'boolean' : 'bigint'}`,
    );
    return `(${index}, ${values.join(', ')})`;
  });
  return `(values ${lines.join(', ')}) as f(n, ${FACT_COLUMNS.join(', ')})`;
}

function sentAndRead(tree: Condition): Condition {
  return unpackCondition(JSON.parse(JSON.stringify(packCondition(tree))), FACT_SHAPES, parameters);
}

test('任意规则、任意有缺的数据，JS 和 SQL 的答案相同，发给浏览器的那棵树也是同一棵', async () => {
  const cases = fc.tuple(
    fc.array(condition, { minLength: 5, maxLength: 12 }),
    fc.array(row, { minLength: 1, maxLength: 8 }),
  );
  const seen = new Set<string | undefined>();
  await fc.assert(
    fc.asyncProperty(cases, async ([texts, rows]) => {
      const trees = texts.map((text) => lowerCondition(text, FACT_SHAPES, parameters));
      expect(trees.map(sentAndRead)).toEqual(trees);
      const columns = trees.map(
        (tree, i) => `(${conditionSql(tree, (name) => `f.${factColumn(name)}`, FACT_SHAPES)}) as c${i}`,
      );
      const found = await client.query(`select ${columns.join(', ')} from ${relation(rows)} order by n`);
      const bySql = found.rows.map((one) => texts.map((_, i) => ANSWERS.get(one[`c${i}`])));
      for (const answer of bySql.flat()) seen.add(answer);
      expect(bySql).toEqual(rows.map((one) => trees.map((tree) => judge(tree, one, FACT_SHAPES))));
    }),
    { numRuns: 300 },
  );
  expect([...seen].sort()).toEqual(['no', 'unknown', 'yes']);
});

test('任意规则、任意有缺的数据，答案为是的理由，SQL 写的和 JS 写的一字不差', async () => {
  const cases = fc.tuple(
    fc.array(condition, { minLength: 5, maxLength: 12 }),
    fc.array(row, { minLength: 1, maxLength: 8 }),
  );
  let said = 0;
  await fc.assert(
    fc.asyncProperty(cases, async ([texts, rows]) => {
      const trees = texts.map((text) => lowerCondition(text, FACT_SHAPES, parameters));
      const column = (name: string) => `f.${factColumn(name)}`;
      const columns = trees.map((tree, i) => {
        const holds = conditionSql(tree, column, FACT_SHAPES);
        return `case when ${holds} then ${reasonsSql(tree, column, FACT_SHAPES)} end as c${i}`;
      });
      const found = await client.query(`select ${columns.join(', ')} from ${relation(rows)} order by n`);
      for (const [n, one] of rows.entries()) {
        for (const [i, tree] of trees.entries()) {
          if (judge(tree, one, FACT_SHAPES) !== 'yes') continue;
          expect(found.rows[n][`c${i}`]).toBe(reasons(tree, one, FACT_SHAPES));
          said += 1;
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(said).toBeGreaterThan(500);
});
