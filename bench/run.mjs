// Bundles the benches and the program and runs `bench/main.ts`: `npm run bench -- [NAME …] [--households N] …`.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// A folder for each run: two runs at once, or a change of the sources under a run, must not swap its files.
const out = join(root, '.cache', `bench-${process.pid}`);
mkdirSync(out, { recursive: true });
const options = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
  outExtension: { '.js': '.mjs' },
  outdir: out,
};
let status = 1;
try {
  const entries = ['main.ts', 'bench-process.ts', 'load-client.ts', 'import-process.ts'].map((file) =>
    join(root, 'bench', file),
  );
  await build({ ...options, entryPoints: entries, splitting: true, chunkNames: 'chunk-[hash]' });
  // The program as tools/build.mjs bundles it, without its pages.
  await build({ ...options, entryPoints: { server: join(root, 'server', 'main.ts') } });
  // What the correction drawer judges with, for a browser.
  await build({
    ...{ entryPoints: [join(root, 'bench', 'judged-page.ts')], outfile: join(out, 'judged-page.js') },
    ...{ bundle: true, platform: 'browser', format: 'iife', target: 'chrome90', minify: true, logLevel: 'warning' },
  });
  cpSync(join(root, 'server', 'db', 'migrations'), join(out, 'migrations'), { recursive: true });
  cpSync(join(root, 'policy', 'sources'), join(out, 'sources'), { recursive: true });
  const given = process.argv.slice(2);
  status =
    spawnSync(process.execPath, ['--enable-source-maps', join(out, 'main.mjs'), ...given], {
      cwd: root,
      stdio: 'inherit',
    }).status ?? 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
process.exit(status);
