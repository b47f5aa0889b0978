import { type RawBuilder, sql } from 'kysely';
import type { HouseholdSearchInput } from '../../contract/household-list.ts';
import { behindGrams, normaliseName, searchGrams } from '../../domain/name-grams.ts';
import { listAreaTree } from '../areas/queries.ts';
import { blindIndexOfIdNumber } from '../keys/blind-index.ts';
import type { Work } from '../rights/work.ts';
import { holdsOn } from './on-day.ts';
import { phoneIndexOf } from './private-value.ts';

type Condition = RawBuilder<unknown>;

/** Everything asked for, joined by `and`, over `h` (household), `x` (its number), `f` (today's facts), `n` (monitored). */
export async function listConditions(work: Work, county: string, asked: HouseholdSearchInput): Promise<Condition> {
  const parts: (Condition | undefined)[] = [
    sql`h.county = ${county} and h.closed_on is null`,
    await withinArea(work, asked.area),
    asked.householdNo && sql`x.value = ${asked.householdNo.trim()}`,
    ofType(asked),
    ofStanding(county, asked),
    ...(asked.name ? nameConditions(work, county, asked.name) : []),
    asked.idNumber && (await idNumberCondition(work, county, asked.idNumber)),
    asked.phone && (await phoneCondition(work, county, asked.phone)),
  ].map((part) => part || undefined);
  return sql.join(
    parts.filter((part) => part !== undefined),
    sql` and `,
  );
}

async function withinArea(work: Work, area: string | undefined): Promise<Condition | undefined> {
  if (area === undefined) return undefined;
  const codes = (await listAreaTree(work.tx, area)).map(({ code }) => code);
  return sql`h.area = any(${codes})`;
}

function ofType({ type, category, riskRemoved }: HouseholdSearchInput): Condition | undefined {
  const parts: Condition[] = [];
  if (type === '监测对象') parts.push(sql`n.household is not null`);
  if (type === '脱贫户') parts.push(sql`n.household is null and f.lifted`);
  if (type === '一般农户') parts.push(sql`n.household is null and f.lifted is not true`);
  if (category) parts.push(sql`n.category = ${category}`);
  if (riskRemoved !== undefined) parts.push(sql`n.risk_removed is ${sql.raw(riskRemoved ? 'true' : 'false')}`);
  return parts.length === 0 ? undefined : sql.join(parts, sql` and `);
}

function ofStanding(county: string, { rule, openLead, runningCase }: HouseholdSearchInput): Condition | undefined {
  const parts: Condition[] = [];
  if (rule) parts.push(sql`h.id in (select household from rule_hit where county = ${county} and rule = ${rule})`);
  if (openLead !== undefined) parts.push(sql`${hasOpenLead(county)} = ${openLead}`);
  if (runningCase !== undefined) parts.push(sql`${hasRunningCase(county)} = ${runningCase}`);
  return parts.length === 0 ? undefined : sql.join(parts, sql` and `);
}

/** Of `h`. */
export function hasOpenLead(county: string): Condition {
  return sql`exists (select 1 from lead l where l.county = ${county} and l.household = h.id and l.state = 'open')`;
}

/** Of `h`: a case on its way to a decision. */
export function hasRunningCase(county: string): Condition {
  return sql`exists (select 1 from monitoring_case c where c.county = ${county} and c.household = h.id
    and c.step not in ('monitored', 'closed'))`;
}

/** Grams narrow by equality or a range, which keep their index under row-level security; today's name decides. */
function nameConditions(work: Work, county: string, name: string): Condition[] {
  const wanted = normaliseName(name);
  const narrowing = searchGrams(name).map(
    (gram) => sql`h.id in (select household from name_gram where county = ${county} and ${gramIs(gram)})`,
  );
  const deciding = sql`exists (select 1 from membership m
    join person_version p on p.county = m.county and p.person = m.person and ${holdsOn('p', work.today)}
    where m.county = ${county} and m.household = h.id and ${holdsOn('m', work.today)}
      and position(${wanted} in regexp_replace(lower(normalize(p.name, NFKC)), '[[:space:]·•・‧.]', '', 'g')) > 0)`;
  return [...narrowing, deciding];
}

/** One character is the beginning of some gram of every name that has it. */
function gramIs(gram: string): Condition {
  return [...gram].length > 1 ? sql`gram = ${gram}` : sql`gram >= ${gram} and gram < ${behindGrams(gram)}`;
}

async function idNumberCondition(work: Work, county: string, idNumber: string): Promise<Condition> {
  const index = blindIndexOfIdNumber(await work.keys.ringOf(county), county, idNumber);
  return memberWith(work, county, sql`p.id_index = ${index}`);
}

async function phoneCondition(work: Work, county: string, phone: string): Promise<Condition> {
  const index = phoneIndexOf(await work.keys.ringOf(county), county, phone);
  const own = sql`h.id in (select v.household from household_version v
    where v.county = ${county} and v.phone_index = ${index} and ${holdsOn('v', work.today)})`;
  return sql`(${own} or ${memberWith(work, county, sql`p.phone_index = ${index}`)})`;
}

function memberWith(work: Work, county: string, condition: Condition): Condition {
  return sql`h.id in (select m.household from person_version p
    join membership m on m.county = p.county and m.person = p.person and ${holdsOn('m', work.today)}
    where p.county = ${county} and ${condition} and ${holdsOn('p', work.today)})`;
}
