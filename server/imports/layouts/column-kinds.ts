import { yesNo } from '../../../domain/code-lists/household.ts';

/** 户编号, which every sheet but the areas begins with. */
export const householdNoColumn = {
  key: 'householdNo',
  header: '户编号',
  alsoHeaded: [
    '户编码',
    '户号',
    '户代码',
    '农户编号',
    '农户编码',
    '家庭编号',
    '家庭编码',
    '户编号码',
    '户ID',
    '系统户编号',
  ],
  type: 'code',
  required: true,
} as const;

/** Words for a telephone number. */
export const phoneHeaders = [
  ...[
    '手机号',
    '手机号码',
    '手机',
    '电话',
    '电话号码',
    '联系方式',
    '联系号码',
    '移动电话',
    '本人电话',
    '户主电话',
    '户主联系电话',
  ],
];

/** A column answered by 是 or 否. */
export function yesNoColumn<K extends string>(key: K, header: string, ...alsoHeaded: string[]) {
  return { key, header, alsoHeaded, type: 'yesNo', list: yesNo } as const;
}

/** An amount in yuan. */
export function yuanColumn<K extends string>(key: K, header: string, ...alsoHeaded: string[]) {
  return { key, header, alsoHeaded, type: 'yuan' } as const;
}
