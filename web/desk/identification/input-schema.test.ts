import { expect, test } from 'vitest';
import { type ActName, actInputs } from '../../../contract/acts.ts';
import { choiceWords, faultsOf, fieldsOf, hintOf, inputOf, schemaOf, usualValues } from './input-schema.ts';

const field = (act: ActName, name: string) => schemaOf(act).properties?.[name] ?? {};

test('选项用说明里的全话，说明里不再重复，也不露出英文代码', () => {
  const finding = field('recordHomeCheck', 'finding');
  expect(choiceWords('doesNotMeet', finding.description)).toBe('不符合，案件办结');
  expect(hintOf(finding)).toBeUndefined();
  const outcome = field('recordReview', 'outcome');
  expect(choiceWords('fail', outcome.description)).toBe('不通过，案件办结');
  expect(hintOf(outcome)).toBe('反对票多于赞成票的不能记为通过');
});

test('退回到哪一步，用环节的名字', () => {
  const to = field('sendBack', 'to');
  expect(choiceWords('villageReview', to.description)).toBe('村级评议');
  expect(hintOf(to)).toBe('不填就退回上一步：镇审核退到 村级评议，区审定退到 镇审核（只有区级能退到这里）');
});

test('没有一个事项的选项或提示露出英文', () => {
  for (const act of Object.keys(actInputs) as ActName[]) {
    for (const { schema } of fieldsOf(schemaOf(act))) {
      const words = [
        ...(schema.enum ?? []).map((value) => choiceWords(value, schema.description)),
        hintOf(schema) ?? '',
      ];
      expect(words.join('')).not.toMatch(/[A-Za-z]/);
    }
  }
});

test('常用的值做成选项', () => {
  expect(usualValues(field('recordHomeCheck', 'riskTypes'))).toContain('因病');
  expect(hintOf(field('recordHomeCheck', 'riskTypes'))).toBe('可选几项；符合监测范围的至少一项');
});

test('空的不送；空行不送；文字去掉两头空格', () => {
  expect(
    inputOf({ note: ' ', plan: ' 养鸡 ', count: 0, measures: [{ kind: '', option: '' }, { kind: '产业帮扶' }] }),
  ).toEqual({
    plan: '养鸡',
    count: 0,
    measures: [{ kind: '产业帮扶' }],
  });
});

test('必填没填的说出来，零票不算没填', () => {
  const fields = fieldsOf(schemaOf('recordReview'));
  const draft = { kind: '村民会议', heldOn: '2022-05-08', present: 21, votesFor: 20, votesAgainst: 0 };
  expect(faultsOf(fields, draft)).toEqual({ outcome: '请填写评议结果。' });
});
