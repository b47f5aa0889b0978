import { expect, test } from 'vitest';
import type { ParameterView } from '../../../contract/policy.ts';
import { valueWords } from './value-words.ts';

const own = {
  ...{ from: '2022-05-08', cites: null, standing: null, layer: 'lz-2022', said: '', formula: null, reading: null },
  ...{ overrides: [], counted: null, formulaParts: null, recorded: false },
};
const parameters: ParameterView[] = [
  { ...own, name: 'line', label: '监测线', unit: 'yuan', value: '6900' },
  { ...own, name: 'nearLineFactor', label: '接近监测线的倍数', unit: 'number', value: '1.2' },
];

test('金额带元，人数带人，倍数不带单位', () => {
  expect(valueWords('line', 6900, parameters)).toEqual({ label: '监测线', text: '6,900.00 元' });
  expect(valueWords('members', 3, parameters).text).toBe('3 人');
  expect(valueWords('nearLineFactor', 1.2, parameters).text).toBe('1.2');
});

test('不知道就说没有数据，只知道一部分就说范围', () => {
  expect(valueWords('line', null, parameters).text).toBe('没有数据');
  expect(valueWords('uninsured', { atLeast: 1, atMost: 3 }, parameters).text).toBe('1 至 3 人（有人未填）');
});

test('是非用是和否', () => {
  expect(valueWords('housingSecured', false, parameters)).toEqual({ label: '住房有保障', text: '否' });
});
