import { crc32 } from 'node:zlib';
import { sheetOfTexts, type TestPart, workbookParts } from '../testing-workbook.ts';
import { craftZip, packedRepeat } from './crafted-zip.ts';
import { type HostileFile, harmless, refused } from './hostile-file.ts';

const BOMB = '大得不合常理';
const DAMAGED = '已损坏';
const DOCTYPE = 'DOCTYPE';
const MEBIBYTE = 1024 * 1024;
const SHARED = 'xl/sharedStrings.xml';

const HEADERS = ['户编号', '行政村代码', '行政村', '户类型', '户主姓名', '家庭人口数'];
const GOOD_ROWS = [HEADERS, ['99010100001', '990101100201', '松岗村', '一般农户', '甲', '1']];

/** A sheet of households with one row; there is nothing wrong with it as a sheet. */
export const GOOD_SHEET = sheetOfTexts(GOOD_ROWS);

/** The header and then any rows. */
function sheetWith(rows: string): string {
  return GOOD_SHEET.replace('</sheetData>', () => `${rows}</sheetData>`);
}

function workbookOf(sheet: string, extra: { styles?: string; sharedStrings?: string } = {}): Buffer {
  return craftZip(workbookParts(sheet, extra));
}

function withPart(name: string, change: (content: string) => string | Buffer): Buffer {
  const parts: TestPart[] = workbookParts(GOOD_SHEET, { styles: '<styleSheet/>', sharedStrings: '<sst></sst>' });
  return craftZip(parts.map((part) => (part.name === name ? { name, content: change(String(part.content)) } : part)));
}

function withDoctype(name: string, doctype: string): Buffer {
  return withPart(name, (content) => content.replace(/^(<\?xml[^>]*\?>)?/, (start) => `${start}${doctype}`));
}

const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

/** A workbook whose shared strings are one block again and again, so that it is small and unpacks to much. */
function sharedOf(block: Buffer, times: number): Buffer {
  const parts = workbookParts(GOOD_SHEET, { sharedStrings: '' });
  const packed = packedRepeat(block, times);
  let sum = 0;
  for (let i = 0; i < times; i++) sum = crc32(block, sum);
  const shared = { name: SHARED, packed, size: block.length * times, sum };
  return craftZip(parts.map((part) => (part.name === SHARED ? shared : part)));
}

function manySheets(): Buffer {
  const sheets = Array.from({ length: 4000 }, (_, i) => `<sheet name="表${i}" sheetId="${i + 1}" r:id="rId1"/>`);
  return withPart('xl/workbook.xml', () => `<workbook><sheets>${sheets.join('')}</sheets></workbook>`);
}

/** Strings that differ a little, so that they pack well but not suspiciously. */
function variedStrings(random: (below: number) => number, length: number): Buffer {
  let text = '';
  while (text.length < length) text += `<si><t>${'松岗村某组某户'.repeat(4)}${random(1_000_000_000)}</t></si>`;
  return Buffer.from(text);
}

/** XML that is too much, leads elsewhere or is made for slow parsers. */
export const SHEETS: readonly HostileFile[] = [
  refused('工作表里有外部实体', DOCTYPE, () =>
    withDoctype('xl/worksheets/sheet1.xml', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
  ),
  refused('共享字符串里有参数实体', DOCTYPE, () =>
    withDoctype(SHARED, '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:1/x.dtd"> %a;]>'),
  ),
  refused('十亿次大笑', DOCTYPE, () => withDoctype('xl/workbook.xml', `<!DOCTYPE x [<!ENTITY l0 "哈">${laughs}]>`)),
  refused('样式里有 DOCTYPE', DOCTYPE, () => withDoctype('xl/styles.xml', '<!DOCTYPE styleSheet>')),
  refused('关系里有 DOCTYPE', DOCTYPE, () => withDoctype('_rels/.rels', '<!DOCTYPE x SYSTEM "x.dtd">')),
  harmless('UTF-16 写的工作表，想躲过检查', () =>
    withPart('xl/worksheets/sheet1.xml', (content) =>
      Buffer.from(`\ufeff<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${content}`, 'utf16le'),
    ),
  ),
  refused('一万列', '1,000 列', () => workbookOf(sheetOfTexts([Array.from({ length: 10_000 }, () => '列')]))),
  refused('列号是 ZZZZZZ', '1,000 列', () => workbookOf(sheetWith('<row r="3"><c r="ZZZZZZ3"><v>1</v></c></row>'))),
  refused('行号是九千九百九十九万', '1,048,576 行', () => workbookOf(sheetWith('<row r="99999999"><c/></row>'))),
  refused('行号不是数', DAMAGED, () => workbookOf(sheetWith('<row r="1e308x"><c/></row>'))),
  refused('五百万个空行', BOMB, () => workbookOf(sheetWith('<row/>'.repeat(5_000_000))), { long: true }),
  refused('一百一十万个空行', BOMB, () => workbookOf(sheetWith('<row></row>'.repeat(1_100_000)))),
  refused('五百万行，行号都是 3', BOMB, () => workbookOf(sheetWith('<row r="3"/>'.repeat(5_000_000))), {
    long: true,
  }),
  refused('一个单元格四万字', '32,767 个字', () => workbookOf(sheetOfTexts([...GOOD_ROWS, ['字'.repeat(40_000)]]))),
  refused('一个单元格一千万字', BOMB, (random) =>
    workbookOf(sheetOfTexts([...GOOD_ROWS, [`${random(1e9)}松`.repeat(1_000_000)]])),
  ),
  refused(
    '一条不结束的共享字符串',
    BOMB,
    (random) => {
      const block = Buffer.from(`<si>${Array.from({ length: 2000 }, () => random(1e9).toString(36)).join(' ')}`);
      return sharedOf(block, 2000);
    },
    { long: true },
  ),
  refused('六亿字节的共享字符串', BOMB, (random) => sharedOf(variedStrings(random, 1_000_000), 300), { long: true }),
  harmless('六千万字节的共享字符串', (random) => sharedOf(variedStrings(random, 100_000), 300), { long: true }),
  harmless('一千万字节的共享字符串', (random) => sharedOf(variedStrings(random, 100_000), 50)),
  refused('共享字符串的序号超出范围', DAMAGED, () => workbookOf(sheetWith('<row><c t="s"><v>7</v></c></row>'))),
  refused('共享字符串的序号是负数', DAMAGED, () => workbookOf(sheetWith('<row><c t="s"><v>-1</v></c></row>'))),
  harmless('嵌套一百万层', () => workbookOf(sheetWith(`<a>${'<b>'.repeat(1_000_000)}`))),
  refused('一行里嵌套三百万层，不结束', BOMB, () => workbookOf(sheetWith(`<row>${'<b>'.repeat(3_000_000)}`))),
  harmless('三十万个不结束的拼音提示', () =>
    workbookOf(GOOD_SHEET, { sharedStrings: `<sst><si><t>甲</t>${'<rPh '.repeat(300_000)}</si></sst>` }),
  ),
  harmless('三十万个不结束的 CDATA', () =>
    workbookOf(sheetWith(`<row><c t="str"><v>${'<![CDATA['.repeat(300_000)}</v></c></row>`)),
  ),
  harmless('属性里五十万个空格和引号', () =>
    workbookOf(sheetWith(`<row><c${" r = '".repeat(100_000)}${' '.repeat(500_000)}><v>1</v></c></row>`)),
  ),
  harmless('没有根元素的一千万个字', () => withPart('xl/worksheets/sheet1.xml', () => `<${'a'.repeat(7_000_000)}`)),
  harmless('十万种数字格式，括号不闭合', () => {
    const formats = Array.from(
      { length: 10_000 },
      (_, i) => `<numFmt numFmtId="${i}" formatCode="${'['.repeat(90)}m"/>`,
    );
    return workbookOf(GOOD_SHEET, { styles: `<styleSheet><numFmts>${formats.join('')}</numFmts></styleSheet>` });
  }),
  refused('四千张表指着同一个部件', DAMAGED, manySheets),
  refused('关系指到压缩包以外', DAMAGED, () =>
    withPart('xl/_rels/workbook.xml.rels', (content) => content.replace('worksheets/', '../../../../etc/')),
  ),
  refused('关系指到网上', DAMAGED, () =>
    withPart('xl/_rels/workbook.xml.rels', (content) => content.replace('worksheets/', 'http://127.0.0.1/')),
  ),
  refused('工作簿部件 17 MB', BOMB, (random) =>
    withPart('xl/workbook.xml', (content) => content + Buffer.alloc(17 * MEBIBYTE, `${random(1e9)} `).toString()),
  ),
  harmless('单元格里有 NUL 和半个代理字符', () =>
    workbookOf(sheetWith(`<row><c t="str"><v>99_x0000_1_xD800_</v></c><c t="str"><v>_x0000_</v></c></row>`)),
  ),
];
