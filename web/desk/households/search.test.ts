import { expect, test } from 'vitest';
import { searchOf } from './search.ts';

const firstPage = { page: 1, pageSize: 20 };

test('查询条件去掉首尾空白，没填的不问', () => {
  const filters = { name: ' 张 ', area: '', standing: 'riskStands' };
  expect(searchOf({ ...firstPage, filters })).toEqual({ name: '张', riskRemoved: false, page: 1 });
});

test('排序前面带减号的从大到小', () => {
  expect(searchOf({ ...firstPage, sort: '-A38', filters: {} })).toEqual({ sort: 'A38', descending: true, page: 1 });
  expect(searchOf({ ...firstPage, sort: 'A38', filters: {} })).toEqual({ sort: 'A38', descending: false, page: 1 });
});

test('证件号码差一位不问服务器，说明怎么办；十五位、十八位都问', () => {
  expect(() => searchOf({ ...firstPage, filters: { idNumber: '99010119700312' } })).toThrow('证件号码要写全');
  expect(searchOf({ ...firstPage, filters: { idNumber: '990101197003121' } }).idNumber).toBe('990101197003121');
  expect(searchOf({ ...firstPage, filters: { idNumber: '990101197003121231' } }).idNumber).toBe('990101197003121231');
});

test('电话只写几位不问服务器', () => {
  expect(() => searchOf({ ...firstPage, filters: { phone: '199123' } })).toThrow('电话号码要写全');
  expect(searchOf({ ...firstPage, filters: { phone: '1991234' } }).phone).toBe('1991234');
});
