import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOfSheet } from './sheet-rows.ts';
import type { SheetCell, SheetRow } from './spreadsheet.ts';

/** A cell as a file may write it, and what it says; undefined where it says nothing. */
interface Written {
  readonly attributes: string;
  readonly inner: string;
  readonly says: Pick<SheetCell, 'kind' | 'text'> | undefined;
}

const context = {
  sheet: '农户',
  sharedStrings: ['张三', '', ' ', 'A&B'],
  // Style 1 shows a day.
  dateStyles: [false, true],
  from1904: false,
};

/** Characters as XML and Excel write them, and as they are read. */
const character = fc.constantFrom(
  ...[
    ['户', '户'],
    ['a', 'a'],
    [' ', ' '],
    ['𠮷', '𠮷'],
    ['&lt;', '<'],
    ['&amp;', '&'],
    ['&#10;', '\n'],
    ['&#x4E2D;', '中'],
    ['_x000D_', '\r'],
    ['<![CDATA[<b>]]>', '<b>'],
  ].map(([written = '', read = '']) => ({ written, read })),
);
const text = fc.array(character, { maxLength: 6 }).map((characters) => ({
  written: characters.map(({ written }) => written).join(''),
  read: characters.map(({ read }) => read).join(''),
}));

function textSaid(read: string) {
  return read.trim() === '' ? undefined : ({ kind: 'text', text: read } as const);
}

const written: fc.Arbitrary<Written> = fc.oneof(
  text.map((t) => ({
    ...{ attributes: ' t="inlineStr"', inner: `<is><t>${t.written}</t></is>`, says: textSaid(t.read) },
  })),
  fc.tuple(text, text, text).map(([a, b, hint]) => ({
    attributes: ' t="inlineStr"',
    inner: `<is><r><rPr><b/></rPr><t>${a.written}</t></r><r><t xml:space="preserve">${b.written}</t></r><rPh sb="0" eb="1"><t>${hint.written}</t></rPh></is>`,
    says: textSaid(a.read + b.read),
  })),
  text.map((t) => ({ attributes: ' t="str"', inner: `<f>A1</f><v>${t.written}</v>`, says: textSaid(t.read) })),
  fc.nat(3).map((n) => ({
    attributes: ' s="0" t="s"',
    inner: `<v>${n}</v>`,
    says: textSaid(context.sharedStrings[n] ?? ''),
  })),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => ({
    ...{ attributes: '', inner: `<v>${n}</v>`, says: { kind: 'number', text: String(n) } as const },
  })),
  // 44681 is 2022-04-30 in Excel's own count.
  fc.constantFrom('<v>44681</v>', '<f>1+1</f><v>44681.5</v>').map((inner) => ({
    ...{ attributes: ' s="1"', inner, says: { kind: 'date', text: '2022-04-30' } as const },
  })),
  fc.boolean().map((yes) => ({
    attributes: ' t="b"',
    inner: `<v>${yes ? 1 : 0}</v>`,
    says: { kind: 'boolean', text: yes ? '是' : '否' } as const,
  })),
  fc.constant({ attributes: ' t="e"', inner: '<v>#N/A</v>', says: { kind: 'error', text: '#N/A' } as const }),
  fc.constantFrom('', '<v></v>', '<v/>').map((inner) => ({ attributes: ' s="1"', inner, says: undefined })),
);

interface Row {
  readonly gap: number;
  readonly cells: readonly (Written & { readonly gap: number; readonly isReferenced: boolean })[];
}

const row: fc.Arbitrary<Row> = fc.record({
  gap: fc.nat(2),
  cells: fc.array(
    fc.tuple(written, fc.nat(30), fc.boolean()).map(([cell, gap, isReferenced]) => ({ ...cell, gap, isReferenced })),
    { maxLength: 8 },
  ),
});

function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last;
}

/** The XML of a sheet, and its rows as they must be read. */
function sheetOf(rows: readonly Row[]): { xml: string; expected: SheetRow[] } {
  const expected: SheetRow[] = [];
  let xml = '<worksheet><sheetData>';
  let number = 0;
  for (const { gap, cells } of rows) {
    number += 1 + gap;
    let column = -1;
    const read: SheetCell[] = [];
    xml += `<row r="${number}" spans="1:3">`;
    for (const { attributes, inner, says, gap, isReferenced } of cells) {
      column += isReferenced ? 1 + gap : 1;
      const reference = isReferenced ? ` r="${lettersOf(column)}${number}"` : '';
      xml += inner === '' ? `<c${reference}${attributes}/>` : `<c${reference}${attributes}>${inner}</c>`;
      if (says !== undefined) read.push({ column, ...says });
    }
    xml += '</row>';
    if (read.length > 0) expected.push({ sheet: context.sheet, row: number, cells: read });
  }
  return { xml: `${xml}</sheetData></worksheet>`, expected };
}

async function read(xml: string, pieceLength: number, wanted?: ReadonlySet<number>): Promise<SheetRow[]> {
  async function* pieces() {
    for (let at = 0; at < xml.length; at += pieceLength) yield xml.slice(at, at + pieceLength);
  }
  const rows: SheetRow[] = [];
  for await (const some of rowsOfSheet(pieces(), context, wanted)) rows.push(...some);
  return rows;
}

test('随手写成的工作表：每一格读出写的是什么，文件断在哪里都一样', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 6 }), fc.integer({ min: 1, max: 400 }), async (rows, pieceLength) => {
      const { xml, expected } = sheetOf(rows);
      expect(await read(xml, pieceLength)).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test('只要几列时，要的列一格不少，每行第一格总在', async () => {
  const columns = fc.uniqueArray(fc.nat(60), { maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 6 }), columns, async (rows, chosen) => {
      const { xml, expected } = sheetOf(rows);
      const wanted = new Set(chosen);
      const isNeeded = ({ column }: SheetCell, place: number) => place === 0 || wanted.has(column);
      const needed = expected.map(({ cells, ...place }) => ({ ...place, cells: cells.filter(isNeeded) }));
      if (wanted.size > 0) expect(await read(xml, 100, wanted)).toEqual(needed);
    }),
    { numRuns: 200 },
  );
});
