import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { annotateWorkbook } from './annotated-workbook.ts';
import { type WorkbookFault, writeFaultList } from './fault-list.ts';

const wild = readFileSync(new URL('../samples/county-wild.xlsx', import.meta.url));
const headerRows = { 农户: 3, 家庭成员: 3 };

function fault(sheet: string, row: number, column: string, value: string, expected: string): WorkbookFault {
  return { sheet, row, column, value, expected };
}

async function sheetOf(bytes: Uint8Array, name: string) {
  const sheet = (await readXlsx(bytes, { readStyles: true })).sheets.find((candidate) => candidate.name === name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

// 农户 has 21 columns, A to U; 户主 stands in column P, 工资性收入（元） in S.
const sentences = 21;

test('每行的错误写在新加的「错误说明」列，一行几处连写', async () => {
  const { kind, bytes } = await annotateWorkbook(wild, headerRows, [
    fault('农户', 6, '户主', '', '姓名'),
    fault('农户', 6, '工资性收入（元）', '三万元', '数字'),
  ]);
  const sheet = await sheetOf(bytes, '农户');
  expect(kind).toBe('annotated');
  expect(sheet.rows[2]?.[sentences]).toBe('错误说明');
  expect(sheet.rows[5]?.[sentences]).toBe('「户主」空缺，应为姓名；「工资性收入（元）」为“三万元”，应为数字');
  expect(sheet.rows[4]?.[sentences] ?? null).toBeNull();
});

test('只有出错的格着色，其余各格的值和样式不动', async () => {
  const before = await sheetOf(wild, '农户');
  const { bytes } = await annotateWorkbook(wild, headerRows, [fault('农户', 6, '户主', '', '姓名')]);
  const after = await sheetOf(bytes, '农户');
  expect(after.cells?.get('5,15')?.style?.fill).toMatchObject({ pattern: 'solid' });
  expect(after.cells?.get('5,15')?.style?.font).toEqual(before.cells?.get('5,15')?.style?.font);
  expect(after.cells?.get('5,16')?.style).toEqual(before.cells?.get('5,16')?.style);
  expect(after.rows.map((row) => row.slice(0, sentences))).toEqual(before.rows.map((row) => row.slice(0, sentences)));
  expect(after.merges).toEqual(before.merges);
});

test('没有错误的表逐字节不动', async () => {
  const { bytes } = await annotateWorkbook(wild, headerRows, [fault('农户', 6, '户主', '', '姓名')]);
  expect(await sheetOf(bytes, '家庭成员')).toEqual(await sheetOf(wild, '家庭成员'));
});

test('再报一次，仍用原来那一列，已改好的行不留旧话', async () => {
  const first = await annotateWorkbook(wild, headerRows, [fault('农户', 6, '户主', '', '姓名')]);
  const second = await annotateWorkbook(first.bytes, headerRows, [fault('农户', 7, '户主', '', '姓名')]);
  const sheet = await sheetOf(second.bytes, '农户');
  expect(sheet.rows[5]?.[sentences] ?? null).toBeNull();
  expect(sheet.rows[6]?.[sentences]).toBe('「户主」空缺，应为姓名');
  expect(sheet.rows[2]?.[sentences + 1] ?? null).toBeNull();
});

test('像公式的值写进说明也只是文字', async () => {
  const { bytes } = await annotateWorkbook(wild, headerRows, [fault('农户', 6, '户主', '=1+1<b>&', '姓名')]);
  const cell = (await sheetOf(bytes, '农户')).cells?.get(`5,${sentences}`);
  expect(cell?.value).toBe('「户主」为“=1+1<b>&”，应为姓名');
  expect(cell?.formula).toBeUndefined();
});

test('整张表的错误写在表头那一格', async () => {
  const { bytes } = await annotateWorkbook(wild, headerRows, [fault('农户', 3, '户编号', '', '有这一列')]);
  expect((await sheetOf(bytes, '农户')).rows[2]?.[sentences]).toBe('错误说明：「户编号」空缺，应为有这一列');
});

test('表里没有写出的空行也能写上说明', async () => {
  const { bytes } = await annotateWorkbook(wild, headerRows, [fault('农户', 300, '户主', '', '姓名')]);
  expect((await sheetOf(bytes, '农户')).rows[299]?.[sentences]).toBe('「户主」空缺，应为姓名');
});

test('不是工作簿、没有那张表或超过三十兆，另出一张错误清单', async () => {
  const faults = [fault('农户', 6, '户主', '=1+1', '姓名')];
  const tooLarge = new Uint8Array(30 * 1024 * 1024 + 1);
  for (const original of [new Uint8Array([1, 2, 3]), tooLarge]) {
    const { kind, bytes } = await annotateWorkbook(original, headerRows, faults);
    expect(kind).toBe('list');
    expect((await readXlsx(bytes)).sheets[0]?.rows).toEqual([
      ['表', '行', '列', '值', '应为'],
      ['农户', 6, '户主', '=1+1', '姓名'],
    ]);
  }
  const elsewhere = await annotateWorkbook(wild, headerRows, [fault('没有的表', 6, '户主', '', '姓名')]);
  expect(elsewhere.kind).toBe('list');
});

test('另一种写法的工作簿同样能加说明', async () => {
  const original = await writeFaultList('清单', [fault('甲', 1, '乙', '丙', '丁')]);
  const { kind, bytes } = await annotateWorkbook(original, { 清单: 1 }, [fault('清单', 2, '值', '丙', '戊')]);
  const sheet = await sheetOf(bytes, '清单');
  expect(kind).toBe('annotated');
  expect(sheet.rows[0]).toEqual(['表', '行', '列', '值', '应为', '错误说明']);
  expect(sheet.rows[1]?.[5]).toBe('「值」为“丙”，应为戊');
  expect(sheet.cells?.get('1,3')?.style?.fill).toMatchObject({ pattern: 'solid' });
});
