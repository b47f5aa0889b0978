import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { removeDataFolder } from '../server/db/embedded/data-folder.ts';
import { refreshScope } from '../server/leads/screening.ts';
import { type OpenProgram, openProgram } from '../server/program.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { perform, type Work } from '../server/rights/work.ts';
import { benchArguments, benchCounty, benchDay } from './bench-county.ts';
import { contest, type Standing } from './contest.ts';
import { handWritten } from './hand-written.ts';
import { type Found, hitsOfKeptFacts } from './kept-facts.ts';
import { loadCounty } from './load-county.ts';

const given = benchArguments();
const dataDir = await mkdtemp(join(tmpdir(), 'shouwang-bench-'));
await rm(dataDir, { recursive: true });
const program = await openProgram(
  { SHOUWANG_DATA: dataDir, SHOUWANG_NOW: `${benchDay}T09:00:00+08:00` },
  { testClock: true },
);
try {
  await bench(program);
} finally {
  await program.close();
  removeDataFolder(dataDir);
}

async function bench(program: OpenProgram): Promise<void> {
  console.log(`编一个 ${given.households} 户的县……`);
  const { county, persons } = await loadCounty(program, benchCounty(given));
  await vacuum(program.adminUrl);
  const asOperator = <T>(act: (work: Work) => Promise<T>) => perform(program, operatorActor(), act);
  const full = () => asOperator((work) => refreshScope(work, { county }));
  await full();
  await vacuum(program.adminUrl);
  const kept = () => asOperator((work) => hitsOfKeptFacts(work, county));
  const byHand = () => asOperator(async (work) => (await handWritten(county, work.today).execute(work.tx)).rows);
  const different = countDifferent(await kept(), await byHand());
  if (different > 0) throw new Error(`两边的命中有 ${different} 户不同，不比快慢`);
  const standings = await contest(
    [
      { name: '留存指标 → 命中', run: async () => void (await kept()) },
      { name: '重算指标、命中、线索并写库', run: full },
      { name: '手写 SQL（原始表）', run: async () => void (await byHand()) },
    ],
    given.rounds,
  );
  await report({ persons, hits: (await byHand()).length }, standings);
}

/** What stands after the load is what a night's maintenance leaves. */
async function vacuum(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}

function countDifferent(ours: readonly Found[], theirs: readonly Found[]): number {
  const byHousehold = new Map(theirs.map(({ household, hits }) => [household, hits.join()]));
  const wrong = ours.filter(({ household, hits }) => byHousehold.get(household) !== hits.join()).length;
  return wrong + Math.max(theirs.length - ours.length, 0);
}

async function report(size: { persons: number; hits: number }, standings: readonly Standing[]): Promise<void> {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  console.log(
    `${given.households} 户 ${size.persons} 人，命中 ${size.hits} 户，两边相同；${given.rounds} 轮轮流，取中位数`,
  );
  console.table(
    standings.map(({ name, median, ratio }) => ({ 做法: name, 毫秒: Math.round(median), 比手写: ratio.toFixed(2) })),
  );
  await mkdir('bench/results', { recursive: true });
  const machine = { cores: availableParallelism(), node: process.versions.node };
  const content = { version, ...machine, households: given.households, seed: given.seed, ...size, standings };
  await writeFile(join('bench/results', `${version}.json`), `${JSON.stringify(content, null, 2)}\n`);
}
