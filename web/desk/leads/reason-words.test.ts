import { expect, test } from 'vitest';
import { precisionSentence, precisionWords, reasonWords } from './reason-words.ts';

test('规则的句子去掉已经写在旁边的名称和条款', () => {
  expect(reasonWords('符合“收入低”：人均 6,000.00 元，低于监测线 6,900.00 元（依据：LZ 一(一)1）。')).toBe(
    '人均 6,000.00 元，低于监测线 6,900.00 元',
  );
  expect(reasonWords('符合“骤减”：不高于上年 9,000.00 元的 0.7 倍（自定缺省）。')).toBe(
    '不高于上年 9,000.00 元的 0.7 倍',
  );
});

test('人写的话一字不动', () => {
  expect(reasonWords('户主住院（县医院）。')).toBe('户主住院（县医院）。');
});

test('准确率是属实比已核实，写出底数；核实得太少，行上不写，指着时说不足', () => {
  expect(precisionWords({ confirmed: 6, verified: 12 })).toBe(' · 属实 6/12');
  expect(precisionWords(null)).toBe('');
  expect(precisionSentence({ confirmed: 6, verified: 12 })).toBe('这条规则已核实 12 条，属实 6 条（50%）');
  expect(precisionSentence(null)).toBe('这条规则的线索核实还不足 10 条，暂不算准确率');
});
