import { sql } from 'kysely';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { CompiledPack } from '../../policy/packs/compile.ts';
import { factsOfWarnings, proposedCategorySql, ruleHitsSql, shownIncomeSql } from '../../policy/packs/screening.ts';
import { refreshStatistics } from '../db/statistics.ts';
import { findPackInForce, getPackInForce } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';
import { factsOn } from './facts-on.ts';
import { keepFacts, keepHits } from './keeping.ts';
import { mergeHitsIntoLeads } from './merge.ts';
import type { ScreeningScope } from './screening-scope.ts';

/** One household's answer; amounts in fen, per head rounded half up. */
export interface Judgement {
  household: string;
  householdNo: string;
  a33: bigint | null;
  a34: bigint | null;
  a37: bigint | null;
  a38: bigint | null;
  category: string | null;
  hits: { rule: string; cites: string; values: Record<string, unknown> }[];
}

/**
 * Brings facts and hits of some households to today and opens or adds to their leads, in the transaction that
 * changed them. Without a pack in force only the facts are kept.
 */
export async function refreshAndJudge(work: Work, county: string, households: readonly string[]): Promise<void> {
  if (households.length > 0) await refreshScope(work, { county, households });
}

/** The same for a scope, set-wise: after an import, on demand, nightly. */
export async function refreshScope(work: Work, scope: ScreeningScope): Promise<void> {
  await refreshFacts(work, scope);
  await screenKeptFacts(work, scope);
}

/** Aggregates the members and snapshots of a scope anew and keeps what changed. */
export async function refreshFacts(work: Work, scope: ScreeningScope): Promise<void> {
  if (isMany(scope)) await prepareForMany(work);
  await keepFacts(work, scope);
}

/** All rules of the pack over the kept facts: hits and leads come to today. Without a pack in force nothing is done. */
export async function screenKeptFacts(work: Work, scope: ScreeningScope): Promise<void> {
  const pack = await findPackInForce(work.tx, scope.county, work.today);
  if (!pack) return;
  if (isMany(scope)) await prepareForMany(work);
  if (!(await keepHits(work, scope, pack))) return;
  // Facts and hits of a first screening were written a moment ago: taken for empty, they were walked once a hit.
  if (isMany(scope)) await refreshStatistics(work.tx);
  await mergeHitsIntoLeads(work, scope, pack);
}

/** Judges a scope on any day and writes nothing. @throws packNotInForce */
export async function judgeOn(
  work: Work,
  scope: ScreeningScope,
  on: PlainDate,
): Promise<{ pack: CompiledPack; judgements: Judgement[] }> {
  const pack = await getPackInForce(work.tx, scope.county, on);
  const facts = factsOn(scope, on, factsOfWarnings(pack));
  const { rows } = await sql<Judgement & { households: string }>`
    with facts as materialized (${facts}),
    hit as (
      select household, jsonb_agg(jsonb_build_object('rule', rule, 'cites', cites, 'values', values)) as hits
      from (${sql.raw(ruleHitsSql(pack, 'facts'))}) as yes group by household)
    select f.household, x.value as "householdNo", ${sql.raw(shownIncomeSql('f'))},
      ${sql.raw(proposedCategorySql(pack, 'f'))} as category, coalesce(hit.hits, '[]') as hits
    from facts f
    left join hit on hit.household = f.household
    left join external_id x on x.county = f.county and x.household = f.household and x.scheme = 'householdNo'
      and x.known_to is null
    order by x.value`.execute(work.tx);
  return { pack, judgements: rows };
}

/** From here on the planner must know the tables, or it walks them household by household. */
const MANY = 100;
const isMany = ({ households }: ScreeningScope) => households === undefined || households.length >= MANY;

/** The default memory spills the grouping of a county to disk; it holds for this transaction only. */
async function prepareForMany({ tx }: Work): Promise<void> {
  await refreshStatistics(tx);
  await sql`set local work_mem = '128MB'`.execute(tx);
}
