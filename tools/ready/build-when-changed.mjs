import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const rooms = ['domain', 'policy', 'contract', 'paperwork', 'server', 'web', 'cli', 'demo'];
const files = ['package-lock.json', 'vite.config.ts', join('tools', 'build.mjs')];
const stampFile = join(root, 'dist', 'built-from');

/** Whether `dist/` was built from the sources as they are now: by content, as a checkout renews the times of files. */
export function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stampOfSources();
}

/** Builds aside and swaps, so that a killed or failed build leaves the last good one. */
export function build() {
  console.error('正在构建……');
  const stamp = stampOfSources();
  const making = join(root, `dist.making-${process.pid}`);
  const { status } = spawnSync(process.execPath, [join(root, 'tools', 'build.mjs'), making], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    rmSync(making, { recursive: true, force: true });
    throw new Error('构建失败，原因见上。');
  }
  writeFileSync(join(making, 'built-from'), stamp);
  const old = join(root, `dist.old-${process.pid}`);
  if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old);
  renameSync(making, join(root, 'dist'));
  rmSync(old, { recursive: true, force: true });
}

function stampOfSources() {
  const hash = createHash('sha256');
  for (const path of [...files, ...rooms.flatMap(sourcesIn)]) {
    if (existsSync(join(root, path)))
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(root, path)))
        .update('\0');
  }
  return hash.digest('hex');
}

function sourcesIn(room) {
  if (!existsSync(join(root, room))) return [];
  return readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(md|test\.tsx?)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort();
}
