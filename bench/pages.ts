import { sql } from 'kysely';
import { HOUSEHOLD_PAGE } from '../server/households/household-page.ts';
import { listStatement } from '../server/households/list.ts';
import { openedPrivate } from '../server/households/private-value.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { perform, type Work } from '../server/rights/work.ts';
import { asOwner } from './as-owner.ts';
import { CLIENTS, withBuiltProgram } from './asked-program.ts';
import type { Bench, BenchCounty, Figure, Stage } from './bench.ts';
import type { BuiltProgram } from './built-program.ts';
import { roundsInTurn } from './contest.ts';
import type { Load } from './load-client.ts';
import { findPgbench, pgbenchRate, scriptOf, Verbatim } from './pgbench.ts';

const SECONDS = 4;
const SAMPLE = 500;

/** A page asked of the program, and the same statement asked of the database alone. */
interface Page {
  readonly name: string;
  readonly asks: Load['asks'];
  readonly scripts: readonly string[];
}

export const bench: Bench = {
  title: '一户一页、按区划列 50 户、按证件号码查找：带权限、遮蔽、审计',
  async run(stage) {
    findPgbench();
    const county = await stage.county();
    await writeSample(county);
    return withBuiltProgram(county, async (server, tokens) => {
      const figures: Figure[] = [];
      for (const page of await pagesOf(county))
        figures.push(...(await measured(stage, county, { server, tokens, page })));
      return figures;
    }).finally(() => asOwner(county.program, (owner) => owner.query('drop table bench_household')));
  },
};

async function measured(
  stage: Stage,
  { program }: BenchCounty,
  { server, tokens, page }: { server: BuiltProgram; tokens: readonly string[]; page: Page },
): Promise<Figure[]> {
  const folder = await stage.newFolder();
  const late: number[] = [];
  const ours = async () => {
    const { rate, p99 } = await server.ask({ tokens, asks: page.asks, clients: CLIENTS, seconds: SECONDS });
    late.push(p99);
    return rate;
  };
  const alone = () =>
    pgbenchRate({ url: program.adminUrl, scripts: page.scripts, folder, clients: CLIENTS, seconds: SECONDS });
  const [rates = [], opponents = []] = await roundsInTurn([ours, alone], stage.given.rounds, (measure) => measure());
  stage.say(`${page.name} ${rates.map(Math.round).join(' ')} · ${opponents.map(Math.round).join(' ')}`);
  return [
    {
      ...{ name: page.name, unit: '次/秒', ours: rates, aim: { atLeast: 0.25 }, scales: true },
      opponent: { name: 'pgbench 同一条 SQL', rounds: opponents },
    },
    { name: `${page.name}：百次中第 99 次`, unit: '毫秒', ours: late.slice(1), aim: { atMost: 20 } },
  ];
}

async function pagesOf({ program, county, households: size }: BenchCounty): Promise<Page[]> {
  return perform(program, operatorActor(), async (work) => {
    const households = await sampleOf(work, county);
    const area = households[0]?.area ?? '';
    return [
      {
        name: '一户一页',
        asks: households.map(({ id }) => ({ method: 'GET', path: `/api/counties/${county}/households/${id}` })),
        scripts: [householdScript(work, county, Math.min(size, SAMPLE))],
      },
      {
        name: '按村列 50 户',
        asks: households.map((household) => {
          return { method: 'GET', path: `/api/counties/${county}/households?area=${household.area}` };
        }),
        scripts: [scriptOf(await listStatement(work, county, { area }))],
      },
      await byIdNumber(work, county, households),
    ];
  });
}

/** The page's own statement; each transaction asks another household. */
function householdScript(work: Work, county: string, count: number): string {
  const household = new Verbatim('(select household from bench_household where nth = :nth)');
  const on = new Verbatim(`'${work.today}'::date`);
  const statement = HOUSEHOLD_PAGE.written(work.tx, { county, household, on });
  return `\\set nth random(1, ${count})\n${scriptOf(statement)}`;
}

/** Ten people of ten households, by the numbers that stand sealed in their rows. */
async function byIdNumber(work: Work, county: string, households: readonly Sampled[]): Promise<Page> {
  const numbers: string[] = [];
  for (const { id } of households.slice(0, 10)) numbers.push(await idNumberOf(work, county, id));
  const statements = await Promise.all(numbers.map((idNumber) => listStatement(work, county, { idNumber })));
  return {
    name: '按证件号码查找',
    asks: numbers.map((idNumber) => {
      return { method: 'POST', path: `/api/counties/${county}/households/search`, body: JSON.stringify({ idNumber }) };
    }),
    scripts: statements.map(scriptOf),
  };
}

async function idNumberOf(work: Work, county: string, household: string): Promise<string> {
  const { rows } = await sql<{ id: string; private: Buffer }>`
    select p.id, p.private from membership m join person_version p on p.county = m.county and p.person = m.person
    where m.county = ${county} and m.household = ${household} limit 1`.execute(work.tx);
  const [row] = rows;
  if (row === undefined) throw new Error('a household without members');
  const place = { county, table: 'person_version', rowId: row.id } as const;
  return openedPrivate(await work.keys.ringOf(county), place, row.private).idNumber ?? '';
}

/** Where pgbench takes its households from: it has no list of its own. */
async function writeSample(county: BenchCounty): Promise<void> {
  await asOwner(county.program, async (owner) => {
    await owner.query('drop table if exists bench_household');
    await owner.query(`create table bench_household as
      select row_number() over (order by id) as nth, id as household from household
      where county = '${county.county}' order by id limit ${SAMPLE}`);
    await owner.query('create unique index on bench_household (nth)');
    await owner.query('analyze bench_household');
  });
}

interface Sampled {
  readonly id: string;
  readonly area: string;
}

/** Every so many-th household, so that pages of all villages are asked. */
async function sampleOf(work: Work, county: string): Promise<Sampled[]> {
  return work.tx
    .selectFrom('household')
    .select(['id', 'area'])
    .where('county', '=', county)
    .orderBy('id')
    .execute()
    .then((all) => all.filter((_, nth) => nth % Math.max(Math.floor(all.length / SAMPLE), 1) === 0));
}
