import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** One run of `import-process.ts`, as it tells of itself. Milliseconds and megabytes. */
export interface Took {
  readonly imported: number;
  readonly whole: number;
  readonly peak: number;
  readonly accepted: { readonly households: number; readonly persons: number };
}

/** Imports, or only reads into staging, in a process of its own on the running database of a data folder. */
export async function runImport(what: 'import' | 'staging', dataDir: string, paths: readonly string[]): Promise<Took> {
  const entry = join(import.meta.dirname, 'import-process.mjs');
  const args = ['--enable-source-maps', entry, what, dataDir, ...paths];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Took;
}
