import type { AnnotationStyles } from './annotated-styles.ts';
import {
  attributeOf,
  columnLetters,
  columnOfReference,
  decodeMarkup,
  elementsOf,
  encodeMarkup,
  textOfRuns,
} from './xlsx-markup.ts';

/** A cell of a sheet part: its column from 0, its attributes and what stands inside it, as markup. */
export type CellMarkup = { readonly column: number; readonly attributes: string; readonly inside: string };

/** A row of a sheet part, its number as Excel shows it. */
export type RowMarkup = { readonly number: number; readonly attributes: string; readonly inside: string };

/** What a row gets: the columns to mark, and the sentence (empty: none) in the column of sentences. */
export type RowNote = { readonly columns: ReadonlySet<number>; readonly sentence: string };

export function cellsOf(row: RowMarkup): CellMarkup[] {
  let next = 0;
  return elementsOf(row.inside, 'c').map(({ attributes, inside }) => {
    const reference = attributeOf(attributes, 'r');
    const column = reference === undefined ? next : columnOfReference(reference);
    next = column + 1;
    return { column, attributes, inside };
  });
}

/** The text of a cell as the sheet shows it, strings only resolved through `sharedString`. */
export function cellText(cell: CellMarkup, sharedString: (index: number) => string): string {
  const type = attributeOf(cell.attributes, 't');
  if (type === 'inlineStr') return textOfRuns(cell.inside);
  const value = decodeMarkup(/<v\b[^>]*>([\s\S]*?)<\/v>/.exec(cell.inside)?.[1] ?? '');
  return type === 's' && value !== '' ? sharedString(Number(value)) : value;
}

function cellMarkup(cell: CellMarkup): string {
  return cell.inside === '' ? `<c${cell.attributes}/>` : `<c${cell.attributes}>${cell.inside}</c>`;
}

function styleNumber(cell: CellMarkup | undefined): number {
  return Number(attributeOf(cell?.attributes ?? '', 's') ?? 0);
}

function marked(cell: CellMarkup | undefined, column: number, row: number, styles: AnnotationStyles): CellMarkup {
  const style = styles.faultOf(styleNumber(cell));
  if (cell === undefined) return { column, attributes: ` r="${columnLetters(column)}${row}" s="${style}"`, inside: '' };
  const rest = cell.attributes.replace(/\ss\s*=\s*(?:"[^"]*"|'[^']*')/, '');
  return { ...cell, attributes: `${rest} s="${style}"` };
}

/** A cell with text that never becomes a formula. */
function textCell(column: number, row: number, text: string, style: number): CellMarkup {
  return {
    column,
    attributes: ` r="${columnLetters(column)}${row}" s="${style}" t="inlineStr"`,
    inside: `<is><t xml:space="preserve">${encodeMarkup(text)}</t></is>`,
  };
}

/** The markup of a row with its cells replaced by these, by column. */
function rowMarkup(row: RowMarkup, cells: Iterable<CellMarkup>): string {
  const ordered = [...cells].sort((a, b) => a.column - b.column);
  // `spans` is a hint of the first and last cell and would be wrong now.
  const attributes = row.attributes.replace(/\sspans\s*=\s*(?:"[^"]*"|'[^']*')/, '');
  return `<row${attributes}>${ordered.map(cellMarkup).join('')}</row>`;
}

/** A row with its faulty cells marked and the sentence written; an earlier sentence in that column goes. */
export function annotatedRow(row: RowMarkup, note: RowNote, sentences: number, styles: AnnotationStyles): string {
  const cells = new Map(cellsOf(row).map((cell) => [cell.column, cell]));
  for (const column of note.columns) cells.set(column, marked(cells.get(column), column, row.number, styles));
  cells.delete(sentences);
  if (note.sentence !== '') cells.set(sentences, textCell(sentences, row.number, note.sentence, styles.sentence));
  return rowMarkup(row, cells.values());
}

/** The header row with the heading over the column of sentences, dressed as the last cell before it. */
export function annotatedHeader(row: RowMarkup, heading: string, sentences: number, styles: AnnotationStyles): string {
  const cells = new Map(cellsOf(row).map((cell) => [cell.column, cell]));
  const neighbour = cells.get(sentences - 1) ?? [...cells.values()].at(-1);
  cells.set(sentences, textCell(sentences, row.number, heading, styles.faultOf(styleNumber(neighbour))));
  return rowMarkup(row, cells.values());
}
