import { expect, test } from 'vitest';
import { craftZip } from './hostile/crafted-zip.ts';
import { openSpreadsheet } from './open-spreadsheet.ts';
import type { SheetRow } from './spreadsheet.ts';
import { sheetOfTexts, withFile, workbookParts, zipOf } from './testing-workbook.ts';
import { elementsOf } from './xml-scanner.ts';

async function readAll(name: string, content: Buffer | string): Promise<SheetRow[]> {
  return withFile(name, content, async (path) => {
    const spreadsheet = await openSpreadsheet(path, name);
    try {
      const rows: SheetRow[] = [];
      for (const sheet of spreadsheet.sheets) for await (const some of sheet.rows()) rows.push(...some);
      return rows;
    } finally {
      spreadsheet.close();
    }
  });
}

function readSheet(sheetXml: string, extra: { styles?: string; sharedStrings?: string } = {}): Promise<SheetRow[]> {
  return readAll('表.xlsx', zipOf(workbookParts(sheetXml, extra)));
}

function refusal(name: string, content: Buffer | string): Promise<unknown> {
  return readAll(name, content).then(
    () => 'read',
    (error: { code?: unknown }) => error.code,
  );
}

test('共享字符串放在工作表之后、富文本、拼音提示都读得出', async () => {
  const sharedStrings =
    '<sst><si><t>宋敏海</t></si><si><r><t>脱</t></r><r><t xml:space="preserve">贫户 </t></r><rPh><t>pin</t></rPh></si><si><t>A&amp;B&#10;_x000D_C</t></si></sst>';
  const rows = await readSheet(
    '<sheetData><row r="3"><c r="B3" t="s"><v>0</v></c><c r="AA3" t="s"><v>1</v></c><c r="AB3" t="s"><v>2</v></c></row></sheetData>',
    { sharedStrings },
  );
  expect(rows).toEqual([
    {
      sheet: 'Sheet1',
      row: 3,
      cells: [
        { column: 1, kind: 'text', text: '宋敏海' },
        { column: 26, kind: 'text', text: '脱贫户 ' },
        { column: 27, kind: 'text', text: 'A&B\n\rC' },
      ],
    },
  ]);
});

test('日期按样式认出,数字保持文件里的写法,公式取保存的结果', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="0.00&quot;元/d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>';
  const [row] = await readSheet(
    `<sheetData><row r="1"><c r="A1" s="1"><v>44681</v></c><c r="B1" s="2"><v>44317.5</v></c><c r="C1" s="3"><v>7548.400000000001</v></c>
     <c r="D1"><f>A1+1</f><v>44682</v></c><c r="E1" t="str"><f>"a"</f><v>张三</v></c><c r="F1" t="b"><v>1</v></c><c r="G1" t="e"><v>#N/A</v></c>
     <c r="H1" t="d"><v>2022-05-30T00:00:00</v></c><c r="I1" s="1"/></row></sheetData>`,
    { styles },
  );
  // 2022-04-30 is 44681 and 2021-05-01 is 44317 in Excel's own count from 1899-12-31.
  expect(row?.cells.map(({ kind, text }) => [kind, text])).toEqual([
    ['date', '2022-04-30'],
    ['date', '2021-05-01'],
    ['number', '7548.400000000001'],
    ['number', '44682'],
    ['text', '张三'],
    ['boolean', '是'],
    ['error', '#N/A'],
    ['date', '2022-05-30'],
  ]);
});

test('带前缀的标签、没有坐标的单元格、空行都照读', async () => {
  const parts = workbookParts('').map((part) =>
    part.name.endsWith('sheet1.xml')
      ? {
          ...part,
          content:
            '<x:worksheet><x:sheetData><x:row/><x:row r="2"><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>二</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
        }
      : part,
  );
  expect(await readAll('表.xlsx', zipOf(parts))).toEqual([
    {
      sheet: 'Sheet1',
      row: 2,
      cells: [
        { column: 0, kind: 'number', text: '1' },
        { column: 1, kind: 'text', text: '二' },
      ],
    },
  ]);
});

test('一行的标签断在任意两段之间,一行也不少', async () => {
  const xml = '<x><row r="1"><c t="str"><v>甲</v></c></row><row r="2"/><row r="3"><c><v>1</v></c></row></x>';
  for (const size of [1, 2, 5, 7, 30, xml.length]) {
    async function* pieces() {
      for (let at = 0; at < xml.length; at += size) yield xml.slice(at, at + size);
    }
    const rows: string[] = [];
    for await (const { elements } of elementsOf(pieces(), 'row')) rows.push(...elements.map(({ inner }) => inner));
    expect(rows).toEqual(['<c t="str"><v>甲</v></c>', '', '<c><v>1</v></c>']);
  }
});

test('CDATA 和拼音提示取出文字,不结束的照原样', async () => {
  const rows = await readSheet(
    '<sheetData><row><c t="str"><v><![CDATA[甲]]>乙<![CDATA[]]>丙<![CDATA[丁</v></c><c t="inlineStr"><is><t>戊</t><rPh><t>wu</t></rPh><t>己</t><rPh></is></c></row></sheetData>',
  );
  expect(rows[0]?.cells.map(({ text }) => text)).toEqual(['甲乙丙<![CDATA[丁', '戊己']);
});

test('一万列的工作表拒收', async () => {
  const row = Array.from({ length: 10_000 }, () => '列');
  expect(await refusal('宽.xlsx', zipOf(workbookParts(sheetOfTexts([row]))))).toBe('tooManyColumns');
});

test('一千列收,一千零一列不收', async () => {
  const columns = (count: number) => zipOf(workbookParts(sheetOfTexts([Array.from({ length: count }, () => '列')])));
  expect(await refusal('宽.xlsx', columns(1000))).toBe('read');
  expect(await refusal('宽.xlsx', columns(1001))).toBe('tooManyColumns');
});

test('解压炸弹在解压之前拒收', async () => {
  const bomb = workbookParts(`<sheetData>${' '.repeat(64 * 1024 * 1024)}</sheetData>`);
  expect(await refusal('炸弹.xlsx', zipOf(bomb))).toBe('bomb');
});

test('谎报大小的压缩包拒收', async () => {
  const lying = workbookParts(`<sheetData>${' '.repeat(64 * 1024 * 1024)}</sheetData>`).map((part) =>
    part.name.endsWith('sheet1.xml') ? { ...part, claimedSize: 1000 } : part,
  );
  expect(await refusal('谎报.xlsx', zipOf(lying))).toBe('damaged');
});

test('两个条目指着同一段数据的压缩包拒收,没有用到的也一样', async () => {
  const parts = workbookParts(sheetOfTexts([['甲']]));
  expect(await refusal('重叠.xlsx', craftZip([...parts, { name: 'xl/a', content: '乙', offset: 0 }]))).toBe('bomb');
  expect(await refusal('不重叠.xlsx', craftZip([...parts, { name: 'xl/a', content: '乙' }]))).toBe('read');
});

test('几千个部件的压缩包拒收', async () => {
  const many = Array.from({ length: 5001 }, (_, i) => ({ name: `p${i}`, content: '' }));
  expect(await refusal('多.xlsx', zipOf([...workbookParts(''), ...many]))).toBe('bomb');
});

test('DOCTYPE 拒收,写在哪个部件里都一样', async () => {
  const sheet = workbookParts('').map((part) =>
    part.name.endsWith('sheet1.xml') ? { ...part, content: `<!DOCTYPE x [<!ENTITY a "b">]>${part.content}` } : part,
  );
  expect(await refusal('表.xlsx', zipOf(sheet))).toBe('doctype');
  const strings = workbookParts('<sheetData/>', { sharedStrings: '<!DOCTYPE sst><sst><si><t>a</t></si></sst>' });
  expect(await refusal('表.xlsx', zipOf(strings))).toBe('doctype');
});

test('不是表格的文件各有说法', async () => {
  expect(await refusal('a.xlsx', '')).toBe('empty');
  expect(await refusal('a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('oldFormat');
  expect(await refusal('a.xls', '<html><table><tr><td>1</td></tr></table></html>')).toBe('webPage');
  expect(await refusal('a.png', Buffer.from('89504e470d0a1a0a0000000d', 'hex'))).toBe('notSpreadsheet');
  expect(await refusal('a.xlsx', zipOf([{ name: 'a.txt', content: 'x' }]))).toBe('notSpreadsheet');
  expect(await refusal('a.xlsx', zipOf(workbookParts(sheetOfTexts([['甲']]))).subarray(0, 300))).toBe('damaged');
});

test('CSV:UTF-8 有无标记、GB18030 都读成同样的行', async () => {
  const expected = [
    ['户编号', '姓名'],
    ['99010100001', '张,三"'],
    ['0012', '李\n四'],
  ];
  const text = '户编号,姓名\r\n99010100001,"张,三"""\r\n\r\n="0012","李\n四"\r\n';
  // 户编号,姓名 in GB18030, byte by byte from its code table.
  const gb = Buffer.from('bba7b1e0bac52cd0d5c3fb0d0a', 'hex');
  const texts = (rows: SheetRow[]) => rows.map(({ cells }) => cells.map((cell) => cell.text));
  expect(texts(await readAll('户.csv', text))).toEqual(expected);
  expect(texts(await readAll('户.csv', `\ufeff${text}`))).toEqual(expected);
  expect(texts(await readAll('户.csv', gb))).toEqual(expected.slice(0, 1));
  expect((await readAll('户.csv', text)).map(({ sheet, row }) => [sheet, row])).toEqual([
    ['户', 1],
    ['户', 2],
    ['户', 4],
  ]);
});
