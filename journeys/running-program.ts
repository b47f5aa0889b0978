import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../server/db/embedded/port.ts';
import { greeted } from '../server/testing/started-program.ts';

/** A started program with a data folder of its own. */
export interface RunningProgram {
  readonly address: string;
  /** Runs `./shouwang` on the same data folder and answers its JSON. */
  command(args: readonly string[], input?: string): Record<string, unknown>;
  stop(): Promise<void>;
}

/** Another build than `dist`, where several are tried beside each other. */
const dist = (name: string) => join(import.meta.dirname, '..', process.env.SHOUWANG_DIST ?? 'dist', name);

/** Starts the built program, without demo, at an instant; its clock runs on from there. */
export async function startProgram(now: string): Promise<RunningProgram> {
  const dataDir = await mkdtemp(join(tmpdir(), 'shouwang-journey-'));
  const port = await freePort();
  const env = { ...process.env, SHOUWANG_DATA: dataDir, SHOUWANG_NOW: now, PORT: String(port), HOST: '127.0.0.1' };
  const child = spawn(process.execPath, [dist('server.js'), '--no-demo', '--test-clock'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await greeted(child);
  return {
    address: `http://127.0.0.1:${port}`,
    command(args, input = '') {
      const { stdout, stderr } = spawnSync(process.execPath, [dist('cli.js'), ...args, '--json'], {
        env,
        input,
        encoding: 'utf8',
      });
      if (stdout === '') throw new Error(stderr);
      return JSON.parse(stdout);
    },
    async stop() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
