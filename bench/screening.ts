import { sql } from 'kysely';
import pg from 'pg';
import { refreshAndJudge, refreshFacts, refreshScope, screenKeptFacts } from '../server/leads/screening.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { perform, type Work } from '../server/rights/work.ts';
import type { Bench, Figure } from './bench.ts';
import { medianOf, roundsInTurn } from './contest.ts';
import { handWritten } from './hand-written.ts';
import { type Found, hitsOfKeptFacts } from './kept-facts.ts';

const OPPONENT = '手写 SQL（原始表）';
const KEPT = '留存指标 → 命中和线索写库';
const FROM_NOTHING = '同上，命中和线索从无到有';
const FACTS = '重算指标并写库';
const ALL = '重算指标、命中、线索并写库';
const ONE = '一户改一个数，当场判定（整个事务）';

interface Round {
  readonly name: string;
  /** Not timed. */
  readonly prepare?: () => Promise<unknown>;
  readonly run: () => Promise<unknown>;
}

export const bench: Bench = {
  title: '全县筛查',
  async run(stage) {
    const { program, county } = await stage.county();
    const asOperator = <T>(act: (work: Work) => Promise<T>) => perform(program, operatorActor(), act);
    const byHand = () => asOperator(async (work) => (await handWritten(county, work.today).execute(work.tx)).rows);
    const different = countDifferent(await asOperator((work) => hitsOfKeptFacts(work, county)), await byHand());
    if (different > 0) throw new Error(`两边的命中有 ${different} 户不同，不比快慢`);
    const screenKept = () =>
      asOperator(async (work) => {
        await sql`set local work_mem = '128MB'`.execute(work.tx);
        await screenKeptFacts(work, { county });
      });
    const contenders: Round[] = [
      { name: KEPT, run: screenKept },
      { name: FROM_NOTHING, prepare: () => forgetHits(program.adminUrl), run: screenKept },
      { name: FACTS, run: () => asOperator((work) => refreshFacts(work, { county })) },
      { name: ALL, run: () => asOperator((work) => refreshScope(work, { county })) },
      { name: OPPONENT, run: byHand },
    ];
    const times = await roundsInTurn(contenders, stage.given.rounds, async ({ prepare, run }) => {
      await prepare?.();
      return timed(run);
    });
    const opponent = { name: OPPONENT, rounds: times.at(-1) ?? [] };
    const notes: Readonly<Record<string, Partial<Figure>>> = {
      [KEPT]: { aim: { atMost: 0.4 }, note: '与已有的比对，只写不同的；没有变化时不写' },
      [FROM_NOTHING]: { note: '每一条命中、线索、缘由和句子都新写' },
    };
    const figures = contenders.slice(0, -1).map(({ name }, place): Figure => {
      return { name, unit: '毫秒', ours: times[place] ?? [], opponent, scales: true, ...notes[name] };
    });
    const ours = await oneHousehold(asOperator, county, stage.given.rounds);
    return [...figures, { name: ONE, unit: '毫秒', ours, aim: { atMost: 10 } }];
  },
};

async function timed(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}

/** Leads, reasons and hits are gone as if nobody had ever screened; the round that follows writes them again. */
async function forgetHits(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query('truncate lead_reason, lead, rule_hit');
  await admin.end();
}

const HOUSEHOLDS = 100;

/** The median household of each round: an amount goes up by a fen in one round and down in the next. */
async function oneHousehold(
  asOperator: <T>(act: (work: Work) => Promise<T>) => Promise<T>,
  county: string,
  rounds: number,
): Promise<number[]> {
  const households = await asOperator(async ({ tx }) => {
    const { rows } = await sql<{ household: string }>`
      select household from income_snapshot where county = ${county} and known_to is null
      order by id limit ${HOUSEHOLDS}`.execute(tx);
    return rows.map(({ household }) => household);
  });
  const medians: number[] = [];
  for (let round = 0; round < rounds + 1; round += 1) {
    const change = round % 2 === 0 ? 1 : -1;
    const times: number[] = [];
    for (const household of households) {
      const judged = (work: Work) => changeAndJudge(work, county, household, change);
      times.push(await timed(() => asOperator(judged)));
    }
    medians.push(medianOf(times));
  }
  return medians.slice(1);
}

async function changeAndJudge(work: Work, county: string, household: string, change: number): Promise<void> {
  await sql`update income_snapshot set a28 = a28 + ${change}
    where county = ${county} and household = ${household} and known_to is null`.execute(work.tx);
  await refreshAndJudge(work, county, [household]);
}

function countDifferent(ours: readonly Found[], theirs: readonly Found[]): number {
  const byHousehold = new Map(theirs.map(({ household, hits }) => [household, hits.join()]));
  const wrong = ours.filter(({ household, hits }) => byHousehold.get(household) !== hits.join()).length;
  return wrong + Math.max(theirs.length - ours.length, 0);
}
