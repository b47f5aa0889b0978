import { expect, test } from 'vitest';
import { canonicalJson } from '../procedures/canonical-json.ts';
import type { ActRule } from '../procedures/vocabulary.ts';
import { stepOf } from '../procedures/vocabulary.ts';
import { lz2022Identification as table } from './lz-2022.ts';

function targetsOf({ outcome }: ActRule): string[] {
  if (outcome.by === 'act') return [outcome.next];
  if (outcome.by === 'input' || outcome.by === 'objections') return Object.values(outcome.next);
  return outcome.by === 'sendBack' ? Object.values(outcome.targets).flat() : [];
}

test('环节、办事项和期限的名称固定', () => {
  expect(table.steps.map(({ step }) => step).join(' ')).toBe(
    'homeCheck comparison villageReview publicNotice townshipReview countyDecision monitored closed',
  );
  expect(table.acts.map(({ act }) => act).sort()).toEqual(
    [
      ...['openCase', 'recordHomeCheck', 'fileAuthorisation', 'recordComparison', 'recordReview', 'startNotice'],
      ...['recordObjection', 'endNotice', 'passTownship', 'sendBack', 'decideCounty', 'draftPlan', 'takenOver'],
    ].sort(),
  );
  expect(table.clocks.map(({ clock }) => clock)).toEqual(['publicNotice', 'identification', 'contactAndPlan']);
});

test('表里提到的环节都在表里，办完的环节不能再办事', () => {
  for (const rule of table.acts) {
    const places = Object.keys(rule.where).filter((step) => step !== 'unopened');
    for (const step of places) expect(stepOf(table, step).over).toBeUndefined();
    for (const step of targetsOf(rule)) expect(stepOf(table, step).step).toBe(step);
  }
  for (const { after, once } of table.steps) {
    for (const step of [...after, ...(once ? [once.goesTo] : [])]) expect(stepOf(table, step).step).toBe(step);
  }
});

test('每个要等人办的环节，等的那个岗位在那里有事可办', () => {
  for (const { step, desk } of table.steps) {
    const here = table.acts.flatMap((rule) => rule.where[step] ?? []);
    expect(desk === undefined ? here.length === 0 : here.includes(desk)).toBe(true);
  }
});

test('要填的项都有中文名称，表能写成唯一的文本', () => {
  const fields = table.acts.flatMap(({ needs }) => needs.flatMap((need) => ('field' in need ? [need.field] : [])));
  for (const field of fields) expect(table.labels).toHaveProperty(field);
  expect(JSON.parse(canonicalJson(table as never))).toEqual(table);
});
