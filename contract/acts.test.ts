import { Check } from 'typebox/schema';
import { expect, test } from 'vitest';
import { labelsOf } from '../domain/code-lists/code-list.ts';
import { reviewMeetings } from '../domain/code-lists/visits.ts';
import { actInputs, inputAsked, isActName } from './acts.ts';

test.each(Object.entries(actInputs))('%s 的例子合它自己的格式', (_, schema) => {
  const { examples } = schema as { examples?: unknown[] };
  expect(examples?.length).toBeGreaterThan(0);
  for (const example of examples ?? []) expect(Check(schema, example)).toBe(true);
});

test('必填项尽量少', () => {
  const required = Object.fromEntries(Object.entries(actInputs).map(([act, schema]) => [act, schema.required ?? []]));
  expect(required).toEqual({
    openCase: [],
    recordHomeCheck: ['finding'],
    fileAuthorisation: ['signedOn', 'signedBy'],
    recordComparison: ['result'],
    draftPlan: ['plan'],
    recordReview: ['kind', 'heldOn', 'present', 'votesFor', 'votesAgainst', 'outcome'],
    startNotice: [],
    recordObjection: ['finding'],
    endNotice: [],
    passTownship: [],
    sendBack: ['reason'],
    decideCounty: ['decision'],
  });
});

test('每项选择，往下走的排在第一', () => {
  expect(actInputs.recordHomeCheck.properties.finding.enum[0]).toBe('meets');
  expect(actInputs.recordComparison.properties.result.enum[0]).toBe('noDiscrepancy');
  expect(actInputs.recordReview.properties.outcome.enum[0]).toBe('pass');
  expect(actInputs.decideCounty.properties.decision.enum[0]).toBe('approve');
});

test('日期、空白、多余的项和清单以外的选择不收', () => {
  const { fileAuthorisation, recordReview, decideCounty } = actInputs;
  expect(Check(fileAuthorisation, { signedOn: '2022-02-30', signedBy: '户主' })).toBe(false);
  expect(Check(fileAuthorisation, { signedOn: '2022-05-08', signedBy: '' })).toBe(false);
  expect(Check(decideCounty, { decision: 'approve', remark: '多余' })).toBe(false);
  const review = { heldOn: '2022-05-08', present: 1, votesFor: 0, votesAgainst: 0, outcome: 'pass' };
  for (const kind of labelsOf(reviewMeetings)) expect(Check(recordReview, { ...review, kind })).toBe(true);
  expect(Check(recordReview, { ...review, kind: '碰头会' })).toBe(false);
  expect(Check(recordReview, { ...review, kind: '村民会议', present: 0 })).toBe(false);
});

test('案件要问的项，在给人看的格式里也是必填，原来的格式不变', () => {
  expect(inputAsked('decideCounty', ['lateReason']).required).toEqual(['decision', 'lateReason']);
  expect(inputAsked('endNotice', []).required).toEqual([]);
  expect(actInputs.decideCounty.required).toEqual(['decision']);
});

test('只认表里有的办事项', () => {
  expect([isActName('openCase'), isActName('takenOver'), isActName('toString')]).toEqual([true, false, false]);
});
