import type { PlainDate } from '../domain/plain-date.ts';
import {
  type Attachment2Row,
  attachment2Columns,
  attachment2Header,
  attachment2Note,
  attachment2Title,
} from '../domain/tables/lz-attachment-2.ts';
import { headerDepth, headerWidth, placeHeader } from '../domain/tables/merged-header.ts';
import { chineseDay } from './chinese-day.ts';
import { type CellLook, type PaperCell, writeWorkbook } from './workbook.ts';

/** What the table is printed from. `exportLine` (导出人/时间/编号) goes to the foot of every page. */
export type Attachment2Table = {
  readonly unit: string;
  readonly filledOn: PlainDate;
  readonly rows: readonly Attachment2Row[];
  readonly exportLine?: string;
};

const titleLook: CellLook = { font: '方正小标宋简体', size: 20, align: 'center' };
const labelLook: CellLook = { font: '黑体', size: 14 };
const lineLook: CellLook = { font: '宋体', size: 11 };
const headLook: CellLook = { font: '宋体', size: 9, align: 'center', border: true };
const areaLook: CellLook = { font: '宋体', size: 9, border: true };
const figureLook: CellLook = { font: '宋体', size: 9, align: 'center', border: true };

const width = headerWidth(attachment2Header);
const headerTop = 3;
const rowsTop = headerTop + headerDepth(attachment2Header);

function headOfPaper(table: Attachment2Table): PaperCell[] {
  const right = 8;
  return [
    { row: 0, column: 0, columnSpan: width, value: '附件2', look: labelLook },
    { row: 1, column: 0, columnSpan: width, value: attachment2Title, look: titleLook },
    { row: 2, column: 0, columnSpan: width - right, value: `填报单位(盖章)：${table.unit}`, look: lineLook },
    {
      row: 2,
      column: width - right,
      columnSpan: right,
      value: `填报时间：${chineseDay(table.filledOn)}`,
      look: { ...lineLook, align: 'right' },
    },
  ];
}

function headerCells(): PaperCell[] {
  return placeHeader(attachment2Header).map((cell) => ({
    row: headerTop + cell.row,
    column: cell.column,
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
    value: cell.label,
    look: headLook,
  }));
}

function rowCells(area: Attachment2Row, row: number): PaperCell[] {
  return [
    { row, column: 0, value: area.name, look: { ...areaLook, indent: area.depth, bold: area.depth === 0 } },
    ...attachment2Columns.map((_, i) => ({
      row,
      column: i + 1,
      value: area.figures[i] ?? 0,
      look: { ...figureLook, bold: area.depth === 0 },
    })),
    { row, column: width - 1, value: '', look: areaLook },
  ];
}

function rowHeights(rowCount: number): Map<number, number> {
  const heads: [number, number][] = [
    [0, 20],
    [1, 32],
    [2, 20],
    [headerTop, 20],
    [headerTop + 1, 40],
    [headerTop + 2, 18],
  ];
  return new Map([
    ...heads,
    ...Array.from({ length: rowCount }, (_, i): [number, number] => [rowsTop + i, 18]),
    [rowsTop + rowCount, 20],
  ]);
}

/**
 * 入户排查情况汇总表 as LZ 附件2 prints it: title, unit and day, the merged header on rows 4–6, one row an area in the
 * order given (indented by depth), and the counting note at the foot. A4 landscape; the header again on every page.
 */
export function writeAttachment2(table: Attachment2Table): Promise<Uint8Array> {
  const foot = { row: rowsTop + table.rows.length, column: 0, columnSpan: width, value: attachment2Note };
  return writeWorkbook([
    {
      name: attachment2Title,
      orientation: 'landscape',
      columnWidths: [18, 6.5, 7.2, 7.2, 7.2, ...Array.from({ length: width - 6 }, () => 5.6), 8],
      rowHeights: rowHeights(table.rows.length),
      cells: [
        ...headOfPaper(table),
        ...headerCells(),
        ...table.rows.flatMap((area, i) => rowCells(area, rowsTop + i)),
        { ...foot, look: lineLook },
      ],
      repeatedRows: { first: headerTop, last: rowsTop - 1 },
      frozenColumns: 1,
      ...(table.exportLine === undefined ? {} : { footer: table.exportLine }),
    },
  ]);
}
