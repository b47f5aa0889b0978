import type { HouseholdExplanation } from '../../contract/explanation.ts';
import { isPlainDate } from '../../domain/plain-date.ts';
import { getHouseholdByNo } from '../../server/households/numbers.ts';
import { problem } from '../../server/http/problem.ts';
import { explainOn } from '../../server/leads/explanation.ts';
import { operatorActor } from '../../server/rights/actor.ts';
import { writeAudit } from '../../server/rights/audit.ts';
import { perform } from '../../server/rights/work.ts';
import { type Command, optionOf } from '../command.ts';

export const explain: Command = {
  name: 'explain',
  usage: '户编号 [--on 日期]',
  values: ['on'],
  words: [1, 1],
  run: (program, args) =>
    perform(program, operatorActor(), async (work) => {
      const on = optionOf(args, 'on') ?? work.today;
      if (!isPlainDate(on)) throw problem('dateInvalid', { value: on });
      const [householdNo = ''] = args.words;
      const { county, id } = await getHouseholdByNo(work, householdNo);
      await writeAudit(work, {
        act: 'household.explain',
        county,
        objectKind: 'household',
        objectIds: [id],
        details: { on },
      });
      return { household: householdNo, ...(await explainOn(work, county, id, on)) };
    }),
  say: ({ rules }: HouseholdExplanation) => rules.map(({ sentence }) => sentence).join('\n'),
};
