import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { writeAttachment2 } from './lz-attachment-2.ts';
import { columnLetters } from './xlsx-markup.ts';
import { partText, readXlsxParts } from './xlsx-parts.ts';

const oneToTwentyEight = Array.from({ length: 28 }, (_, i) => i + 1);
const zeros = Array.from({ length: 28 }, () => 0);

const table = {
  unit: '清河县乡村振兴局',
  filledOn: '2022-05-30',
  rows: [
    { code: '990101000000', name: '清河县', depth: 0, figures: oneToTwentyEight },
    { code: '990101100000', name: '=HYPERLINK("http://x")', depth: 1, figures: zeros },
  ],
  exportLine: '导出人：张三　编号：D&1',
};

async function sheetOf() {
  const workbook = await readXlsx(await writeAttachment2(table), { readStyles: true });
  const sheet = workbook.sheets[0];
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

async function markupOf(part: string) {
  const parts = readXlsxParts(await writeAttachment2(table));
  return parts === undefined ? '' : (partText(parts, part, 10_000_000) ?? '');
}

test('表头逐格与附件2一致：文字和合并范围', async () => {
  const sheet = await sheetOf();
  const written = new Map<string, string>();
  for (const merge of sheet.merges ?? []) {
    if (merge.startRow < 3 || merge.startRow > 5) continue;
    const range = `${columnLetters(merge.startCol)}${merge.startRow + 1}:${columnLetters(merge.endCol)}${merge.endRow + 1}`;
    written.set(range, String(sheet.rows[merge.startRow]?.[merge.startCol]));
  }
  expect(Object.fromEntries(written)).toEqual({
    'A4:A6': '地区',
    'B4:B6': '排查总户数',
    'C4:E4': '排查数量',
    'C5:C6': '一般农户(户)',
    'D5:D6': '脱贫户(户)',
    'E5:E6': '监测对象(户)',
    'F4:M4': '新识别纳入监测户情况',
    'F5:G5': '合计',
    'H5:I5': '脱贫不稳定户数',
    'J5:K5': '边缘易致贫户',
    'L5:M5': '突发严重困难户',
    'N4:U4': '应标注风险消除监测对象情况',
    'N5:O5': '合计',
    'P5:Q5': '脱贫不稳定户数',
    'R5:S5': '边缘易致贫户',
    'T5:U5': '突发严重困难户',
    'V4:AC4': '需回退、清退监测户情况',
    'V5:W5': '合计',
    'X5:Y5': '脱贫不稳定户数',
    'Z5:AA5': '边缘易致贫户',
    'AB5:AC5': '突发严重困难户',
    'AD4:AD6': '备注',
  });
  const lowest = sheet.rows[5]?.slice(5, 29);
  expect(lowest).toEqual(Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? '户数' : '人数')));
});

test('二十八个数自 B 列起依次落格，备注列留空', async () => {
  const sheet = await sheetOf();
  expect(sheet.rows[6]?.slice(0, 30)).toEqual(['清河县', ...oneToTwentyEight, '']);
});

test('零写作数字 0，不留空', async () => {
  const sheet = await sheetOf();
  expect(sheet.rows[7]?.slice(1, 29)).toEqual(zeros);
  expect(sheet.cells?.get('7,1')?.style?.numFmt).toBe('0');
});

test('题目、填报单位、填报时间和表下备注照原件', async () => {
  const sheet = await sheetOf();
  expect(sheet.rows[0]?.[0]).toBe('附件2');
  expect(sheet.rows[1]?.[0]).toBe('入户排查情况汇总表');
  expect(sheet.rows[2]?.[0]).toBe('填报单位(盖章)：清河县乡村振兴局');
  expect(sheet.rows[2]?.[22]).toBe('填报时间：2022年5月30日');
  expect(sheet.rows[8]?.[0]).toBe('备注：脱贫户只统计未纳入监测对象的脱贫户，已消除风险的脱贫不稳定户计入监测对象');
});

test('A4 横向，一页宽，每页重复表头', async () => {
  const { pageSetup } = await sheetOf();
  expect(pageSetup).toMatchObject({ paperSize: 'a4', orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 });
  expect(await markupOf('xl/workbook.xml')).toContain('入户排查情况汇总表!$4:$6</definedName>');
});

test('像公式的地区名只是文字，编辑后也不会变成公式', async () => {
  const sheet = await sheetOf();
  const cell = sheet.cells?.get('7,0');
  expect(cell?.value).toBe('=HYPERLINK("http://x")');
  expect(cell?.formula).toBeUndefined();
  expect(cell?.style?.numFmt).toBe('@');
  expect(await markupOf('xl/worksheets/sheet1.xml')).not.toContain('<f>');
});

test('导出标记印在页脚，其中的 & 不作版式代码', async () => {
  expect(await markupOf('xl/worksheets/sheet1.xml')).toContain('编号：D&amp;&amp;1');
});
