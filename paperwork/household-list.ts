import type { PlainDate } from '../domain/plain-date.ts';
import { chineseDay } from './chinese-day.ts';
import { type CellLook, type PaperCell, writeWorkbook } from './workbook.ts';

export interface HouseholdListRow {
  readonly village: string;
  readonly householdNo: string;
  readonly head: string;
  readonly members: number | null;
  readonly householdType: string | null;
  readonly opinion: string | null;
  readonly category: string | null;
  readonly visitedOn: PlainDate;
}

const columns = ['序号', '村', '户编号', '户主', '人口（人）', '户类型', '处理意见', '监测对象类别', '排查日期'];
const widths = [6, 14, 20, 12, 10, 12, 16, 18, 12];
const titleLook: CellLook = { font: '方正小标宋简体', size: 18, align: 'center' };
const lineLook: CellLook = { font: '宋体', size: 10 };
const headLook: CellLook = { font: '黑体', size: 10, align: 'center', border: true };
const cellLook: CellLook = { font: '宋体', size: 10, border: true };
const rowsTop = 3;

/** The households behind one figure of a table, one a row; `title` says which figure. A4 landscape. */
export function writeHouseholdList(list: {
  readonly title: string;
  readonly unit: string;
  readonly on: PlainDate;
  readonly rows: readonly HouseholdListRow[];
  readonly exportLine: string;
}): Promise<Uint8Array> {
  const whole = { column: 0, columnSpan: columns.length };
  const words = `${list.unit}　截至 ${chineseDay(list.on)}　共 ${list.rows.length} 户`;
  return writeWorkbook([
    {
      ...{ name: '农户', orientation: 'landscape', columnWidths: widths, rowHeights: new Map([[0, 28]]) },
      cells: [
        { row: 0, ...whole, value: list.title, look: titleLook },
        { row: 1, ...whole, value: words, look: lineLook },
        ...columns.map((value, column): PaperCell => ({ row: 2, column, value, look: headLook })),
        ...list.rows.flatMap(cellsOf),
      ],
      repeatedRows: { first: rowsTop - 1, last: rowsTop - 1 },
      footer: list.exportLine,
    },
  ]);
}

function cellsOf(row: HouseholdListRow, n: number): PaperCell[] {
  const values = [
    ...[n + 1, row.village, row.householdNo, row.head, row.members ?? '', row.householdType ?? ''],
    ...[row.opinion ?? '', row.category ?? '', row.visitedOn],
  ];
  return values.map((value, column) => ({ row: rowsTop + n, column, value, look: cellLook }));
}
