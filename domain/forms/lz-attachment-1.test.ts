import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  type Attachment1Answers,
  attachment1Questions,
  attachment1Title,
  bareLabel,
  blankAttachment1,
  isAsked,
} from './lz-attachment-1.ts';
import { faultsOfAttachment1, opinionOf } from './lz-attachment-1-faults.ts';

const document = readFileSync(join(import.meta.dirname, '../../policy/sources/LZ.txt'), 'utf8');
const form = document.slice(document.lastIndexOf(attachment1Title), document.lastIndexOf('附件 2'));

const well: Attachment1Answers = {
  ...blankAttachment1,
  ...{ householdType: '一般农户', members: 3, reachesLine: true, education: true, medical: true, housing: true },
  ...{ water: true, meetsCriteria: false, homeState: '有人在家', opinion: '无' },
};
const monitored: Attachment1Answers = {
  ...well,
  ...{ householdType: '监测对象', meetsCriteria: null, measuresFit: true, meetsRemoval: false, meetsMonitoring: true },
};
const faultyKeys = (answers: Attachment1Answers) => faultsOfAttachment1(answers).map(({ key }) => key);

test('每一个问题都是附件1 的原话；处理意见、排查人员、备注是表外加的', () => {
  const added = ['opinion', 'visitors', 'remarks', 'riskTypes', 'riskNote'];
  const printed = attachment1Questions.filter(({ key }) => !added.includes(key));
  const bare = form.replace(/\s/g, '').replaceAll('(', '（').replaceAll(')', '）');
  expect(printed.filter(({ label }) => !bare.includes(bareLabel(label)))).toEqual([]);
  expect(printed).toHaveLength(23);
});

test('每一项答案都有一个问题，次序就是表的次序', () => {
  expect(attachment1Questions.map(({ key }) => key)).toEqual(Object.keys(blankAttachment1));
});

test('识别情况只问不是监测对象的户，监测对象情况只问监测对象，说明只在答否以后问', () => {
  const asked = (answers: Attachment1Answers) =>
    attachment1Questions.filter((question) => isAsked(question, answers)).map(({ key }) => key);
  expect(asked(well)).toContain('meetsCriteria');
  expect(asked(well)).not.toContain('meetsRemoval');
  expect(asked(monitored)).toContain('meetsRemoval');
  expect(asked(monitored)).not.toContain('meetsCriteria');
  expect(asked(well)).not.toContain('housingNote');
  expect(asked({ ...well, housing: false })).toContain('housingNote');
  expect(asked({ ...well, housing: null })).not.toContain('housingNote');
  expect(asked({ ...well, meetsCriteria: true })).toContain('riskTypes');
});

test('填全的没有错误；联系不上的，只要户类型、入户情况、处理意见', () => {
  expect(faultyKeys(well)).toEqual([]);
  expect(faultyKeys(monitored)).toEqual([]);
  const away = { ...blankAttachment1, householdType: '一般农户', homeState: '无人在家(无法联系)', opinion: '无' };
  expect(faultyKeys(away)).toEqual([]);
  expect(faultyKeys({ ...away, homeState: '无人在家(电话联系)' })).toContain('education');
});

test('答否要说明，空着的要填，缺的按表的次序说', () => {
  expect(faultyKeys({ ...well, housing: false })).toEqual(['housingNote']);
  expect(faultyKeys({ ...well, housing: false, housingNote: '屋顶漏' })).toEqual([]);
  expect(faultyKeys({ ...well, water: null, members: null })).toEqual(['members', 'water']);
  expect(faultyKeys({ ...well, meetsCriteria: true, opinion: '新识别纳入' })).toEqual(['riskTypes']);
  expect(faultsOfAttachment1({ ...well, reachesLine: null })).toEqual([
    { key: 'reachesLine', sentence: '“人均纯收入是否达到”还没有填。请填写。' },
  ]);
});

test('处理意见和前面的答案不能相反', () => {
  const opinions: [Attachment1Answers, string][] = [
    [monitored, '新识别纳入'],
    [well, '新识别纳入'],
    [well, '标注风险消除'],
    [well, '回退'],
    [monitored, '标注风险消除'],
    [monitored, '清退'],
  ];
  for (const [answers, opinion] of opinions) expect(faultyKeys({ ...answers, opinion })).toEqual(['opinion']);
  expect(faultyKeys({ ...monitored, meetsRemoval: true, opinion: '标注风险消除' })).toEqual([]);
  const unfit = { ...monitored, meetsMonitoring: false, meetsMonitoringNote: '名下有商品房' };
  expect(faultyKeys({ ...unfit, opinion: '清退' })).toEqual([]);
});

test('由答案推出的处理意见，自己不出错', () => {
  expect(opinionOf(well)).toBe('无');
  expect(opinionOf({ ...well, meetsCriteria: true })).toBe('新识别纳入');
  expect(opinionOf(monitored)).toBe('无');
  expect(opinionOf({ ...monitored, meetsRemoval: true })).toBe('标注风险消除');
  expect(opinionOf({ ...monitored, meetsRemoval: true, riskRemoved: true })).toBe('无');
  expect(opinionOf({ ...monitored, meetsMonitoring: false })).toBe('清退');
});
