import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportReport } from '../../contract/imports.ts';
import { checkCharacterOf } from '../../domain/id-number.ts';
import { type Actor, operatorActor } from '../rights/actor.ts';
import type { TestProgram } from '../testing/program.ts';
import type { ImportRequest } from './import-request.ts';
import { importWorkbook } from './import-workbook.ts';

/** The rows of a sheet by its name, each by header; a header that no row has is no column. */
export type TestSheets = Readonly<Record<string, readonly TestRow[]>>;
type TestRow = Readonly<Record<string, string | number>>;

/** Imports sheets as CSV files, one each, as offices also send them. */
export async function importSheets(
  program: TestProgram,
  sheets: TestSheets,
  options: Partial<ImportRequest> & { actor?: Actor } = {},
): Promise<ImportReport> {
  const folder = await mkdtemp(join(tmpdir(), 'shouwang-import-'));
  try {
    const files = await Promise.all(
      Object.entries(sheets).map(async ([name, rows]) => {
        const path = join(folder, `${name}.csv`);
        await writeFile(path, csvOf(rows));
        return { path, name: `${name}.csv` };
      }),
    );
    const { actor = operatorActor(), ...request } = options;
    return await importWorkbook(program, actor, { mode: 'whole', dryRun: false, ...request, files });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function csvOf(rows: readonly TestRow[]): string {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))]
    .map((cells) => cells.join(','))
    .join('\n');
}

/** A correct ID number of region 990101 (not allocated) for a birth date and a running number. */
export function idNumberOf(birth: string, sequence: number): string {
  const first17 = `990101${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + checkCharacterOf(first17);
}

/** A county with one town and two villages, codes that do not nest. */
export const AREA_ROWS: readonly TestRow[] = [
  { 区划代码: '990000000000', 名称: '甲省', 上级代码: '' },
  { 区划代码: '990100000000', 名称: '甲市', 上级代码: '990000000000' },
  { 区划代码: '990101000000', 名称: '甲县', 上级代码: '990100000000' },
  { 区划代码: '990101500000', 名称: '梧桐湖新区', 上级代码: '990101000000', 农村户籍人口: 900 },
  { 区划代码: '990101100201', 名称: '松岗村', 上级代码: '990101500000', 农村户籍人口: 400 },
  { 区划代码: '990177700999', 名称: '柳湾村', 上级代码: '990101500000', 农村户籍人口: 500 },
];

export const SONGGANG = '990101100201';
export const LIUWAN = '990177700999';

/** A household of the sheet 农户; unnamed columns are ordinary. */
export function householdRow(no: string, other: TestRow = {}) {
  return {
    ...{ 户编号: no, 行政村代码: SONGGANG, 户类型: '一般农户', 是否脱贫户: '否', 户主姓名: '', 联系电话: '' },
    ...{ 收入周期起: '2021-05-01', 收入周期止: '2022-04-30', 工资性收入: 20000, 上年人均纯收入: 9000 },
    ...{ 住房是否有保障: '是', 义务教育是否有保障: '是', 饮水是否有保障: '是', ...other },
  };
}

/** A member of the sheet 家庭成员. */
export function memberRow(no: string, name: string, idNumber: string, other: Readonly<Record<string, string>> = {}) {
  return {
    ...{ 户编号: no, 姓名: name, 证件号码: idNumber, 与户主关系: '户主', 文化程度: '初中', 在校生状况: '' },
    ...{ 健康状况: '健康', 劳动技能: '普通劳动力', 务工区域: '', 基本医疗保险: '城乡居民', ...other },
  };
}
