import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asFarAs } from './as-far-as.ts';
import { judge } from './judge.ts';
import { lowerCondition } from './lower.ts';
import type { FactRow, FactShape, FactShapes } from './tree.ts';

const KEPT = ['monitored', 'lifted', 'members'];
const flag = (id: string): [string, FactShape] => [id, { id, label: id, unit: 'boolean', bound: 1n, needs: [] }];
const count = (id: string): [string, FactShape] => [id, { id, label: id, unit: 'count', bound: 99n, needs: [] }];
const facts: FactShapes = new Map([
  flag('monitored'),
  flag('lifted'),
  flag('visited'),
  count('members'),
  count('heads'),
]);

const told = (text: string) => asFarAs(lowerCondition(text, facts, new Map()), (fact: string) => KEPT.includes(fact));
const same = (text: string) => lowerCondition(text, facts, new Map());

test('问到没有留存的指标的部分算作可以成立，其余照写', () => {
  expect(told('monitored && heads != 1')).toEqual(same('monitored'));
  expect(told('monitored && (lifted || !visited)')).toEqual(same('monitored'));
  expect(told('monitored && members > 1 && !visited')).toEqual(same('monitored && members > 1'));
});

test('什么也说不出来的，是“是”；说定了的，是“否”', () => {
  expect(told('heads != 1')).toEqual({ kind: 'constant', value: true });
  expect(told('monitored || visited')).toEqual({ kind: 'constant', value: true });
  expect(told('!(visited && heads > 1)')).toEqual({ kind: 'constant', value: true });
  expect(told('false && visited')).toEqual({ kind: 'constant', value: false });
});

const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('monitored', 'lifted', 'visited', 'true', 'false', 'members > 1', 'heads != 1', 'members < heads'),
    fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
      .map(([one, operator, other]) => `(${one} ${operator} ${other})`),
    tie('condition').map((inner) => `!(${inner})`),
  ),
}));
const known = fc.constantFrom(true, false, null);
const some = fc.constantFrom(0n, 1n, 2n, null);
const row: fc.Arbitrary<FactRow> = fc.record({
  ...{ monitored: known, lifted: known, visited: known, members: some, heads: some },
});

test('符合全部条件的，也符合这一部分：没有一户漏掉', () => {
  fc.assert(
    fc.property(condition, row, (text, household) => {
      const whole = judge(same(text), household, facts);
      expect(whole === 'yes' && judge(told(text), household, facts) !== 'yes').toBe(false);
    }),
    { numRuns: 1000 },
  );
});
