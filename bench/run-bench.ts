import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { removeDataFolder } from '../server/db/embedded/data-folder.ts';
import type { Figure } from './bench.ts';
import type { BenchArguments } from './bench-county.ts';

/** A county in its data folder, as the processes of a run tell each other of it. */
export interface LoadedCounty {
  readonly dataDir: string;
  readonly county: string;
  readonly households: number;
  readonly persons: number;
}

/** What the process of a bench is told to do, and what it says. */
export type Order = { given: BenchArguments; dataDir: string } | { given: BenchArguments; bench: string };
export type Message =
  | { wants: 'county' }
  | { county: LoadedCounty }
  | { figures: readonly Figure[] }
  | { failed: string };

/** The counties of a run, by size; made when first asked for, gone at the end. */
export interface Counties {
  of(given: BenchArguments): Promise<LoadedCounty>;
  close(): Promise<void>;
}

/** A bench that hangs must not keep the others from their turn; the workbooks of a million people take six to write. */
const AT_MOST_MINUTES = 40;

export function countiesOf(): Counties {
  const loading = new Map<number, Promise<LoadedCounty>>();
  const folders: string[] = [];
  const loaders: ChildProcess[] = [];
  async function load(given: BenchArguments): Promise<LoadedCounty> {
    const dataDir = join(await mkdtemp(join(tmpdir(), 'shouwang-bench-')), 'data');
    folders.push(dataDir);
    const begun = performance.now();
    const loader = start({ given, dataDir });
    loaders.push(loader);
    const answer = await answerOf(loader, 'county');
    console.log(`   ${answer.persons} 人已入库，${((performance.now() - begun) / 1000).toFixed(0)} 秒`);
    return answer;
  }
  return {
    of(given) {
      const known = loading.get(given.households) ?? load(given);
      loading.set(given.households, known);
      return known;
    },
    async close() {
      for (const loader of loaders) await ended(loader);
      for (const folder of folders) {
        removeDataFolder(folder);
        await rm(dirname(folder), { recursive: true, force: true });
      }
    },
  };
}

/** Runs one bench in a process of its own and answers its figures. @throws what kept it from measuring, as a sentence */
export async function runBench(bench: string, given: BenchArguments, counties: Counties): Promise<readonly Figure[]> {
  const child = start({ given, bench });
  child.on('message', async (message: Message) => {
    if (!('wants' in message)) return;
    const answer = await counties.of(given).then(
      (county): Message => ({ county }),
      (error: Error): Message => ({ failed: `县没有装好：${error.message}` }),
    );
    child.send(answer);
  });
  return answerOf(child, 'figures').finally(() => ended(child));
}

/** Lets go of a process, which then closes what it has open, and waits until it is gone. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  if (child.connected) child.disconnect();
  await gone;
}

function start(order: Order): ChildProcess {
  return fork(join(import.meta.dirname, 'bench-process.mjs'), [JSON.stringify(order)], {
    execArgv: ['--enable-source-maps'],
    serialization: 'advanced',
  });
}

type Answers = { county: LoadedCounty; figures: readonly Figure[] };

function answerOf<Kind extends keyof Answers>(child: ChildProcess, kind: Kind): Promise<Answers[Kind]> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      reject(new Error(`${AT_MOST_MINUTES} 分钟没有量完`));
      child.kill('SIGKILL');
    }, AT_MOST_MINUTES * 60_000);
    child.on('message', (message: Partial<Answers> & { failed?: string }) => {
      if (message.failed !== undefined) reject(new Error(message.failed));
      const answer = message[kind];
      if (answer !== undefined) resolve(answer as Answers[Kind]);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(limit);
      reject(new Error(`进程结束（${signal ?? code}）`));
    });
  });
}
