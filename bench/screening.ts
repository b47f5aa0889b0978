import { refreshScope } from '../server/leads/screening.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { perform, type Work } from '../server/rights/work.ts';
import type { Bench } from './bench.ts';
import { contest } from './contest.ts';
import { handWritten } from './hand-written.ts';
import { type Found, hitsOfKeptFacts } from './kept-facts.ts';

export const bench: Bench = {
  title: '全县筛查',
  async run(stage) {
    const { program, county } = await stage.county();
    const asOperator = <T>(act: (work: Work) => Promise<T>) => perform(program, operatorActor(), act);
    const kept = () => asOperator((work) => hitsOfKeptFacts(work, county));
    const byHand = () => asOperator(async (work) => (await handWritten(county, work.today).execute(work.tx)).rows);
    const different = countDifferent(await kept(), await byHand());
    if (different > 0) throw new Error(`两边的命中有 ${different} 户不同，不比快慢`);
    return contest(
      [
        { name: '留存指标 → 命中', run: kept, aim: { atMost: 0.4 }, scales: true },
        {
          name: '重算指标、命中、线索并写库',
          run: () => asOperator((work) => refreshScope(work, { county })),
          scales: true,
        },
      ],
      { name: '手写 SQL（原始表）', run: byHand },
      stage.given.rounds,
    );
  },
};

function countDifferent(ours: readonly Found[], theirs: readonly Found[]): number {
  const byHousehold = new Map(theirs.map(({ household, hits }) => [household, hits.join()]));
  const wrong = ours.filter(({ household, hits }) => byHousehold.get(household) !== hits.join()).length;
  return wrong + Math.max(theirs.length - ours.length, 0);
}
