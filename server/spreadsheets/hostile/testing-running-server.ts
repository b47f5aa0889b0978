import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { addUser } from '../../accounts/operator.ts';
import { freePort } from '../../db/embedded/port.ts';
import { testDatabase } from '../../db/testing.ts';
import { openProgram } from '../../program.ts';
import { COUNTY, makeTestCounty, SONG } from '../../testing/county.ts';
import { greeted } from '../../testing/started-program.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PASSWORD = 'Ceshi-mima-7731';

/** The program as a process of its own, on a county of six households. */
export interface RunningServer {
  readonly address: string;
  /** Cookies of an officer of the county and of one of the village 松岗. */
  readonly county: string;
  readonly village: string;
  /** A household of 松岗. */
  readonly household: string;
  readonly dataDir: string;
  /** Resident memory in MB, now and at its highest since `forgetPeak`; undefined where the system does not tell. */
  memory(): { now: number; peak: number } | undefined;
  forgetPeak(): void;
  stop(): Promise<void>;
}

/** Bundles the program as it stands in the tree, and starts it beside the test's database. */
export async function startServer(): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'shouwang-hostile-'));
  const dataDir = join(folder, 'data');
  const database = await testDatabase();
  const env = { SHOUWANG_DATA: dataDir, DATABASE_URL: database.appUrl, DATABASE_ADMIN_URL: database.adminUrl };
  const household = await plantCounty(env);
  const port = await freePort();
  const program = await bundled();
  const child = spawn(process.execPath, [program, '--no-demo'], {
    env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await greeted(child);
  const address = `http://127.0.0.1:${port}`;
  return {
    ...{
      address,
      household,
      dataDir,
      county: await signIn(address, 'county'),
      village: await signIn(address, 'village'),
    },
    memory: () => memoryOf(child.pid ?? 0),
    forgetPeak: () => forgetPeak(child.pid ?? 0),
    async stop() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      await database.drop();
      for (const each of [folder, dirname(program)]) rmSync(each, { recursive: true, force: true });
    },
  };
}

async function plantCounty(env: Record<string, string>): Promise<string> {
  const program = await openProgram(env);
  try {
    const { households } = await makeTestCounty(program);
    await addUser(program, { name: 'county', role: 'county', area: COUNTY, password: PASSWORD });
    await addUser(program, { name: 'village', role: 'village', area: SONG, password: PASSWORD });
    return households.S1.id;
  } finally {
    await program.close();
  }
}

/** Inside the tree, so that the packages are found. */
async function bundled(): Promise<string> {
  const outdir = join(ROOT, '.cache', 'hostile', String(process.pid));
  await build({
    ...{ entryPoints: { server: join(ROOT, 'server', 'main.ts') }, outdir, outExtension: { '.js': '.mjs' } },
    ...{ bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', logLevel: 'error' },
  });
  cpSync(join(ROOT, 'server', 'db', 'migrations'), join(outdir, 'migrations'), { recursive: true });
  return join(outdir, 'server.mjs');
}

async function signIn(address: string, name: string): Promise<string> {
  const answer = await fetch(`${address}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: PASSWORD }),
  });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

function memoryOf(pid: number): { now: number; peak: number } | undefined {
  if (process.platform !== 'linux') return undefined;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/** proc(5): 5 resets the highest resident size. */
function forgetPeak(pid: number): void {
  if (process.platform === 'linux') writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
