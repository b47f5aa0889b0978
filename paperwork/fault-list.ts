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

function cellsOf(fault: WorkbookFault, row: number): PaperCell[] {
  return [fault.sheet, fault.row, fault.column, fault.value, fault.expected].map((value, column) => ({
    row,
    column,
    value,
    look: cellLook,
  }));
}

/** A workbook of its own with one fault a row: sheet, row, column, value, what was expected. */
export function writeFaultList(
  name: string,
  faults: readonly WorkbookFault[],
  exportLine?: string,
): Promise<Uint8Array> {
  return writeWorkbook([
    {
      name,
      orientation: 'landscape',
      columnWidths: [18, 8, 24, 32, 60],
      cells: [
        ...heads.map((value, column) => ({ row: 0, column, value, look: headLook })),
        ...faults.flatMap((fault, i) => cellsOf(fault, i + 1)),
      ],
      repeatedRows: { first: 0, last: 0 },
      ...(exportLine === undefined ? {} : { footer: exportLine }),
    },
  ]);
}
