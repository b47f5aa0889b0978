import { expect, test } from 'vitest';
import type { JudgedHousehold } from '../facts/household-as-told.ts';
import { type Changes, withEssentials, withHome, withIncome, withMember } from '../facts/with-changes.ts';
import { compilePack } from '../packs/compile.ts';
import { unpackJudging } from '../packs/judging.ts';
import { packJudging } from '../packs/pack-judging.ts';
import { resolveOn } from '../packs/resolve.ts';
import { LZ_PACK } from '../packs/shipped.ts';
import { changeOfEntry, type EntryChange, judgeEntry } from './judged-entry.ts';
import { household } from './testing-judge.ts';

const judging = unpackJudging(
  JSON.parse(JSON.stringify(packJudging(compilePack(resolveOn(LZ_PACK, '2022-05-30'), 'v')))),
);

/** Two people with 20,000 + 1,000 − 500 yuan: 10,250.00 a head; figures of since 1 May. */
const { members, ...rest } = household({
  income: { A28: 2_000_000n, A29: 100_000n, A30: 0n, A31: 0n, A32: 50_000n, A35: 0n, A36: 0n },
  priorPerHead: 700_000n,
});
const held: JudgedHousehold = {
  ...rest,
  homeFrom: '2022-05-01',
  members: members.map((member, place) => ({ ...member, person: `p${place}`, heldFrom: '2022-05-01' })),
};

function changeBy(after: JudgedHousehold | undefined): EntryChange {
  if (!after) throw new Error('nothing changes today');
  return changeOfEntry(judging, judgeEntry(judging, held), judgeEntry(judging, after));
}
const titles = (some: readonly { readonly title: string }[]) => some.map(({ title }) => title);

test('人均正好在线上只是接近，低一分就低于监测线，类别随着变；回到线上就不再预警', () => {
  // 线 6,900：两人合计 13,800.00，工资即 13,800 − 1,000 + 500。
  expect(titles(changeBy(withIncome(held, { A28: 13_300 }, '2022-05-30')).warned)).toEqual(['人均收入接近监测线']);
  const below = changeBy(withIncome(held, { A28: 13_299.98 }, '2022-05-30'));
  expect(titles(below.warned)).toEqual(['人均收入低于监测线']);
  expect(below.warned[0]?.sentence).toContain(
    '人均收入参考范围 6,899.99 元，低于监测线 6,900.00 元（依据：LZ 一(一)1）',
  );
  expect(below.perHead).toEqual({ from: '10,250.00', to: '6,899.99' });
  expect(below.category?.from).toBeNull();
  const poor = withIncome(held, { A28: 13_299.98 }, '2022-05-30') as JudgedHousehold;
  const back = changeOfEntry(judging, judgeEntry(judging, poor), judgeEntry(judging, held));
  expect(titles(back.unwarned)).toEqual(['人均收入低于监测线']);
  expect(back.unwarned[0]?.sentence).toContain('不低于监测线');
});

test('务工满 12 个月却没有填务工区域，当场说是谁的疑点、依据和怎么改；填回去就没有', () => {
  const { doubts, listed } = changeBy(withMember(held, 'p1', { workRegion: null, workMonths: 12 }, '2022-05-30'));
  expect(doubts.map(({ name }) => name)).toEqual(['李秀英']);
  expect(doubts[0]?.sentence).not.toBe('');
  expect(listed).toEqual([]);
  expect(changeBy(withMember(held, 'p1', { workMonths: 10 }, '2022-05-30')).doubts).toEqual([]);
});

test('饮水改为没有保障会新增预警；填回有保障不变', () => {
  expect(titles(changeBy(withEssentials(held, { water: false }, '2022-05-30')).warned)).toEqual(['饮水没有保障']);
  expect(changeBy(withEssentials(held, { water: true }, '2022-05-30')).warned).toEqual([]);
});

test('只填证件号码时，出生日期由号码得出，与服务器存的一样', () => {
  const after = withMember(held, 'p1', { idNumber: '110101201001010015' }, '2022-05-30');
  expect(after?.members[1]?.birthDate).toBe('2010-01-01');
});

test('从今天所持记录之前起的更正，不改变今天', () => {
  const before = '2022-04-30';
  const ways: ((changes: Changes, from: string) => JudgedHousehold | undefined)[] = [
    (changes, from) => withMember(held, 'p0', changes, from),
    (changes, from) => withHome(held, changes, from),
    (changes, from) => withIncome(held, changes, from),
    (changes, from) => withEssentials(held, changes, from),
  ];
  for (const way of ways) {
    expect(way({}, before)).toBeUndefined();
    expect(way({}, '2022-05-01')).toBeDefined();
  }
});
