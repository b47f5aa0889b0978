import { createReadStream } from 'node:fs';
import { limits } from './limits.ts';
import { SpreadsheetRefused } from './refusal.ts';
import type { SheetCell, SheetRow, Spreadsheet } from './spreadsheet.ts';

type Encoding = 'utf-8' | 'gb18030' | 'utf-16le';

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Excel's “Unicode 文本” has a UTF-16 mark; else valid UTF-8 is UTF-8, and the rest is what Chinese offices save. */
async function encodingOf(path: string, head: Buffer): Promise<Encoding> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return (await isUtf8(path)) ? 'utf-8' : 'gb18030';
}

async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of createReadStream(path)) yield decoded(decoder, chunk as Buffer);
  yield decoded(decoder);
}

/** Without a chunk: what is left at the end. Bytes that are no text would come in as another name. */
function decoded(decoder: TextDecoder, chunk?: Buffer): string {
  try {
    const text = decoder.decode(chunk, { stream: chunk !== undefined });
    if (text.includes('\0')) throw new SpreadsheetRefused('notSpreadsheet');
    return text;
  } catch (error) {
    throw error instanceof SpreadsheetRefused ? error : new SpreadsheetRefused('garbled', '', error);
  }
}

/** The separator that the first line has most of. */
function separatorOf(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/));
  const counted = [',', '\t', ';'].map((separator) => ({ separator, count: line.split(separator).length }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).separator;
}

/** A field as Excel shows it: `="0012"` is how programs keep leading zeros in a CSV. */
function fieldText(raw: string): string {
  const quoted = raw.startsWith('"') ? raw.slice(1, raw.endsWith('"') ? -1 : undefined).replace(/""/g, '"') : raw;
  return /^="([^"]*)"$/.exec(quoted)?.[1] ?? quoted;
}

/** Records of raw fields; quotes stay on them. A line break inside quotes belongs to the field. */
class RecordSplitter {
  private readonly separator: string;
  private fields: string[] = [];
  private field = '';
  private insideQuotes = false;

  constructor(separator: string) {
    this.separator = separator;
  }

  *records(text: string): Generator<string[]> {
    for (const token of text.match(/[",;\t\n]|[^",;\t\n]+/g) ?? []) {
      if (token === '"' && this.mayToggle()) this.insideQuotes = !this.insideQuotes;
      if (this.insideQuotes || (token !== this.separator && token !== '\n')) this.field += token;
      else if (token === this.separator) this.endField();
      else yield this.endRecord();
      if (this.field.length > limits.cellCharacters * 2) throw new SpreadsheetRefused('cellTooLong');
    }
  }

  /** A quote counts at the start of a field and in a field that began with one; elsewhere it is a character (5" 管). */
  private mayToggle(): boolean {
    return this.insideQuotes || this.field === '' || this.field.startsWith('"');
  }

  endRecord(): string[] {
    this.field = this.field.replace(/\r$/, '');
    this.endField();
    const record = this.fields;
    this.fields = [];
    return record;
  }

  private endField(): void {
    this.fields.push(this.field);
    this.field = '';
    if (this.fields.length > limits.columns) throw new SpreadsheetRefused('tooManyColumns');
  }
}

function cellsOf(record: readonly string[]): SheetCell[] {
  return record.flatMap((raw, column): SheetCell[] => {
    const text = fieldText(raw);
    if (text.length > limits.cellCharacters) throw new SpreadsheetRefused('cellTooLong');
    return text.trim() === '' ? [] : [{ column, kind: 'text', text }];
  });
}

/** As many at a time as a piece of the file holds. */
async function* recordsOf(path: string, encoding: Encoding): AsyncGenerator<Iterable<string[]>> {
  let splitter: RecordSplitter | undefined;
  for await (const text of textOf(path, encoding)) {
    splitter ??= new RecordSplitter(separatorOf(text));
    yield splitter.records(text);
  }
  if (splitter !== undefined) yield [splitter.endRecord()];
}

async function* rowsOf(path: string, encoding: Encoding, sheet: string): AsyncGenerator<readonly SheetRow[]> {
  let row = 0;
  for await (const records of recordsOf(path, encoding)) {
    const rows: SheetRow[] = [];
    for (const record of records) {
      row += 1;
      if (row > limits.rows) throw new SpreadsheetRefused('tooManyRows');
      const cells = cellsOf(record);
      if (cells.length > 0) rows.push({ sheet, row, cells });
    }
    if (rows.length > 0) yield rows;
  }
}

/** Opens a CSV (UTF-8 with or without mark, GB18030, or Excel's Unicode text) as a workbook of one sheet named `name`. */
export async function openCsv(path: string, name: string, head: Buffer): Promise<Spreadsheet> {
  const encoding = await encodingOf(path, head);
  return { sheets: [{ name, rows: () => rowsOf(path, encoding, name) }], close: () => undefined };
}
