// Bundles a benchmark and runs it: `node bench/run.mjs [screening|county] …`.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [first = '', ...others] = process.argv.slice(2);
const isNamed = existsSync(join(root, 'bench', `${first}.ts`));
const name = isNamed ? first : 'screening';
const args = isNamed ? others : process.argv.slice(2);

const out = join(root, '.cache', 'bench');
mkdirSync(out, { recursive: true });
await build({
  entryPoints: [join(root, 'bench', `${name}.ts`)],
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
});
cpSync(join(root, 'server', 'db', 'migrations'), join(out, 'migrations'), { recursive: true });
const { status } = spawnSync(process.execPath, ['--enable-source-maps', join(out, `${name}.mjs`), ...args], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
