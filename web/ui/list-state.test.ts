import { expect, test } from 'vitest';
import { changedListState, readListState, writeListState } from './list-state.ts';

test('姓名、证件号等个人信息不进网址，只留在历史记录里', () => {
  const state = { page: 1, pageSize: 20, filters: { name: '张三', area: '420704101' } };
  expect(writeListState(state, ['name'])).toEqual({ search: 'area=420704101', personal: { name: '张三' } });
});

test('写进网址的状态读回来一样', () => {
  const state = { page: 3, pageSize: 50, sort: '-income', filters: { area: '420704101', name: '李四' } };
  const { search, personal } = writeListState(state, ['name']);
  expect(readListState(search, personal)).toEqual(state);
});

test('网址里写错的页码和行数按缺省', () => {
  expect(readListState('page=0&size=7', {})).toEqual({ page: 1, pageSize: 20, filters: {} });
  expect(readListState('page=1.5&size=100', {})).toEqual({ page: 1, pageSize: 100, filters: {} });
});

test('换查询条件回到第一页，翻页不动条件', () => {
  const state = { page: 4, pageSize: 20, filters: { area: '1' } };
  expect(changedListState(state, { filters: { area: '2' } })).toEqual({
    page: 1,
    pageSize: 20,
    filters: { area: '2' },
  });
  expect(changedListState(state, { page: 5 })).toEqual({ page: 5, pageSize: 20, filters: { area: '1' } });
});
