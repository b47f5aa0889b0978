import { sql } from 'kysely';
import { addDays } from '../../domain/plain-date.ts';
import type { FactRow } from '../../policy/engine/tree.ts';
import { factRow } from '../../policy/facts/facts-sql.ts';
import type { CompiledPack } from '../../policy/packs/compile.ts';
import { explainRule } from '../../policy/packs/explain.ts';
import { citesOf } from '../../policy/packs/pack.ts';
import type { Work } from '../rights/work.ts';
import { type ScreeningScope, scopeCondition } from './screening-scope.ts';

/** Days a village has to verify a lead; own default, no clause of LZ sets one. */
export const LEAD_DAYS = 10;

interface NewHit {
  household: string;
  area: string;
  /** Values by rule, as the screening found them. */
  rules: Record<string, unknown>;
  lead: string | null;
  facts: Record<string, unknown>;
}

/** Rows written at once: a statement takes at most 65,535 binds. */
const CHUNK = 2000;

/**
 * Several hits of a household are one lead. A hit that was told before with the same values is not told again, so a
 * lead verified as untrue does not come back until something changes; a household in a running case or monitored
 * with its risk standing needs no lead.
 */
export async function mergeHitsIntoLeads(work: Work, scope: ScreeningScope, pack: CompiledPack): Promise<void> {
  const hits = await listNewHits(work, scope);
  for (let start = 0; start < hits.length; start += CHUNK) {
    const chunk = hits.slice(start, start + CHUNK).map((hit) => ({ ...hit, id: hit.lead ?? work.newId() }));
    await openLeads(
      work,
      scope.county,
      chunk.filter((hit) => hit.lead === null),
    );
    await addReasons(work, scope.county, pack, chunk);
  }
}

async function listNewHits(work: Work, scope: ScreeningScope): Promise<NewHit[]> {
  const { rows } = await sql<NewHit>`
    select h.id as household, h.area, jsonb_object_agg(r.rule, r.values) as rules, l.id as lead, to_jsonb(f) as facts
    from household h
    join rule_hit r on r.county = h.county and r.household = h.id
    join household_fact f on f.county = h.county and f.household = h.id
    left join lead l on l.county = h.county and l.household = h.id and l.state = 'open'
    where ${scopeCondition(scope)}
      and not (coalesce(f.monitored, false) and not coalesce(f.risk_removed, false))
      and not exists (select 1 from monitoring_case c where c.county = h.county and c.household = h.id and c.step <> 'closed')
      and not exists (select 1 from lead_reason told where told.county = h.county and told.household = h.id
        and told.rule = r.rule and told.values = r.values)
    group by h.county, h.id, h.area, l.id, f.*`.execute(work.tx);
  return rows;
}

async function openLeads(work: Work, county: string, hits: readonly (NewHit & { id: string })[]): Promise<void> {
  if (hits.length === 0) return;
  await work.tx
    .insertInto('lead')
    .values(
      hits.map(({ id, household, area }) => ({
        ...{ county, id, household, area, state: 'open', desk: 'village' },
        ...{ opened_on: work.today, due_on: addDays(work.today, LEAD_DAYS) },
      })),
    )
    .execute();
}

async function addReasons(
  work: Work,
  county: string,
  pack: CompiledPack,
  hits: readonly (NewHit & { id: string })[],
): Promise<void> {
  const rows = hits.flatMap((hit) => {
    const facts: FactRow = factRow(hit.facts);
    return pack.rules
      .filter((rule) => rule.id in hit.rules)
      .map((rule) => {
        const told = explainRule(pack, rule, facts);
        return {
          ...{ county, id: work.newId(), lead: hit.id, household: hit.household, area: hit.area, source: 'system' },
          ...{
            rule: rule.id,
            cites: citesOf(rule),
            values: JSON.stringify(hit.rules[rule.id]),
            sentence: told.sentence,
          },
          ...{ pack_hash: pack.version, on_day: work.today, by_account: work.actor.id },
        };
      });
  });
  for (let start = 0; start < rows.length; start += CHUNK) {
    await work.tx
      .insertInto('lead_reason')
      .values(rows.slice(start, start + CHUNK))
      .execute();
  }
}
