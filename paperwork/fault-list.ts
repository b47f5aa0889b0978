import { rowHeight } from './row-height.ts';
import { type CellLook, type PaperCell, writeWorkbook } from './workbook.ts';

/** A fault of an import: the row as Excel numbers it, the column as the file spells it, the value raw. */
export type WorkbookFault = {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly expected: string;
};

const headLook: CellLook = { font: '宋体', size: 11, bold: true, align: 'center', border: true };
const cellLook: CellLook = { font: '宋体', size: 11, border: true };
const heads = ['表', '行', '列', '值', '应为'];
const widths = [18, 8, 24, 32, 60];

function valuesOf({ sheet, row, column, value, expected }: WorkbookFault): (string | number)[] {
  return [sheet, row, column, value, expected];
}

function cellsOf(values: readonly (string | number)[], row: number): PaperCell[] {
  return values.map((value, column) => ({ row, column, value, look: cellLook }));
}

/** A workbook of its own with one fault a row: sheet, row, column, value, what was expected. */
export function writeFaultList(
  name: string,
  faults: readonly WorkbookFault[],
  exportLine?: string,
): Promise<Uint8Array> {
  const lines = faults.map(valuesOf);
  return writeWorkbook([
    {
      name,
      orientation: 'landscape',
      columnWidths: widths,
      rowHeights: new Map(lines.map((values, i) => [i + 1, rowHeight(values, widths, 11)])),
      cells: [
        ...heads.map((value, column) => ({ row: 0, column, value, look: headLook })),
        ...lines.flatMap((values, i) => cellsOf(values, i + 1)),
      ],
      repeatedRows: { first: 0, last: 0 },
      ...(exportLine === undefined ? {} : { footer: exportLine }),
    },
  ]);
}
