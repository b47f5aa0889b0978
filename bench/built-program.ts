import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../server/db/embedded/port.ts';
import { greeted } from '../server/testing/started-program.ts';
import type { Load, LoadResult } from './load-client.ts';

/** The program as it is shipped, as a process of its own on a data folder, and the client that asks it. */
export interface BuiltProgram {
  readonly port: number;
  ask(load: Omit<Load, 'port'>): Promise<LoadResult>;
  stop(): Promise<void>;
}

/** Starts the bundled program on the data folder and waits until it answers. */
export async function startBuiltProgram(dataDir: string, now: string): Promise<BuiltProgram> {
  const port = await freePort();
  const server = spawn(process.execPath, [join(import.meta.dirname, 'server.mjs')], {
    env: { ...process.env, SHOUWANG_DATA: dataDir, SHOUWANG_NOW: now, PORT: String(port), NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await greeted(server);
  const client = fork(join(import.meta.dirname, 'load-client.mjs'));
  return {
    port,
    async ask(load) {
      const answered = once(client, 'message') as Promise<[LoadResult]>;
      client.send({ ...load, port });
      const [result] = await answered;
      if (result.refused !== null) throw new Error(`程序没有照办：${result.refused}`);
      return result;
    },
    async stop() {
      client.disconnect();
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
    },
  };
}
