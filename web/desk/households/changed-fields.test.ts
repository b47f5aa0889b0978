import { expect, test } from 'vitest';
import { changedFields, differences, draftOf } from './changed-fields.ts';
import type { Correction } from './correction-subjects.ts';

const correction: Correction = {
  title: '更正成员资料',
  path: '/members/1/correction',
  fields: {
    name: { label: '姓名', type: 'text' },
    phone: { label: '电话', type: 'text' },
    health: { label: '健康状况', type: 'choices' },
  },
  current: { name: '王建国', phone: '199****1234', health: ['健康'] },
  sealed: ['phone'],
  applied: (household) => household,
};

test('遮住的值不放进表单，不改就不提交', () => {
  const first = draftOf(correction);
  expect(first).toEqual({ name: '王建国', phone: null, health: ['健康'] });
  expect(changedFields(first, first)).toEqual({});
});

test('只提交改过的项，清空就是不清楚', () => {
  const first = draftOf(correction);
  expect(changedFields(first, { ...first, health: null })).toEqual({ health: null });
  expect(changedFields(first, { ...first, health: ['健康'] })).toEqual({});
  expect(changedFields(first, { ...first, phone: '19900010001' })).toEqual({ phone: '19900010001' });
});

test('两份对照用字段的名称和话', () => {
  expect(differences({ health: ['残疾', '长期慢性病'], name: null }, correction)).toEqual([
    { label: '健康状况', mine: '残疾、长期慢性病', theirs: '健康' },
    { label: '姓名', mine: '未填', theirs: '王建国' },
  ]);
});
