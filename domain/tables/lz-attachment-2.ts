import type { HeaderCell } from './merged-header.ts';

/** 入户排查情况汇总表 (LZ 附件2): its title, and the line that stands under it. */
export const attachment2Title = '入户排查情况汇总表';
export const attachment2Note = '备注：脱贫户只统计未纳入监测对象的脱贫户，已消除风险的脱贫不稳定户计入监测对象';

const groups = [
  { key: 'newlyIdentified', label: '新识别纳入监测户情况' },
  { key: 'removal', label: '应标注风险消除监测对象情况' },
  { key: 'putBackOrStrikeOff', label: '需回退、清退监测户情况' },
] as const;

// The document heads the first category 脱贫不稳定户数, the other two without 数: kept as it is printed.
const categories = [
  { key: 'total', label: '合计' },
  { key: 'liftedUnstable', label: '脱贫不稳定户数' },
  { key: 'nearPoverty', label: '边缘易致贫户' },
  { key: 'suddenHardship', label: '突发严重困难户' },
] as const;

const measures = [
  { key: 'households', label: '户数' },
  { key: 'persons', label: '人数' },
] as const;

const surveyed = [
  { key: 'surveyed.ordinary', label: '一般农户(户)' },
  { key: 'surveyed.lifted', label: '脱贫户(户)' },
  { key: 'surveyed.monitored', label: '监测对象(户)' },
] as const;

type Key<T extends readonly { readonly key: string }[]> = T[number]['key'];

/** A figure column of attachment 2: `surveyed.lifted`, `newlyIdentified.nearPoverty.persons`. */
export type Attachment2Column =
  | 'surveyed.total'
  | Key<typeof surveyed>
  | `${Key<typeof groups>}.${Key<typeof categories>}.${Key<typeof measures>}`;

/** The 28 figure columns from left to right: the order of a row's `figures`. */
export const attachment2Columns: readonly Attachment2Column[] = [
  'surveyed.total',
  ...surveyed.map((column) => column.key),
  ...groups.flatMap((group) =>
    categories.flatMap((category) => measures.map((measure) => `${group.key}.${category.key}.${measure.key}` as const)),
  ),
];

/** The header on three rows and 30 columns: 地区, the 28 figures, 备注. Keys are `Attachment2Column`, `area` and `note`. */
export const attachment2Header: readonly HeaderCell[] = [
  { label: '地区', key: 'area' },
  { label: '排查总户数', key: 'surveyed.total' },
  { label: '排查数量', children: surveyed },
  ...groups.map((group) => ({
    label: group.label,
    children: categories.map((category) => ({
      label: category.label,
      children: measures.map((measure) => ({
        label: measure.label,
        key: `${group.key}.${category.key}.${measure.key}`,
      })),
    })),
  })),
  { label: '备注', key: 'note' },
];

/** One area of the table. `depth` is 0 for the area asked for; `figures` are in the order of `attachment2Columns`. */
export type Attachment2Row = {
  readonly code: string;
  readonly name: string;
  readonly depth: number;
  readonly figures: readonly number[];
};
