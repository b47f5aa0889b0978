import { sql } from 'kysely';
import { getArea } from '../areas/queries.ts';
import { type Actor, operatorActor } from '../rights/actor.ts';
import { writeAudit } from '../rights/audit.ts';
import { scopeOf } from '../rights/scope.ts';
import { type Program, perform } from '../rights/work.ts';
import { refreshScope } from './screening.ts';

/** What a night brought, in counts. */
export interface NightlyScreening {
  readonly on: string;
  readonly households: number;
  readonly hits: number;
  readonly newLeads: number;
}

/**
 * Brings one county to the day of the clock: facts change because days pass, then hits, then leads. One transaction of
 * the program itself, that sees and writes this county only; done again on the same day it changes nothing. Without a
 * pack in force only the facts are kept. @throws areaUnknown
 */
export async function screenCountyNightly(program: Program, county: string): Promise<NightlyScreening> {
  const actor = await nightActor(program, county);
  return perform(program, actor, async (work) => {
    const before = await countLeads(work.tx, county);
    await refreshScope(work, { county });
    const { rows } = await sql<{ households: number; hits: number }>`
      select (select count(*) from household_fact where county = ${county})::int as households,
        (select count(*) from rule_hit where county = ${county})::int as hits`.execute(work.tx);
    const { households = 0, hits = 0 } = rows[0] ?? {};
    const found = { households, hits, newLeads: (await countLeads(work.tx, county)) - before };
    await writeAudit(work, { act: 'screening.nightly', county, details: found });
    return { on: work.today, ...found };
  });
}

/** The program itself at night, that sees and writes one county only. @throws areaUnknown */
export function nightActor(program: Program, county: string): Promise<Actor> {
  return perform(program, operatorActor(), async ({ tx }) => {
    const { code, level } = await getArea(tx, county);
    const scope = await scopeOf(tx, code, level);
    const night = { name: 'schedule', displayName: '定时任务', device: 'schedule', area: code, level, county };
    return { ...operatorActor(), ...night, read: scope, write: scope };
  });
}

async function countLeads(tx: Parameters<typeof getArea>[0], county: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from lead where county = ${county}`.execute(tx);
  return rows[0]?.count ?? 0;
}
