import { sql } from 'kysely';
import { quantitiesByName } from '../policy/engine/quantities.ts';
import { conditionSql, factColumn, sqlText } from '../policy/engine/sql.ts';
import { FACT_SHAPES } from '../policy/facts/catalogue.ts';
import { HOUSEHOLD_FACTS } from '../policy/facts/further.ts';
import { type CompiledRule, compilePack } from '../policy/packs/compile.ts';
import { resolveOn } from '../policy/packs/resolve.ts';
import { shapesFor } from '../policy/packs/shapes-for.ts';
import { SHIPPED_PACKS } from '../policy/packs/shipped.ts';
import { refreshQuality } from '../server/data-quality/refresh.ts';
import { factsOn, personFactsOn } from '../server/leads/facts-on.ts';
import { refreshAndJudge } from '../server/leads/screening.ts';
import { previewChange } from '../server/policy/preview.ts';
import { getPackInForce } from '../server/policy/queries.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { perform, type Work } from '../server/rights/work.ts';
import type { Bench, BenchCounty, Figure, Stage } from './bench.ts';
import { contest, medianOf } from './contest.ts';
import { judgedInBrowser } from './in-browser.ts';
import { plainSql } from './plain-sql.ts';

/** All rules of all packs that come with the program. */
export const bench: Bench = {
  title: '全部政策包的全部规则',
  async run(stage) {
    const county = await stage.county();
    return [
      ...(await screening(stage, county)),
      ...(await previews(stage, county)),
      ...(await oneHousehold(stage, county)),
      await judgedInBrowser(stage.given.rounds),
    ];
  },
};

/** Every different rule once: what stands in the common layer is in each of the packs. */
function everyRule(today: string): CompiledRule[] {
  const packs = SHIPPED_PACKS.map((pack) => compilePack(resolveOn(pack, today), 'bench'));
  const rules = packs.flatMap((pack) => [...pack.rules, ...pack.further]);
  return [...new Map(rules.map((rule) => [`${rule.id} ${rule.of} ${plainSql(rule.condition)}`, rule])).values()];
}

const column = (fact: string) => `f.${factColumn(fact)}`;
const ours = (rule: CompiledRule) => conditionSql(rule.condition, column, shapesFor(rule));
const byHand = (rule: CompiledRule) => plainSql(rule.condition);

/** Who meets which rule, over the same facts in a table of the transaction: ours beside predicates as written by hand. */
async function screening(stage: Stage, { program, county }: BenchCounty): Promise<Figure[]> {
  return perform(program, operatorActor(), async (work) => {
    const rules = everyRule(work.today);
    await sql`set local work_mem = '256MB'`.execute(work.tx);
    const figures: Figure[] = [];
    for (const of of ['household', 'person'] as const) {
      const some = rules.filter((rule) => (rule.of ?? 'household') === of);
      const facts = of === 'person' ? personFactsOn({ county }, work.today) : factsOn({ county }, work.today, NAMES);
      await sql`create temporary table ${sql.table(`bench_${of}`)} on commit drop as ${facts}`.execute(work.tx);
      await sql`analyze ${sql.table(`bench_${of}`)}`.execute(work.tx);
      const judged = (text: (rule: CompiledRule) => string) => countYeses(work, `bench_${of}`, some, text);
      stage.say(`${of === 'person' ? '成员' : '农户'}规则 ${some.length} 条，命中 ${await judged(ours)}`);
      const name = `${some.length} 条${of === 'person' ? '成员' : '农户'}规则判一遍`;
      figures.push(
        ...(await contest(
          [{ name, run: () => judged(ours), aim: { atMost: 1.5 }, scales: true, note: '指标已算好，两边同一张表' }],
          { name: '同样的条件，照手写的写法', run: () => judged(byHand) },
          stage.given.rounds,
        )),
      );
    }
    return figures;
  });
}

const NAMES = new Set(HOUSEHOLD_FACTS.map(({ id }) => id));

async function countYeses(
  work: Work,
  table: string,
  rules: readonly CompiledRule[],
  text: (rule: CompiledRule) => string,
): Promise<number> {
  const yeses = rules.map((rule) => `case when ${text(rule)} then ${sqlText(rule.id)} end`);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(table)} f
    cross join lateral unnest(array[${sql.raw(yeses.join(', '))}]::text[]) as r(rule)
    where r.rule is not null`.execute(work.tx);
  return rows[0]?.count ?? 0;
}

/** Each rule of the pack in force tried with one more condition; the slowest of a kind counts. */
async function previews(stage: Stage, { program, county }: BenchCounty): Promise<Figure[]> {
  const asked = <T>(act: (work: Work) => Promise<T>) => perform(program, operatorActor(), act);
  const pack = await asked((work) => getPackInForce(work.tx, county, work.today));
  const timesOf = async (rules: readonly CompiledRule[]) => {
    const times: number[] = [];
    for (const { id, when, title, of } of rules) {
      const changes = [{ rule: id, when: `(${when}) && ${of === 'person' ? '!riskRemoved' : 'members > 1'}` }];
      const begun = performance.now();
      await asked((work) => previewChange(work, county, { changes }, work.today));
      times.push(performance.now() - begun);
      stage.say(`试算 ${title} ${Math.round(times.at(-1) ?? 0)} 毫秒`);
    }
    return Math.max(...times);
  };
  const rounds = async (rules: readonly CompiledRule[]) => [await timesOf(rules), await timesOf(rules)].slice(1);
  const all = [...pack.rules, ...pack.further];
  const ofHouseholds = all.filter(({ of }) => of !== 'person');
  const figure = async (kind: string, rules: readonly CompiledRule[], atMost: number): Promise<Figure> => ({
    ...{ name: `试算 ${rules.length} 条${kind}，最慢的一条`, unit: '毫秒', aim: { atMost } },
    ours: await rounds(rules),
  });
  return [
    await figure('农户规则（指标都留存）', ofHouseholds.filter(asksOnlyKept), 500),
    await figure(
      '农户规则（有的指标现算）',
      ofHouseholds.filter((rule) => !asksOnlyKept(rule)),
      2000,
    ),
    await figure(
      '成员规则（逐人现算）',
      all.filter(({ of }) => of === 'person'),
      2000,
    ),
  ];
}

function asksOnlyKept({ condition }: CompiledRule): boolean {
  return [...quantitiesByName(condition).values()].every((one) => one.kind !== 'fact' || FACT_SHAPES.has(one.fact.id));
}

const SOME = 60;

/** A household's amount changes by a fen: its facts, hits, leads, findings and lists come to today in one transaction. */
async function oneHousehold(stage: Stage, { program, county }: BenchCounty): Promise<Figure[]> {
  const { rows } = await perform(program, operatorActor(), ({ tx }) =>
    sql<{ household: string }>`
      select household from income_snapshot where county = ${county} and known_to is null order by id limit ${SOME}`.execute(
      tx,
    ),
  );
  const medians: number[] = [];
  for (let round = 0; round <= stage.given.rounds; round += 1) {
    const times: number[] = [];
    for (const { household } of rows) {
      const begun = performance.now();
      await perform(program, operatorActor(), async (work) => {
        await sql`update income_snapshot set a28 = a28 + ${round % 2 === 0 ? 1 : -1}
          where county = ${county} and household = ${household} and known_to is null`.execute(work.tx);
        await refreshAndJudge(work, county, [household]);
        await refreshQuality(work, { county, households: [household] });
      });
      times.push(performance.now() - begun);
    }
    medians.push(medianOf(times));
  }
  const name = '一户改一个数，全部规则当场判定（整个事务）';
  return [{ name, unit: '毫秒', ours: medians.slice(1), aim: { atMost: 20 } }];
}
