import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { importWorkbook } from '../server/imports/import-workbook.ts';
import type { ImportFile } from '../server/imports/sources.ts';
import { type OpenProgram, openProgram } from '../server/program.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { benchDay } from './bench-county.ts';
import { readIntoStaging } from './read-into-staging.ts';

// A process that does nothing but import: what it holds at most is what an import needs. Its arguments: `import` or
// `staging`, the data folder, the workbooks. It attaches to the running database of the folder and prints what it took.
const [what, dataDir = '', ...paths] = process.argv.slice(2);
const env = { SHOUWANG_DATA: dataDir, SHOUWANG_NOW: `${benchDay}T09:00:00+08:00` };
const program = await openProgram(env, { testClock: true });
const files = paths.map((path) => ({ path, name: basename(path) }));
const took = what === 'staging' ? await stage(program, files) : await importAll(program, files);
const peak = await peakMegabytes();
await program.close();
console.log(JSON.stringify({ ...took, peak }));

async function stage(program: OpenProgram, files: readonly ImportFile[]) {
  const begun = performance.now();
  const households = await readIntoStaging(program, files);
  const whole = performance.now() - begun;
  return { imported: whole, whole, accepted: { households, persons: 0 } };
}

async function importAll(program: OpenProgram, files: readonly ImportFile[]) {
  const begun = performance.now();
  let merged = 0;
  const { accepted, faults } = await importWorkbook(program, operatorActor(), {
    ...{ files, mode: 'whole', dryRun: false },
    onProgress: ({ step }) => {
      if (step === 'screening') merged = performance.now();
    },
  });
  if (faults.length > 0) throw new Error(`${faults.length} 处错误`);
  return { imported: merged - begun, whole: performance.now() - begun, accepted };
}

/** The kernel's own account of this process; Linux only. */
async function peakMegabytes(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
