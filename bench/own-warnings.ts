import { sql } from 'kysely';
import { type CompiledPack, compilePack } from '../policy/packs/compile.ts';
import { resolveOn } from '../policy/packs/resolve.ts';
import { TEMPLATES } from '../policy/thresholds/templates.ts';
import { keepFacts, keepHits } from '../server/leads/keeping.ts';
import { mergeHitsIntoLeads } from '../server/leads/merge.ts';
import type { ScreeningScope } from '../server/leads/screening-scope.ts';
import { changedOwn, withOwnLayer } from '../server/policy/own-layer.ts';
import { getContent, getPackInForce } from '../server/policy/queries.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { perform, type Work } from '../server/rights/work.ts';
import type { Bench, BenchCounty } from './bench.ts';
import { roundsInTurn } from './contest.ts';

class RolledBack extends Error {}

/** Screening with every early warning taken up that a county may choose from, beside the pack as it is. Nothing stays. */
export const bench: Bench = {
  title: '县里自选的预警',
  async run(stage) {
    const county = await stage.county();
    const packs = await packsOf(county);
    const { rows } = await perform(county.program, operatorActor(), ({ tx }) =>
      sql<{ id: string }>`select id from household where county = ${county.county} order by id limit 20`.execute(tx),
    );
    const all = async (pack: CompiledPack) => screen(county, pack, [{ county: county.county }]);
    const each = async (pack: CompiledPack) =>
      screen(
        county,
        pack,
        rows.map(({ id }) => ({ county: county.county, households: [id] })),
      );
    const trials = [
      () => all(packs.chosen),
      () => all(packs.asItIs),
      () => each(packs.chosen),
      () => each(packs.asItIs),
    ];
    for (const run of trials) await run();
    const [allOurs = [], allPlain = [], oneOurs = [], onePlain = []] = await roundsInTurn(
      trials,
      stage.given.rounds,
      (run) => run(),
    );
    const opponent = (rounds: readonly number[]) => ({ name: '没有自选的预警', rounds });
    const name = `${packs.chosen.rules.length - packs.asItIs.rules.length} 条自选预警`;
    return [
      { name: `${name}，全县命中和线索写库`, unit: '毫秒', ours: allOurs, opponent: opponent(allPlain) },
      { name: `${name}，一户改动后`, unit: '毫秒', ours: oneOurs, opponent: opponent(onePlain) },
    ];
  },
};

async function packsOf({ program, county }: BenchCounty) {
  return perform(program, operatorActor(), async (work) => {
    const asItIs = await getPackInForce(work.tx, county, work.today);
    let content = withOwnLayer(await getContent(work.tx, county, asItIs.version), '', work.today, null);
    for (const [n, { title, threshold }] of TEMPLATES.entries())
      content = changedOwn(content, { threshold: { id: `own.r${n + 1}`, title, threshold } }, work.today);
    return { asItIs, chosen: compilePack(resolveOn(content, work.today), asItIs.version) };
  });
}

/** Milliseconds a scope. */
async function screen(
  { program }: BenchCounty,
  pack: CompiledPack,
  scopes: readonly ScreeningScope[],
): Promise<number> {
  let took = 0;
  await perform(program, operatorActor(), async (work) => {
    if (scopes.length > 1) await sql`set local plan_cache_mode = 'force_generic_plan'`.execute(work.tx);
    else await sql`set local work_mem = '128MB'`.execute(work.tx);
    const begun = performance.now();
    for (const scope of scopes) await judge(work, scope, pack);
    took = (performance.now() - begun) / scopes.length;
    throw new RolledBack();
  }).catch((error) => {
    if (!(error instanceof RolledBack)) throw error;
  });
  return took;
}

async function judge(work: Work, scope: ScreeningScope, pack: CompiledPack): Promise<void> {
  if (scope.households) await keepFacts(work, scope);
  if (await keepHits(work, scope, pack)) await mergeHitsIntoLeads(work, scope, pack);
}
