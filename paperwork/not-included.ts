import type { PlainDate } from '../domain/plain-date.ts';
import { chineseDay } from './chinese-day.ts';
import { type WordBlock, type WordColumn, writeWordPaper } from './word-document.ts';

/** 不纳入说明: why a household was not taken in on a day (LZ 三(五), XF 二(一)1: 应纳未纳 must be told from 不应纳). */
export type NotIncludedRecord = {
  readonly township: string;
  readonly village: string;
  readonly villageGroup: string;
  readonly householdNo: string;
  /** Masked: the record leaves the program. */
  readonly headName: string;
  /** The day it speaks of, and the day it was printed. */
  readonly on: PlainDate;
  readonly printedOn: PlainDate;
  readonly pack: string;
  /** Hash of the pack's content. */
  readonly version: string;
  /** The day a case of the household ended without its being taken in. */
  readonly closedOn: PlainDate | null;
  /** What the figures propose: a category, null, or `unknown`. */
  readonly category: string | null;
  readonly rules: readonly {
    readonly title: string;
    readonly answer: string;
    readonly told: string;
    readonly cites: string;
  }[];
};

const columns: readonly WordColumn[] = [
  { label: '序号', width: 8 },
  { label: '规则', width: 19, sentences: true },
  { label: '判断', width: 12 },
  { label: '数值', width: 46, sentences: true },
  { label: '依据', width: 15 },
];

function blocksOf(record: NotIncludedRecord): WordBlock[] {
  const { householdNo, headName, township, village, villageGroup, on, pack, version, rules } = record;
  return [
    { kind: 'line', text: `户编号：${householdNo}　户主：${headName}　住址：${township}${village}${villageGroup}` },
    {
      kind: 'paragraph',
      text: `这一户在${chineseDay(on)}不是监测对象。按当日生效的《${pack}》和当日登记的资料逐条判断，${outcomeOf(record)}`,
    },
    {
      kind: 'table',
      columns,
      rows: rules.map(({ title, answer, told, cites }, i) => [String(i + 1), title, answer, told, cites]),
    },
    { kind: 'paragraph', text: '不纳入的理由（由核实人填写）：' },
    { kind: 'line', text: '　' },
    {
      kind: 'note',
      text: `注：收入只是参考，不单凭收入定，也不因其中一条符合就纳入；是否纳入由识别认定程序决定。情况变化的，可以随时申报。政策包版本 ${version.slice(0, 16)}，${chineseDay(record.printedOn)}打印。`,
    },
    { kind: 'line', text: '核实人签字：　　　　　　　　村级负责人签字：' },
    { kind: 'line', text: '镇（新区）审核签字：　　　　　农户签字（手印）：' },
    { kind: 'line', text: '日期：　　　　年　　月　　日' },
  ];
}

function outcomeOf({ rules, category, closedOn }: NotIncludedRecord): string {
  const count = (answer: string): number => rules.filter((rule) => rule.answer === answer).length;
  const counts = `${rules.length}条中符合${count('符合')}条、不符合${count('不符合')}条、资料不全不能判断${count('不能判断')}条。`;
  const proposed = category === null || category === 'unknown' ? '' : `按数提出的类别是“${category}”。`;
  const closed = closedOn === null ? '' : `识别认定案件于${chineseDay(closedOn)}办结，不予纳入。`;
  return `${counts}${proposed}${closed}`;
}

/** The record with the rules, their figures and clauses, and room for signatures, as Word. */
export function writeNotIncluded(record: NotIncludedRecord): Promise<Uint8Array> {
  return writeWordPaper({ title: '不纳入监测对象说明', unit: record.village, blocks: blocksOf(record), bodySize: 28 });
}
