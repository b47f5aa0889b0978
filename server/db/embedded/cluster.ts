import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, clusterAccount } from './account.ts';
import { freePort } from './port.ts';
import { isAlive } from './process-mark.ts';
import { programsFor } from './programs.ts';
import { runProgram } from './run-program.ts';

/** Settings of PostgreSQL by their names, such as `{ fsync: 'off' }` for tests. */
export type Settings = Record<string, string>;

/** What never differs. The last three keep values of rows and statements out of the log (trust.md, personal data). */
const fixedSettings: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'Asia/Shanghai',
  jit: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
};

/** Makes `home/pg` if it is missing. Made aside and renamed, so a killed first start leaves no half cluster. */
export async function makeCluster(home: string, superuserPassword: string, settings: Settings): Promise<void> {
  const pgDir = join(home, 'pg');
  clearHalfMade(home);
  if (existsSync(join(pgDir, 'PG_VERSION'))) return;
  const account = clusterAccount(pgDir);
  const making = join(home, `pg.making-${process.pid}`);
  const passwordFile = `${making}.password`;
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  own(making, account);
  own(passwordFile, account);
  try {
    const locale = ['--encoding=UTF8', '--locale=C', '--lc-ctype=C.UTF-8'];
    const sync = settings.fsync === 'off' ? ['--no-sync'] : [];
    const access = ['-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    await runProgram(
      join(programsFor(account), 'bin', 'initdb'),
      ['-D', making, ...access, ...locale, ...sync],
      account,
    );
    renameSync(making, pgDir);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** An initdb whose starter was killed may still be writing: what cannot go now goes at a later start. */
function clearHalfMade(home: string): void {
  for (const name of readdirSync(home).filter((each) => each.startsWith('pg.making-'))) {
    try {
      rmSync(join(home, name), { recursive: true, force: true });
    } catch {}
  }
}

/**
 * Starts the cluster if it does not run, and answers its port once it takes connections, recovery after a crash
 * included. The port of the last time is taken again when it is free, so that the pools of a living program find
 * their way back.
 */
export async function startCluster(home: string, settings: Settings, lastPort: number | undefined): Promise<number> {
  const account = clusterAccount(join(home, 'pg'));
  const log = join(home, 'pg.log');
  for (let attempt = 1; ; attempt += 1) {
    const running = await settled(home);
    if (running) return running.port;
    prepareLog(log, account);
    disownStalePid(home, attempt > 1);
    const port = await freePort(lastPort);
    const options = Object.entries({ ...fixedSettings, port: String(port), ...settings });
    const optionText = options.map(([name, value]) => `-c ${name}=${value}`).join(' ');
    try {
      await pgCtl(home, ['start', '-w', '-t', '600', '-l', log, '-o', optionText]);
      return port;
    } catch (error) {
      // After kill −9 of the postmaster its children leave within a second or two; until then a new one is refused.
      if (attempt === 20)
        throw new Error(`内置数据库无法启动，详见 ${log}\n${(error as Error).message}\n${lastLines(log)}`);
      await sleep(500);
    }
  }
}

/** Stops the cluster: sessions are ended, what was committed is on disk. No error if it does not run. */
export async function stopCluster(home: string): Promise<void> {
  if (postmasterOf(home)) await pgCtl(home, ['stop', '-w', '-t', '120', '-m', 'fast']);
}

/** Ends the cluster at once, whoever still speaks with it, for what is thrown away afterwards. Nothing when none runs. */
export function endCluster(home: string): void {
  const found = postmasterOf(home);
  if (found) process.kill(found.pid, 'SIGQUIT');
}

async function pgCtl(home: string, args: string[]): Promise<void> {
  const pgDir = join(home, 'pg');
  const account = clusterAccount(pgDir);
  const [act, ...options] = args as [string, ...string[]];
  await runProgram(join(programsFor(account), 'bin', 'pg_ctl'), [act, '-D', pgDir, ...options], account);
}

type Postmaster = { pid: number; port: number; isReady: boolean };

/** Waits while a postmaster is starting, recovering or stopping; undefined when none runs. */
async function settled(home: string): Promise<Postmaster | undefined> {
  for (;;) {
    const found = postmasterOf(home);
    if (!found || found.isReady) return found;
    await sleep(100);
  }
}

/**
 * The living postmaster of the cluster. A postmaster.pid left by kill −9 may name a number that another process has
 * by now: `isOurs` asks whether its working folder is the cluster, as a postmaster's always is.
 */
export function postmasterOf(home: string): Postmaster | undefined {
  const pgDir = join(home, 'pg');
  const lines = readText(join(pgDir, 'postmaster.pid')).split('\n');
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid) || !isOurs(pid, pgDir)) return undefined;
  const port = Number(lines[3]);
  return { pid, port, isReady: port > 0 && lines[7]?.trim() === 'ready' };
}

/**
 * PostgreSQL refuses to start while the number in postmaster.pid answers, be it a zombie or a stranger. Our own number
 * it ignores, as its starter's (PG_GRANDPARENT_PID of pg_ctl); the file itself stays, because by its shared memory key
 * PostgreSQL sees whether children of the killed postmaster still write. A file that says nothing, its writer was killed
 * while writing, pg_ctl refuses for ever: it goes, unless somebody may be writing it just now.
 */
function disownStalePid(home: string, isSettled: boolean): void {
  const pgDir = join(home, 'pg');
  const file = join(pgDir, 'postmaster.pid');
  const [number, ...rest] = readText(file).split('\n');
  if (!Number(number)) {
    if (isSettled) rmSync(file, { force: true });
    return;
  }
  // Whole or not at all: killed in the middle of writing it in place, this would leave it empty.
  const whole = `${file}.new`;
  writeFileSync(whole, [process.pid, ...rest].join('\n'), { mode: 0o600 });
  own(whole, clusterAccount(pgDir));
  renameSync(whole, file);
}

function isOurs(pid: number, pgDir: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    const [workingFolder, cluster] = [statSync(`/proc/${pid}/cwd`), statSync(pgDir)];
    return workingFolder.ino === cluster.ino && workingFolder.dev === cluster.dev;
  } catch {
    return false;
  }
}

/** A log over 10 MB begins anew: an office's disk must not fill up with it. */
function prepareLog(log: string, account: Account): void {
  if (!existsSync(log) || statSync(log).size > 10 * 1024 * 1024) writeFileSync(log, '', { mode: 0o600 });
  own(log, account);
}

function own(path: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

function lastLines(log: string): string {
  return readText(log).trimEnd().split('\n').slice(-8).join('\n');
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
