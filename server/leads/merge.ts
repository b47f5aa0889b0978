import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { CompiledPack } from '../../policy/packs/compile.ts';
import { quietDaysSql } from '../../policy/packs/quiet-days.ts';
import { furtherAsked, hitWordsSql } from '../../policy/packs/screening.ts';
import { worseSql } from '../../policy/packs/worse.ts';
import { uuidv7Sql } from '../clock/uuidv7.ts';
import type { Work } from '../rights/work.ts';
import { keptFacts } from './facts-on.ts';
import { leadTermsToday } from './lead-terms.ts';
import { onceAPack } from './once-a-pack.ts';
import { overScope, type ScreeningScope, scopeCondition } from './screening-scope.ts';

/**
 * Several hits of a household are one lead, opened or added to set-wise. A household in a running case, or monitored
 * with its risk standing, needs none; nor does a hit of which enough was said before (`saidEnough`).
 */
export async function mergeHitsIntoLeads(work: Work, scope: ScreeningScope, pack: CompiledPack): Promise<void> {
  if (pack.rules.length === 0) return;
  const [found] = await anyFresh(pack)(work, scope);
  if (found?.any) await tellHits(work, pack, scope);
}

const anyFresh = onceAPack((pack) =>
  overScope((scope, today) => sql<{ any: boolean }>`select exists (${freshHits(scope, today, pack)}) as any`),
);

function freshHits(scope: ScreeningScope, today: PlainDate, pack: CompiledPack): RawBuilder<unknown> {
  return sql`
    select r.county, r.household, h.area, r.rule, r.values
    from rule_hit r
    join household h on h.county = r.county and h.id = r.household and h.closed_on is null
    join household_fact f on f.county = r.county and f.household = r.household
    where ${scopeCondition(scope, 'r', 'r.household')}
      and not (coalesce(f.monitored, false) and not coalesce(f.risk_removed, false))
      and not exists (select 1 from monitoring_case c
        where c.county = r.county and c.household = r.household and c.step <> 'closed')
      and not exists (select 1 from lead_reason told
        join lead l on l.county = told.county and l.id = told.lead
        left join monitoring_case c on c.county = l.county and c.id = l.case_id
        where told.county = r.county and told.household = r.household and told.rule = r.rule
          and ${saidEnough(today, pack)})`;
}

const worseText = onceAPack((pack) => worseSql(pack, 'r.rule', 'r.values', 'told.values'));

/**
 * A reason told before (`told`, of the lead `l` with its case `c`) keeps the same rule from being told again: while the
 * lead waits for somebody, unless the values changed; after it was found untrue, or its case ended, for the quiet period
 * of the rule, unless they became worse.
 */
function saidEnough(today: PlainDate, pack: CompiledPack): RawBuilder<boolean> {
  const lastQuietDay = sql`greatest(l.verified_on, c.closed_on) + (${sql.raw(quietDaysSql(pack, 'told.rule'))})`;
  return sql`case when l.state = 'open' or (l.finding = 'true' and l.case_id is null) then told.values = r.values
    else ${today}::date < ${lastQuietDay} and not ${sql.raw(worseText(pack))} end`;
}

/**
 * Opens a lead for each household of the hits that has none open, and writes every hit down as a reason, in words. Where
 * somebody else opens one at the same moment, the reasons are told by the next screening.
 */
async function tellHits(work: Work, pack: CompiledPack, scope: ScreeningScope): Promise<void> {
  const newId = (count: string) => sql.raw(uuidv7Sql(work.clock.now(), count));
  const { desk, dueOn } = await leadTermsToday(work, scope.county, pack);
  await sql`
    with fresh as materialized (${freshHits(scope, work.today, pack)}),
    opened as (
      insert into lead (county, id, household, area, state, desk, opened_on, due_on)
      select n.county, ${newId('0')}, n.household, n.area, 'open', ${desk}, ${work.today}::date,
        ${dueOn}::date
      from (select distinct county, household, area from fresh) n
      where not exists (select 1 from lead l
        where l.county = n.county and l.household = n.household and l.state = 'open')
      on conflict (county, household) where state = 'open' do nothing
      returning county, id, household)
    insert into lead_reason
      (county, id, lead, household, area, source, rule, cites, values, sentence, pack_hash, on_day, by_account)
    select n.county, ${newId('said.place')}, coalesce(o.id, l.id), n.household, n.area, 'system', n.rule, said.cites,
      n.values, said.sentence, ${pack.version}, ${work.today}::date, ${work.actor.id}::uuid
    from fresh n
    join (${keptFacts(scope, work.today, furtherAsked(pack))}) f on f.county = n.county and f.household = n.household
    cross join lateral (select ${sql.raw(hitWordsSql(pack, 'n.rule', 'f'))}) said
    left join opened o on o.county = n.county and o.household = n.household
    left join lead l on l.county = n.county and l.household = n.household and l.state = 'open'
    where coalesce(o.id, l.id) is not null`.execute(work.tx);
}
