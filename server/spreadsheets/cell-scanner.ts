import { attributeOf } from './xml-scanner.ts';

const space = 0x20;
const equals = 0x3d;
const slash = 0x2f;
const greater = 0x3e;
const quote = 0x22;
const apostrophe = 0x27;
const [r, s, t] = [0x72, 0x73, 0x74];
const inlineString = 'inlineStr';

function isEndOfName(code: number): boolean {
  return code === space || code === greater || code === slash || code === 0x0a || code === 0x0d || code === 0x09;
}

/**
 * Goes from cell to cell of a row's text and shows the one it stands at, without an object for each: a county has
 * twenty million cells. One scanner serves all rows of a sheet.
 */
export class CellScanner {
  /** From 0; a cell without a reference stands beside the one before it. */
  column = -1;
  type: string | undefined;
  style: string | undefined;
  /** What `readContent` found between the tags; of a plain cell only its value. */
  content = '';
  /** The content is nothing but one `<v>`, or one `<is><t>` of an inline string, as nearly every program writes it. */
  isPlain = false;
  private readonly opening: string;
  private readonly closing: string;
  private readonly value: readonly [opening: string, closing: string];
  private readonly inline: readonly [opening: string, closing: string];
  private row = '';
  /** Where the content of the cell begins, or what comes after a cell that is done with. */
  private at = 0;
  private isInside = false;

  /** `prefix` with its colon; nearly always none. */
  constructor(prefix: string) {
    this.opening = `<${prefix}c`;
    this.closing = `</${prefix}c>`;
    this.value = [`<${prefix}v>`, `</${prefix}v>${this.closing}`];
    this.inline = [`<${prefix}is><${prefix}t>`, `</${prefix}t></${prefix}is>${this.closing}`];
  }

  /** To before the first cell of a row. */
  begin(row: string): void {
    this.row = row;
    this.at = 0;
    this.isInside = false;
    this.column = -1;
  }

  /** To the next cell that is more than an empty tag; false when there is none that is complete. */
  next(): boolean {
    if (this.isInside && !this.leave()) return false;
    for (;;) {
      const start = this.findOpening();
      const end = start < 0 ? -1 : this.row.indexOf('>', start);
      if (end < 0) return false;
      this.readAttributes(start + this.opening.length, end);
      this.at = end + 1;
      if (this.row.charCodeAt(end - 1) === slash) continue;
      this.isInside = true;
      return true;
    }
  }

  /** Fills `content` and `isPlain`; false when the cell does not end. */
  readContent(): boolean {
    const { row, at } = this;
    const [before, after] = this.type === inlineString ? this.inline : this.value;
    const from = at + before.length;
    const to = row.startsWith(before, at) ? row.indexOf('<', from) : -1;
    this.isPlain = to >= 0 && row.startsWith(after, to);
    if (!this.isPlain) return this.leave();
    this.content = row.slice(from, to);
    this.at = to + after.length;
    this.isInside = false;
    return true;
  }

  private leave(): boolean {
    const close = this.row.indexOf(this.closing, this.at);
    if (close < 0) return false;
    this.content = this.row.slice(this.at, close);
    this.at = close + this.closing.length;
    this.isInside = false;
    return true;
  }

  private findOpening(): number {
    const { row, opening } = this;
    let start = row.indexOf(opening, this.at);
    while (start >= 0 && !isEndOfName(row.charCodeAt(start + opening.length))) start = row.indexOf(opening, start + 1);
    return start;
  }

  /** Reads `r`, `s` and `t` in one pass. Single quotes, which no office writes, go the slow way. */
  private readAttributes(from: number, end: number): void {
    const { row } = this;
    let column: number | undefined;
    this.type = undefined;
    this.style = undefined;
    for (let i = from; i < end; i += 1) {
      const code = row.charCodeAt(i);
      if (code === apostrophe) {
        this.readSlowly(row.slice(from, end));
        return;
      }
      if (code !== quote) continue;
      const isOneLetter = row.charCodeAt(i - 1) === equals && row.charCodeAt(i - 3) === space;
      const name = isOneLetter ? row.charCodeAt(i - 2) : 0;
      const close = row.indexOf('"', i + 1);
      if (close < 0 || close > end) break;
      if (name === r) column = columnOf(row, i + 1);
      else if (name === t) this.type = row.slice(i + 1, close);
      else if (name === s) this.style = row.slice(i + 1, close);
      i = close;
    }
    this.column = column ?? this.column + 1;
  }

  private readSlowly(attributes: string): void {
    const reference = attributeOf(attributes, 'r');
    this.column = (reference === undefined ? undefined : columnOf(reference, 0)) ?? this.column + 1;
    this.type = attributeOf(attributes, 't');
    this.style = attributeOf(attributes, 's');
  }
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
