import { expect, test } from 'vitest';
import { FACT_SHAPES } from '../../../policy/facts/catalogue.ts';
import { completions, withWord } from './rule-text.ts';

const parameters = new Map([['line', { name: 'line', label: '监测线', money: true }]]);
const words = (text: string) => completions(text, text.length, FACT_SHAPES, parameters).map(({ word }) => word);

test('打头几个字母或中文名里的字，就列出指标和参数；没有写什么就不列', () => {
  expect(words('A3')).toContain('A38');
  expect(words('A38 < 监测')).toEqual(['monitored', 'line']);
  expect(words('A38 < ')).toEqual([]);
});

test('选中的词换下正在写的半截，运算符接在后面', () => {
  expect(withWord('A38 < 监测', 8, 'line')).toEqual({ text: 'A38 < line ', caret: 11 });
  expect(withWord('A38', 3, '<')).toEqual({ text: 'A38 < ', caret: 6 });
  expect(withWord('', 0, 'A38')).toEqual({ text: 'A38 ', caret: 4 });
});
