import { attributeOf } from './xml-scanner.ts';

/** The words by which cells are found, made once a sheet. */
export interface SheetTags {
  /** With its colon; nearly always none. */
  readonly prefix: string;
  readonly opening: string;
  readonly closing: string;
}

export function tagsOf(prefix: string): SheetTags {
  return { prefix, opening: `<${prefix}c`, closing: `</${prefix}c>` };
}

/** A cell as it stands in the text of its row; `end` is where the next one may begin. */
interface ScannedCell {
  /** From 0; undefined without a reference. */
  readonly column: number | undefined;
  readonly type: string | undefined;
  readonly style: string | undefined;
  readonly inner: string;
  readonly end: number;
}

const space = 0x20;
const equals = 0x3d;
const slash = 0x2f;
const greater = 0x3e;
const quote = 0x22;
const apostrophe = 0x27;
const [r, s, t] = [0x72, 0x73, 0x74];

function isEndOfName(code: number): boolean {
  return code === space || code === greater || code === slash || code === 0x0a || code === 0x0d || code === 0x09;
}

/** The next complete cell of a row's text from a place on; undefined when there is none. */
export function cellAt(row: string, tags: SheetTags, from: number): ScannedCell | undefined {
  const { opening, closing } = tags;
  let start = row.indexOf(opening, from);
  while (start >= 0 && !isEndOfName(row.charCodeAt(start + opening.length))) start = row.indexOf(opening, start + 1);
  if (start < 0) return undefined;
  const tagEnd = row.indexOf('>', start);
  if (tagEnd < 0) return undefined;
  const attributes = readAttributes(row, start + opening.length, tagEnd);
  if (row.charCodeAt(tagEnd - 1) === slash) return { ...attributes, inner: '', end: tagEnd + 1 };
  const close = row.indexOf(closing, tagEnd);
  if (close < 0) return undefined;
  const { column, type, style } = attributes;
  return { column, type, style, inner: row.slice(tagEnd + 1, close), end: close + closing.length };
}

type Attributes = Pick<ScannedCell, 'column' | 'type' | 'style'>;

/** Reads `r`, `s` and `t` in one pass. Single quotes, which no office writes, go the slow way. */
function readAttributes(row: string, from: number, end: number): Attributes {
  let column: number | undefined;
  let type: string | undefined;
  let style: string | undefined;
  for (let i = from; i < end; i += 1) {
    const code = row.charCodeAt(i);
    if (code === apostrophe) return readSlowly(row.slice(from, end));
    if (code !== quote) continue;
    const close = row.indexOf('"', i + 1);
    if (close < 0 || close > end) break;
    const isOneLetter = row.charCodeAt(i - 1) === equals && row.charCodeAt(i - 3) === space;
    const name = isOneLetter ? row.charCodeAt(i - 2) : 0;
    if (name === r) column = columnOf(row, i + 1);
    else if (name === t) type = row.slice(i + 1, close);
    else if (name === s) style = row.slice(i + 1, close);
    i = close;
  }
  return { column, type, style };
}

function readSlowly(attributes: string): Attributes {
  const reference = attributeOf(attributes, 'r');
  return {
    column: reference === undefined ? undefined : columnOf(reference, 0),
    type: attributeOf(attributes, 't'),
    style: attributeOf(attributes, 's'),
  };
}

const beforeA = 64;

/** The column of a reference such as `AB12` that begins at a place, from 0; undefined without letters. */
function columnOf(text: string, from: number): number | undefined {
  let column = 0;
  for (let i = from; i < text.length; i += 1) {
    const place = text.charCodeAt(i) - beforeA;
    if (place < 1 || place > 26) break;
    column = column * 26 + place;
  }
  return column === 0 ? undefined : column - 1;
}
