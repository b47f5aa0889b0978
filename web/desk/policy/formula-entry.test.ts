import { expect, test } from 'vitest';
import type { ParameterView } from '../../../contract/policy.ts';
import { entryOf, factorFault, isWhole, NEW_FORMULA, newFigure, partsOf, readingOf } from './formula-entry.ts';

const written = { ...NEW_FORMULA, times: '1.5', figure: 'classFourRuralAllowance', roundTo: '100', atLeast: 'floor' };
const allowance = { name: 'classFourRuralAllowance', label: '四类地区农村低保标准（元/年）', document: '粤民发' };
const floor = { name: 'floor', label: '监测线底线', value: '9060' } as ParameterView;

test('没有填的不写进算法，读回来还是一样', () => {
  const parts = partsOf({ ...written, roundTo: ' ', atLeast: '' });
  expect(parts).toEqual({ times: '1.5', figure: 'classFourRuralAllowance', yearsBack: 1 });
  expect(partsOf(entryOf(parts))).toEqual(parts);
});

test('倍数、公布的数缺一样就不算写完；取整可以不写，写了要对', () => {
  expect(isWhole(written)).toBe(true);
  expect(isWhole({ ...written, roundTo: '' })).toBe(true);
  expect(isWhole({ ...written, times: '' })).toBe(false);
  expect(isWhole({ ...written, figure: '' })).toBe(false);
  expect(isWhole({ ...written, roundTo: '0' })).toBe(false);
  expect(isWhole({ ...written, times: '一倍半' })).toBe(false);
});

test('写错的倍数当场说清，没有写的不催', () => {
  expect(factorFault('')).toBeUndefined();
  expect(factorFault(' 0.7 ')).toBeUndefined();
  expect(factorFault('6,900')).toContain('不是普通的数');
  expect(factorFault('1.1234567')).toContain('小数最多六位');
  expect(factorFault('0')).toBe('要写大于 0 的数');
});

test('读出算法和算出来的数：6400 的 1.5 倍是 9600；6000 的 1.5 倍不到底线，按 9060', () => {
  const reads = (value: string) =>
    readingOf(partsOf(written), { unit: 'yuan' }, '2023-01-01', [{ ...allowance, year: 2022, value }], [floor]);
  expect(reads('6400')).toBe(
    '1.5 × 上一年的四类地区农村低保标准（元/年），四舍五入到 100，不低于监测线底线。2023-01-01 这一天是 9600 元',
  );
  expect(reads('6000')).toContain('这一天是 9060 元');
});

test('没有录那一年的数，说缺哪一年的', () => {
  expect(
    readingOf(partsOf(written), { unit: 'yuan' }, '2023-01-01', [{ ...allowance, year: 2021, value: '6400' }], [floor]),
  ).toContain('算不出来：还没有录 2022 年的四类地区农村低保标准');
});

test('自己加的公布的数，名字不重；同一个名称再录一年，还是那个数', () => {
  const known = new Map([
    ['ownFigure1', '甲'],
    ['ownFigure4', '乙'],
  ]);
  expect(newFigure('甲', new Map()).name).toBe('ownFigure1');
  expect(newFigure('丙', known)).toEqual({ name: 'ownFigure5', label: '丙' });
  expect(newFigure('乙', known).name).toBe('ownFigure4');
});
