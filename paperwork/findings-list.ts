import type { PlainDate } from '../domain/plain-date.ts';
import { chineseDay } from './chinese-day.ts';
import { rowHeight } from './row-height.ts';
import { type CellLook, type PaperCell, writeWorkbook } from './workbook.ts';

/** One line of the list; names come masked. */
export interface FindingsListRow {
  readonly village: string;
  readonly householdNo: string;
  readonly head: string;
  readonly person: string;
  readonly title: string;
  readonly sentence: string;
  readonly mend: string;
  readonly cites: string;
  readonly dueOn: PlainDate;
}

const title = '疑点数据清单';
const columns = ['序号', '村', '户编号', '户主', '成员', '疑点', '情况', '怎样改正', '依据', '期限', '答复', '理由'];
const widths = [5, 10, 18, 9, 9, 22, 34, 26, 12, 11, 8, 18];
const titleLook: CellLook = { font: '方正小标宋简体', size: 18, align: 'center' };
const lineLook: CellLook = { font: '宋体', size: 10 };
const headLook: CellLook = { font: '黑体', size: 9, align: 'center', border: true };
const cellLook: CellLook = { font: '宋体', size: 9, border: true };
const rowsTop = 3;

/** The list that a village gets to mend: one row a finding, two columns left to write in. A4 landscape. */
export function writeFindingsList(list: {
  readonly unit: string;
  readonly on: PlainDate;
  readonly rows: readonly FindingsListRow[];
  readonly exportLine: string;
}): Promise<Uint8Array> {
  const head: PaperCell[] = [
    { row: 0, column: 0, columnSpan: columns.length, value: title, look: titleLook },
    {
      row: 1,
      column: 0,
      columnSpan: columns.length,
      value: `${list.unit}　${chineseDay(list.on)}　共 ${list.rows.length} 条`,
      look: lineLook,
    },
    ...columns.map((value, column): PaperCell => ({ row: 2, column, value, look: headLook })),
  ];
  const lines = list.rows.map(valuesOf);
  const heights = lines.map((values, n): [number, number] => [rowsTop + n, rowHeight(values, widths, 9)]);
  return writeWorkbook([
    {
      ...{ name: title, orientation: 'landscape', columnWidths: widths },
      rowHeights: new Map([[0, 28], ...heights]),
      cells: [...head, ...lines.flatMap(cellsOf)],
      repeatedRows: { first: rowsTop - 1, last: rowsTop - 1 },
      frozenColumns: 1,
      footer: list.exportLine,
    },
  ]);
}

function valuesOf(row: FindingsListRow, n: number): (string | number)[] {
  return [
    ...[n + 1, row.village, row.householdNo, row.head, row.person, row.title, row.sentence, row.mend],
    ...[row.cites, row.dueOn, '', ''],
  ];
}

function cellsOf(values: readonly (string | number)[], n: number): PaperCell[] {
  return values.map((value, column) => ({ row: rowsTop + n, column, value, look: cellLook }));
}
