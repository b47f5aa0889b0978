import { columnWords } from '../../../domain/tables/column-words.ts';
import {
  type Attachment2Column,
  attachment2Columns,
  attachment2Header,
} from '../../../domain/tables/lz-attachment-2.ts';
import { headerDepth, placeHeader } from '../../../domain/tables/merged-header.ts';
import type { HeaderCell } from '../../ui/merged-table.tsx';

/** The header row by row, as the table draws it. */
export const headerRows: readonly (readonly HeaderCell[])[] = Array.from(
  { length: headerDepth(attachment2Header) },
  (_, row) =>
    placeHeader(attachment2Header)
      .filter((cell) => cell.row === row)
      .map(({ label, rowSpan, columnSpan }) => ({ label, rowSpan, colSpan: columnSpan })),
);

/** The words of every column after 地区, the last being 备注. */
export const columnsInWords: readonly string[] = [...attachment2Columns.map(columnWords), '备注'];

/** The column of a figure by its place from the left. */
export function columnAt(place: number): Attachment2Column | undefined {
  return attachment2Columns[place];
}
