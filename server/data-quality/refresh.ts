import { type RawBuilder, sql } from 'kysely';
import type { CompiledPack } from '../../policy/packs/compile.ts';
import type { RuleUse } from '../../policy/packs/pack.ts';
import { FALSE_ALARM_DAYS, FINDING_DAYS } from '../../policy/rules/quality/parameters.ts';
import { statement } from '../db/statement.ts';
import { onceAPack } from '../leads/once-a-pack.ts';
import { type ScreeningScope, scopeCondition } from '../leads/screening-scope.ts';
import { findPackInForce } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';
import { FINDING_USES, LISTING_USES, toldRows, yesRows, yesRowsOfOne } from './yes-rows.ts';

/** A finding that was not there before, in words. */
export interface NewFinding {
  readonly rule: string;
  readonly title: string;
  readonly severity: 'block' | 'warn' | 'reason';
  readonly sentence: string;
  readonly mend: string | null;
}

/**
 * Brings the findings and lists of a scope to today: what holds no longer is closed, what was answered 已改 and holds still
 * is open again, what is new is opened and answered here. Without a pack in force nothing is done.
 */
export async function refreshQuality(work: Work, scope: ScreeningScope): Promise<NewFinding[]> {
  const pack = await findPackInForce(work.tx, scope.county, work.today);
  if (!pack || pack.further.length === 0) return [];
  const opened = await keep(work, scope, pack);
  return opened.map(({ rule, sentence }) => {
    const { title = rule, severity = 'warn', mend = null } = pack.further.find(({ id }) => id === rule) ?? {};
    return { rule, title, severity, sentence, mend };
  });
}

/** Days of the pack, or our own default where it was adopted before they were in it. */
export function daysOf({ pack }: CompiledPack, name: typeof FINDING_DAYS | typeof FALSE_ALARM_DAYS): number {
  const parameter = pack.parameters.find((each) => each.name === name);
  return Math.ceil(Number(parameter?.value ?? OWN_DEFAULT[name]));
}

const OWN_DEFAULT = { [FINDING_DAYS]: 10, [FALSE_ALARM_DAYS]: 365 } as const;

/** UUIDv7 (RFC 9562, 5.7) whose time is the beginning of the day: the statement is written once and knows only the day. */
const newId = (
  today: string,
) => sql`(substr(lpad(to_hex((extract(epoch from ${today}::date) * 1000)::bigint), 12, '0'), 1, 8)
  || '-' || substr(lpad(to_hex((extract(epoch from ${today}::date) * 1000)::bigint), 12, '0'), 9)
  || '-7' || substr(gen_random_uuid()::text, 16))::uuid`;

const sameFinding = sql`f.county = g.county and f.household = g.household and f.subject = g.subject and f.rule = g.rule`;

/** Up to so many named households are judged one after the other in memory; beyond, all at once by the database. */
const FEW = 8;

/** Findings first, then lists; answers the new findings. */
async function keep(work: Work, scope: ScreeningScope, pack: CompiledPack): Promise<Opened[]> {
  const { county, households, villages } = scope;
  if (!households || households.length > FEW || villages) return keepMany(work, scope, pack);
  const opened: Opened[] = [];
  for (const household of households) opened.push(...(await keepOne(work, county, household, pack)));
  return opened;
}

async function keepMany(work: Work, scope: ScreeningScope, pack: CompiledPack): Promise<Opened[]> {
  const found = (uses: readonly RuleUse[]) => yesRows(pack, uses, scope, work.today);
  const { rows } = await findingsKept(pack, found(FINDING_USES), scope, work.today).execute(work.tx);
  await listingsKept(found(LISTING_USES), scope, work.today).execute(work.tx);
  return rows;
}

async function keepOne(work: Work, county: string, household: string, pack: CompiledPack): Promise<Opened[]> {
  const rows = await yesRowsOfOne(work, pack, { county, households: [household] });
  const useOf = new Map(pack.further.map(({ id, use }) => [id, use]));
  const told = (uses: readonly RuleUse[]) =>
    JSON.stringify(rows.filter(({ rule }) => uses.includes(useOf.get(rule) ?? 'warning')));
  const place = { county, household, today: work.today };
  const opened = await keepingOne(pack).findings.rows(work.tx, { ...place, found: told(FINDING_USES) });
  await keepingOne(pack).listings.rows(work.tx, { ...place, found: told(LISTING_USES) });
  return opened;
}

interface Opened {
  readonly rule: string;
  readonly sentence: string;
}

type Place = 'county' | 'household' | 'today' | 'found';
const PLACES = ['county', 'household', 'today', 'found'] as const;

/** Written once and planned once a connection, as everything that goes with the change of one household. */
const keepingOne = onceAPack((pack) => {
  const scopeOf = ({ county, household }: Readonly<Record<Place, string>>) => ({ county, households: [household] });
  return {
    findings: statement<Place, Opened>(PLACES, (of) => findingsKept(pack, toldRows(of.found), scopeOf(of), of.today)),
    listings: statement<Place, unknown>(PLACES, (of) => listingsKept(toldRows(of.found), scopeOf(of), of.today)),
  };
});

function findingsKept(
  pack: CompiledPack,
  found: RawBuilder<unknown>,
  scope: ScreeningScope,
  today: string,
): RawBuilder<Opened> {
  const due = daysOf(pack, FINDING_DAYS);
  return sql`
    with found as materialized (${found}),
    gone as (
      update finding g set state = 'closed', closed_on = ${today}::date, version = g.version + 1
      where ${scopeCondition(scope, 'g', 'g.household')} and g.closed_on is null
        and not exists (select from found f where ${sameFinding})),
    still as (
      update finding g set area = f.area, values = f.values, sentence = f.sentence, pack_hash = ${pack.version},
        state = case when ${isBack(today)} then 'open' else g.state end,
        still_on = case when g.state = 'answered' then ${today}::date else g.still_on end,
        due_on = case when ${isBack(today)} then ${today}::date + ${due}::integer else g.due_on end,
        version = case when ${isBack(today)} then g.version + 1 else g.version end
      from found f
      where ${sameFinding} and ${scopeCondition(scope, 'g', 'g.household')} and g.closed_on is null
        and (${isBack(today)} or (g.area, g.values, g.sentence, g.pack_hash)
          is distinct from (f.area, f.values, f.sentence, ${pack.version}))),
    new as (
      insert into finding
        (county, id, household, person, subject, area, rule, values, sentence, pack_hash, found_on, due_on)
      select f.county, ${newId(today)}, f.household, f.person, f.subject, f.area, f.rule, f.values, f.sentence,
        ${pack.version}, ${today}::date, ${today}::date + ${due}::integer
      from found f
      where not exists (select from finding g where ${sameFinding} and g.closed_on is null)
      returning rule, sentence)
    select rule, sentence from new order by rule`;
}

/** Answered 已改 and holds still, or 误报 and 例外 whose time is over. */
function isBack(today: string) {
  return sql`(g.state = 'answered' or (g.state = 'quiet' and g.quiet_until < ${today}::date))`;
}

function listingsKept(found: RawBuilder<unknown>, scope: ScreeningScope, today: string): RawBuilder<unknown> {
  return sql`
    with found as materialized (${found}),
    gone as (
      delete from listing g where ${scopeCondition(scope, 'g', 'g.household')}
        and not exists (select from found f where ${sameFinding}))
    insert into listing (county, household, subject, person, rule, area, on_day, values, sentence)
    select f.county, f.household, f.subject, f.person, f.rule, f.area, ${today}::date, f.values, f.sentence from found f
    left join listing g on ${sameFinding}
    where g.household is null or (g.area, g.values, g.sentence) is distinct from (f.area, f.values, f.sentence)
    on conflict (county, household, subject, rule) do update set area = excluded.area, on_day = excluded.on_day,
      values = excluded.values, sentence = excluded.sentence`;
}
