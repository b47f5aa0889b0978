import { isPlainDate } from '../../domain/plain-date.ts';
import { getArea, listAreaTree, listCounties } from '../../server/areas/queries.ts';
import { problem } from '../../server/http/problem.ts';
import { type PresentedJudgement, presentJudgement } from '../../server/leads/present.ts';
import { judgeOn, refreshScope } from '../../server/leads/screening.ts';
import type { ScreeningScope } from '../../server/leads/screening-scope.ts';
import { operatorActor } from '../../server/rights/actor.ts';
import { writeAudit } from '../../server/rights/audit.ts';
import { perform, type Work } from '../../server/rights/work.ts';
import { type Command, optionOf } from '../command.ts';

interface Answer {
  on: string;
  pack: string;
  households: PresentedJudgement[];
}

export const screen: Command = {
  name: 'screen',
  usage: '[--on 日期] [--area 区划代码]',
  values: ['on', 'area'],
  words: [0, 0],
  run: (program, args) =>
    perform(program, operatorActor(), async (work): Promise<Answer> => {
      const on = optionOf(args, 'on') ?? work.today;
      if (!isPlainDate(on)) throw problem('dateInvalid', { value: on });
      const scopes = await scopesOf(work, optionOf(args, 'area'));
      const judged = [];
      for (const scope of scopes) {
        if (on === work.today) await refreshScope(work, scope);
        judged.push(await judgeOn(work, scope, on));
      }
      const households = judged.flatMap(({ judgements }) => judgements.map(presentJudgement));
      await writeAudit(work, { act: 'screening.run', details: { on, households: households.length } });
      return { on, pack: judged[0]?.pack.pack.id ?? '', households };
    }),
  say: ({ on, pack, households }: Answer) => {
    const hit = households.filter(({ hits }) => hits.length > 0).length;
    return `${on}，政策包 ${pack}：筛查 ${households.length} 户，命中 ${hit} 户。`;
  },
};

/** The counties at or above the area, or the villages of an area below a county. @throws packNotInForce where there is no county */
async function scopesOf(work: Work, code: string | undefined): Promise<ScreeningScope[]> {
  if (code === undefined) {
    const counties = await listCounties(work.tx);
    if (counties.length === 0) throw problem('packNotInForce', { on: work.today });
    return counties.map((county) => ({ county: county.code }));
  }
  const area = await getArea(work.tx, code);
  const tree = await listAreaTree(work.tx, code);
  const below = tree.filter(({ level }) => level === 'county').map((county) => ({ county: county.code }));
  if (below.length > 0 || area.county === null) return below;
  return [{ county: area.county, villages: tree.map((village) => village.code) }];
}
