import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { importWorkbook } from '../server/imports/import-workbook.ts';
import { openProgram } from '../server/program.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { benchDay } from './bench-county.ts';

// A process that does nothing but import: what it holds at most is what an import needs. Its arguments: data folder,
// workbooks. It attaches to the running database of the folder and prints what it took.
const [dataDir = '', ...paths] = process.argv.slice(2);
const env = { SHOUWANG_DATA: dataDir, SHOUWANG_NOW: `${benchDay}T09:00:00+08:00` };
const program = await openProgram(env, { testClock: true });
const files = paths.map((path) => ({ path, name: basename(path) }));
const before = await memory('VmRSS');
const begun = performance.now();
let screening = 0;
const { accepted, faults } = await importWorkbook(program, operatorActor(), {
  ...{ files, mode: 'whole', dryRun: false },
  onProgress: ({ step }) => {
    if (step === 'screening') screening = performance.now();
  },
});
const end = performance.now();
const told = { imported: screening - begun, whole: end - begun, before, peak: await memory('VmHWM'), accepted };
await program.close();
if (faults.length > 0) throw new Error(`${faults.length} 处错误`);
console.log(JSON.stringify(told));

/** Megabytes of this process, from the kernel's own account of it; Linux only. */
async function memory(name: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8');
  return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? Number.NaN) / 1024;
}
