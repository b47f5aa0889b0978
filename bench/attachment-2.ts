import pg from 'pg';
import { findCampaign } from '../server/campaigns/queries.ts';
import { attachment2 } from '../server/reports/attachment-2.ts';
import { formGroups } from '../server/reports/queries.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { perform, type Work } from '../server/rights/work.ts';
import type { Bench } from './bench.ts';
import { contest } from './contest.ts';

const TABLE = '附件 2，全县到村，含权限和 JSON';

/** The table as the route answers it, beside its own SQL: under the walls, and past them. */
export const bench: Bench = {
  title: '附件 2',
  async run(stage) {
    const { program, county } = await stage.county();
    const asOperator = <T>(act: (work: Work) => Promise<T>) => perform(program, operatorActor(), act);
    const scope = await asOperator(async (work) => {
      const campaign = (await findCampaign(work, county, work.today))?.id;
      if (!campaign) throw new Error('这个县没有集中排查，附件 2 没有可数的');
      return { county, campaign, villages: null, on: work.today };
    });
    const compiled = await asOperator(async ({ tx }) => formGroups(scope).compile(tx));
    const admin = new pg.Client({ connectionString: program.adminUrl });
    await admin.connect();
    const run = () => asOperator(async (work) => JSON.stringify(await attachment2(work, county, work.today)));
    try {
      return [
        ...(await contest(
          [{ name: TABLE, run, aim: { atMost: 1.2 }, scales: true }],
          { name: '同一句 SQL，同样有行级安全', run: () => asOperator(({ tx }) => formGroups(scope).execute(tx)) },
          stage.given.rounds,
        )),
        ...(await contest(
          [{ name: TABLE, run, note: '行级安全的代价在内' }],
          { name: '同一句 SQL，没有行级安全', run: () => admin.query(compiled.sql, [...compiled.parameters]) },
          stage.given.rounds,
        )),
      ];
    } finally {
      await admin.end();
    }
  },
};
