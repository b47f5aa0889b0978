import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { removeDataFolder } from '../server/db/embedded/data-folder.ts';
import { refreshScope } from '../server/leads/screening.ts';
import { type OpenProgram, openProgram } from '../server/program.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { perform } from '../server/rights/work.ts';
import type { Stage } from './bench.ts';
import { type BenchArguments, benchCounty, benchDay } from './bench-county.ts';
import { BENCHES } from './benches.ts';
import { loadCounty } from './load-county.ts';
import type { LoadedCounty, Message, Order } from './run-bench.ts';

const order = JSON.parse(process.argv[2] ?? '{}') as Order;
/** What is to be closed or removed at the end, the last first. */
const endings: (() => Promise<unknown>)[] = [];

try {
  tell('bench' in order ? await figuresOf(order.bench, order.given) : await loaded(order.dataDir, order.given));
} catch (error) {
  console.error(error);
  tell({ failed: (error as Error).message });
}
// Who loaded the county keeps its database up for the others, until the run lets go of it.
await new Promise((gone) => process.once('disconnect', gone));
for (const end of endings.reverse()) await end().catch((error: Error) => console.error(error.message));

function tell(message: Message): void {
  process.send?.(message);
}

async function figuresOf(name: string, given: BenchArguments): Promise<Message> {
  const { bench } = (await BENCHES[name]?.()) ?? {};
  if (bench === undefined) throw new Error(`没有 ${name}`);
  console.log(`   ${bench.title}`);
  return { figures: await bench.run(stageOf(given)) };
}

async function loaded(dataDir: string, given: BenchArguments): Promise<Message> {
  const program = await opened(dataDir);
  const county = await loadCounty(program, benchCounty(given));
  await perform(program, operatorActor(), (work) => refreshScope(work, { county: county.county }));
  await vacuum(program.adminUrl);
  return { county: { dataDir, ...county } };
}

async function opened(dataDir: string): Promise<OpenProgram> {
  const env = { SHOUWANG_DATA: dataDir, SHOUWANG_NOW: `${benchDay}T09:00:00+08:00` };
  const program = await openProgram(env, { testClock: true });
  endings.push(() => program.close());
  return program;
}

/** What stands after the load is what a night's maintenance leaves. */
async function vacuum(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}

function stageOf(given: BenchArguments): Stage {
  return {
    given,
    async county() {
      const { dataDir, ...county } = await askForCounty();
      return { ...county, program: await opened(dataDir) };
    },
    async emptyProgram() {
      const dataDir = join(await newFolder(), 'data');
      endings.push(async () => removeDataFolder(dataDir));
      return opened(dataDir);
    },
    newFolder,
    say: (sentence) => console.log(`   ${sentence}`),
  };
}

function askForCounty(): Promise<LoadedCounty> {
  return new Promise((resolve, reject) => {
    process.on('message', (message: Message) => {
      if ('county' in message) resolve(message.county);
      if ('failed' in message) reject(new Error(message.failed));
    });
    tell({ wants: 'county' });
  });
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'shouwang-bench-'));
  endings.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
