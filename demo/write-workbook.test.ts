import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importWorkbook } from '../server/imports/import-workbook.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { type TestProgram, testProgram } from '../server/testing/program.ts';
import { madeUpCounty } from './county.ts';
import { writeWorkbook, writeWorkbookOfEachSheet } from './write-workbook.ts';

const today = '2026-03-20';
const made = madeUpCounty({
  ...{ seed: 5, county: '990187', name: '小禾县', today, households: 60, towns: 2 },
  villagesOfTown: [2, 2],
});
const persons = [...made.households()].reduce((sum, { members }) => sum + members.length, 0);
let program: TestProgram;
let folder: string;

beforeAll(async () => {
  program = await testProgram(today);
  folder = await mkdtemp(join(tmpdir(), 'shouwang-workbook-'));
});
afterAll(async () => {
  await program.close();
  await rm(folder, { recursive: true });
});

function importFiles(paths: readonly string[]) {
  const files = paths.map((path) => ({ path, name: basename(path) }));
  return importWorkbook(program, operatorActor(), { files, mode: 'whole', dryRun: false });
}

test('编出来的 60 户，一个工作簿导入，没有错误，户数人数相符', async () => {
  const path = join(folder, '小禾县.xlsx');
  await writeWorkbook(path, made.sheets());
  const { faults, accepted } = await importFiles([path]);
  expect(faults).toEqual([]);
  expect(accepted).toEqual({ households: 60, persons });
});

test('一张表一个文件，写的是同样的内容：再导入什么都不变', async () => {
  const { faults, accepted, changed } = await importFiles(await writeWorkbookOfEachSheet(folder, made.sheets()));
  expect(faults).toEqual([]);
  expect(accepted).toEqual({ households: 60, persons });
  expect(changed).toEqual({ households: 0, persons: 0 });
});
