import { sql } from 'kysely';
import { refreshQuality } from '../server/data-quality/refresh.ts';
import { refreshScope } from '../server/leads/screening.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { perform, type Work } from '../server/rights/work.ts';
import type { Bench } from './bench.ts';
import { roundsInTurn } from './contest.ts';

/** As a correction has it: the household is locked, and its statements keep one plan (`household-lock.ts`). */
const asOne = sql`set local plan_cache_mode = 'force_generic_plan'`;

/** Findings and lists beside the screening of warnings: the whole county as at night, and one household as after a correction. */
export const bench: Bench = {
  title: '疑点和名单',
  async run(stage) {
    const { program, county } = await stage.county();
    const { rows } = await perform(program, operatorActor(), ({ tx }) =>
      sql<{ id: string }>`select id from household where county = ${county} order by id limit 20`.execute(tx),
    );
    const households = rows.map(({ id }) => id);
    const ofAll = (act: (work: Work, scope: { county: string }) => Promise<unknown>) => () =>
      perform(program, operatorActor(), async (work) => {
        await sql`set local work_mem = '128MB'`.execute(work.tx);
        await act(work, { county });
      });
    const ofEach = (act: (work: Work, scope: { county: string; households: string[] }) => Promise<unknown>) => () =>
      perform(program, operatorActor(), async (work) => {
        await asOne.execute(work.tx);
        for (const household of households) await act(work, { county, households: [household] });
      });
    const trials = [
      { name: '疑点和名单，全县', run: ofAll(refreshQuality), each: 1 },
      { name: '筛查，全县', run: ofAll(refreshScope), each: 1 },
      { name: '疑点和名单，一户', run: ofEach(refreshQuality), each: households.length },
      { name: '筛查，一户', run: ofEach(refreshScope), each: households.length },
    ];
    for (const { run } of trials) await run();
    const times = await roundsInTurn(trials, stage.given.rounds, async ({ run, each }) => {
      const begun = performance.now();
      await run();
      return (performance.now() - begun) / each;
    });
    const [allOurs = [], allScreening = [], oneOurs = [], oneScreening = []] = times;
    return [
      {
        name: '疑点和名单，全县',
        unit: '毫秒',
        ours: allOurs,
        opponent: { name: '筛查预警，同一县', rounds: allScreening },
      },
      {
        name: '疑点和名单，一户',
        unit: '毫秒',
        ours: oneOurs,
        opponent: { name: '筛查预警，同一户', rounds: oneScreening },
      },
    ];
  },
};
