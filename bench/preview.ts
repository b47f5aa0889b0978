import type { PolicyTrialInput } from '../contract/policy.ts';
import { previewChange } from '../server/policy/preview.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { perform } from '../server/rights/work.ts';
import type { Bench } from './bench.ts';
import { roundsInTurn } from './contest.ts';

interface Trial {
  readonly name: string;
  readonly change: PolicyTrialInput['changes'][number];
  /** Facts computed anew, as if the parameter stood inside them: none of today's facts has one. */
  readonly anew?: readonly string[];
  readonly atMost: number;
}

const TRIALS: readonly Trial[] = [
  { name: '改一个参数（监测线 7,300）', change: { parameter: 'line', value: '7300' }, atMost: 500 },
  {
    name: '改一条规则（大病两人以上）',
    change: { rule: 'health.seriousIllness', when: 'seriouslyIll >= 2' },

    atMost: 500,
  },
  {
    name: '改指标里的参数（收入：A37 现算）',
    change: { parameter: 'line', value: '7300' },
    anew: ['A37'],
    atMost: 2000,
  },
  {
    name: '改指标里的参数（成员：务工月数现算）',
    change: { parameter: 'shortMonths', value: '7' },
    anew: ['awayMonths'],
    atMost: 2000,
  },
];

/** What a change would do, counted by village with the first households named, as the route answers it. */
export const bench: Bench = {
  title: '政策试算',
  async run(stage) {
    const { program, county } = await stage.county();
    const times = await roundsInTurn(TRIALS, stage.given.rounds, async ({ change, anew }) => {
      const begun = performance.now();
      const preview = await perform(program, operatorActor(), (work) =>
        previewChange(work, county, { changes: [change] }, work.today, anew),
      );
      JSON.stringify(preview);
      return performance.now() - begun;
    });
    return TRIALS.map(({ name, atMost }, place) => {
      return { name, unit: '毫秒', ours: times[place] ?? [], aim: { atMost }, scales: true };
    });
  },
};
