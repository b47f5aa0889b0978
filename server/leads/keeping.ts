import { type RawBuilder, sql } from 'kysely';
import { FACT_COLUMNS } from '../../policy/facts/facts-sql.ts';
import type { CompiledPack } from '../../policy/packs/compile.ts';
import { furtherAsked, ruleHitsSql } from '../../policy/packs/screening.ts';
import type { Work } from '../rights/work.ts';
import { factsOn, keptFacts } from './facts-on.ts';
import { filled } from './filled.ts';
import { onceAPack } from './once-a-pack.ts';
import { overScope, type ScreeningScope, scopeCondition } from './screening-scope.ts';

/**
 * Brings the kept facts of a scope to today. Only what differs from what stands is written: a night on which nothing
 * happened reads a county and writes nothing. `on_day` is the day from which the figures stand.
 */
export const keepFacts = overScope((scope, today) => {
  const columns = ['county', 'household', 'area', 'on_day', ...FACT_COLUMNS];
  const compared = ['area', ...FACT_COLUMNS];
  const updates = columns.slice(2).map((column) => `${column} = excluded.${column}`);
  return sql`
    insert into household_fact (${sql.raw(columns.join(', '))})
    select ${listed('f', columns)} from (${factsOn(scope, today)}) f
    left join household_fact k on k.county = f.county and k.household = f.household
    where k.household is null or (${listed('k', compared)}) is distinct from (${listed('f', compared)})
    on conflict (county, household) do update set ${sql.raw(updates.join(', '))}`;
});

/**
 * Compares the hits over the kept facts, and over what else the warnings ask, with what stands: hits that hold no longer go, new and changed ones are written.
 * Answers whether any hold.
 */
export async function keepHits(work: Work, scope: ScreeningScope, pack: CompiledPack): Promise<boolean> {
  const [found] = await keepingHits(pack)(work, scope);
  return found?.any ?? false;
}

const keepingHits = onceAPack((pack) => {
  const [hitsText, further] = [ruleHitsSql(pack, '($facts$)'), furtherAsked(pack)];
  return overScope(
    (scope, today) => sql<{ any: boolean }>`
    with found as materialized (${filled(hitsText, { facts: keptFacts(scope, today, further) })}),
    gone as (
      delete from rule_hit r where ${scopeCondition(scope, 'r', 'r.household')}
        and not exists (select from found f where f.household = r.household and f.rule = r.rule)),
    kept as (
      insert into rule_hit (county, household, rule, area, on_day, pack_hash, values)
      select f.county, f.household, f.rule, f.area, ${today}::date, ${pack.version}, f.values from found f
      left join rule_hit r on r.county = f.county and r.household = f.household and r.rule = f.rule
      where r.household is null or (r.area, r.pack_hash, r.values) is distinct from (f.area, ${pack.version}, f.values)
      on conflict (county, household, rule) do update set area = excluded.area, on_day = excluded.on_day,
        pack_hash = excluded.pack_hash, values = excluded.values)
    select exists (select from found) as any`,
  );
});

function listed(alias: string, columns: readonly string[]): RawBuilder<unknown> {
  return sql.raw(columns.map((column) => `${alias}.${column}`).join(', '));
}
