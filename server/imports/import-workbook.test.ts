import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeOn } from '../leads/screening.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { importWorkbook } from './import-workbook.ts';

let program: TestProgram;

beforeAll(async () => {
  program = await testProgram();
});
afterAll(() => program.close());

test('small', async () => {
  const started = performance.now();
  const report = await importWorkbook(program, operatorActor(), {
    files: [{ path: 'samples/county-small.xlsx', name: 'county-small.xlsx' }],
    mode: 'whole',
    dryRun: false,
  });
  console.log(performance.now() - started, JSON.stringify({ ...report, warnings: report.warnings.slice(0, 5) }), report.warnings.length);
  expect(report.accepted).toEqual({ households: 600, persons: 1967 });
});
