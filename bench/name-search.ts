import { sql } from 'kysely';
import { actorNamed, addUser } from '../server/accounts/operator.ts';
import { listHouseholds, listStatement } from '../server/households/list.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { perform } from '../server/rights/work.ts';
import { asOwner } from './as-owner.ts';
import type { Bench, BenchCounty } from './bench.ts';
import { medianOf, roundsInTurn } from './contest.ts';

const NAMES = 20;

export const bench: Bench = {
  title: '在全县按两个字的姓名查找',
  async run(stage) {
    const county = await stage.county();
    const names = await namesOf(county);
    const officer = `bench-names-${process.pid}`;
    await addUser(county.program, { name: officer, role: 'county', area: county.county, password: 'Ceshi-mima-7731' });
    const actor = await actorNamed(county.program, officer, 'bench');
    const behindWalls = await perform(county.program, actor, (work) =>
      Promise.all(names.map((name) => listStatement(work, county.county, { name }))),
    );
    return asOwner(county.program, async (owner) => {
      const ours = () =>
        medianTime(names, (name) =>
          perform(county.program, actor, (work) => listHouseholds(work, county.county, { name })),
        );
      const alone = () => medianTime(behindWalls, (each) => owner.query(each.sql, [...each.parameters]));
      const [times = [], opponents = []] = await roundsInTurn([ours, alone], stage.given.rounds, (run) => run());
      const opponent = { name: '同一条 SQL，没有行级安全', rounds: opponents };
      const name = '两个字的姓名';
      return [
        { name, unit: '毫秒', ours: times, opponent, aim: { atMost: 2 }, scales: true },
        { name: `${name}：毫秒数`, unit: '毫秒', ours: times, aim: { atMost: 20 } },
      ];
    });
  },
};

/** Two-character names that people of the county have. */
async function namesOf({ program, county }: BenchCounty): Promise<string[]> {
  return perform(program, operatorActor(), async (work) => {
    const { rows } = await sql<{ name: string }>`
      select name from (select distinct name from person_version where county = ${county} and char_length(name) = 2) each
      order by md5(name) limit ${NAMES}`.execute(work.tx);
    return rows.map(({ name }) => name);
  });
}

async function medianTime<T>(subjects: readonly T[], run: (subject: T) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (const subject of subjects) {
    const begun = performance.now();
    await run(subject);
    times.push(performance.now() - begun);
  }
  return medianOf(times);
}
