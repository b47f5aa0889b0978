// Builds the program into the folder given (default `dist`): server.js, cli.js and demo.js beside migrations/, sources/ and web/.

import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build as bundle } from 'esbuild';
import { build as buildWeb } from 'vite';
import { root } from './ready/root.mjs';

const out = resolve(process.argv[2] ?? join(root, 'dist'));
const programs = Object.fromEntries(['server', 'cli', 'demo'].map((room) => [room, join(root, room, 'main.ts')]));
const present = Object.entries(programs).filter(([, file]) => existsSync(file));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await bundle({
  entryPoints: Object.fromEntries(present),
  outdir: out,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
}).catch(() => process.exit(1));
// Found from source and from the bundle by the same words: new URL('./migrations/', import.meta.url).
cpSync(join(root, 'server', 'db', 'migrations'), join(out, 'migrations'), { recursive: true });
cpSync(join(root, 'policy', 'sources'), join(out, 'sources'), {
  recursive: true,
  filter: (path) => !path.endsWith('.ts') && !path.endsWith('.md'),
});
if (existsSync(join(root, 'web', 'desk', 'index.html'))) {
  await buildWeb({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir: join(out, 'web') } });
}
