import { expect, test } from 'vitest';
import { faultsOfNaturalChanges, type JoinedMember, type NaturalChanges } from './natural-changes.ts';

const HELD = [
  { person: 'head', name: '王建国', relation: '户主' },
  { person: 'wife', name: '李秀兰', relation: '配偶' },
];
const VISITED = '2022-05-30';

const BABY: JoinedMember = { kind: '出生', on: '2022-05-20', name: '王小宝', sex: '男', relation: '之孙子' };
const BRIDE: JoinedMember = {
  ...{ kind: '婚入', on: '2022-05-01', name: '赵小梅', sex: '女', relation: '之儿媳', birthDate: '2000-03-03' },
};

const keysOf = (changes: NaturalChanges) => faultsOfNaturalChanges(changes, HELD, VISITED).map(({ key }) => key);
const joining = (member: Partial<JoinedMember>) => keysOf({ joined: [{ ...BABY, ...member }] });

test('出生的没有证件也行；婚入、迁入的没有证件，要有出生日期，不晚于来的那天', () => {
  expect(joining({})).toEqual([]);
  expect(keysOf({ joined: [BRIDE] })).toEqual([]);
  const { birthDate: _, ...unborn } = BRIDE;
  expect(keysOf({ joined: [unborn] })).toEqual(['joined.0.birthDate']);
  expect(keysOf({ joined: [{ ...BRIDE, birthDate: '2022-05-01' }] })).toEqual([]);
  expect(keysOf({ joined: [{ ...BRIDE, birthDate: '2022-05-02' }] })).toEqual(['joined.0.birthDate']);
});

test('那天不晚于入户的那天：前一天、当天可以，后一天不行', () => {
  expect(joining({ on: '2022-05-29' })).toEqual([]);
  expect(joining({ on: '2022-05-30' })).toEqual([]);
  expect(joining({ on: '2022-05-31' })).toEqual(['joined.0.on']);
  const left = (on: string) => keysOf({ left: [{ person: 'wife', kind: '死亡', on }] });
  expect([left('2022-05-29'), left('2022-05-30'), left('2022-05-31')]).toEqual([[], [], ['left.0.on']]);
});

test('证件号码按国标核对，性别、出生日期要和填的一样', () => {
  // GB 11643: 99010119700312123 weighs to the check digit 1; the 17th digit is odd: 男.
  const right = { kind: '迁入', idNumber: '990101197003121231' };
  expect(joining(right)).toEqual([]);
  expect(joining({ ...right, idNumber: '990101197003121232' })).toEqual(['joined.0.idNumber']);
  expect(joining({ ...right, idNumber: '99010119700312123' })).toEqual(['joined.0.idNumber']);
  expect(joining({ ...right, idNumber: ' ' })).toEqual(['joined.0.idNumber']);
  expect(joining({ ...right, sex: '女' })).toEqual(['joined.0.idNumber']);
  expect(joining({ idNumber: '990101197003121231' })).toEqual(['joined.0.idNumber']);
});

test('没填完的，一项一项说；同名的要分开', () => {
  expect(joining({ kind: '', on: '', name: ' ', sex: '', relation: '' })).toEqual([
    ...['joined.0.kind', 'joined.0.name', 'joined.0.sex', 'joined.0.relation', 'joined.0.on', 'joined.0.birthDate'],
  ]);
  expect(keysOf({ joined: [BABY, BABY] })).toEqual(['joined.1.name']);
});

test('离开的是本户的人，只写一次，不再改别的', () => {
  const gone = { kind: '婚出', on: '2022-05-01' };
  expect(keysOf({ left: [{ ...gone, person: 'nobody' }] })).toEqual(['left.0.person']);
  expect(
    keysOf({
      left: [
        { ...gone, person: 'wife' },
        { ...gone, person: 'wife' },
      ],
    }),
  ).toEqual(['left.0.person', 'left.1.person']);
  expect(keysOf({ left: [{ ...gone, person: 'wife' }], members: [{ person: 'wife', changes: {} }] })).toEqual([
    'left.0.person',
  ]);
});

test('户主离开要有人接任，户主只有一个，家里总有人在', () => {
  const gone = { kind: '死亡', on: '2022-05-01' };
  const headGone = { left: [{ ...gone, person: 'head' }] };
  expect(keysOf(headGone)).toEqual(['head']);
  expect(keysOf({ ...headGone, members: [{ person: 'wife', changes: { relation: '户主' } }] })).toEqual([]);
  expect(keysOf({ ...headGone, joined: [{ ...BRIDE, relation: '户主' }] })).toEqual([]);
  expect(joining({ relation: '户主' })).toEqual(['head']);
  expect(keysOf({ left: [...headGone.left, { ...gone, person: 'wife' }] })).toEqual(['head']);
  expect(keysOf({})).toEqual([]);
});
