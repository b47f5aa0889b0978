import { type RawBuilder, sql } from 'kysely';
import type { HouseholdSearchInput } from '../../contract/household-list.ts';
import { behindGrams, normaliseName, searchGrams } from '../../domain/name-grams.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { listAreaTree } from '../areas/queries.ts';
import { blindIndexOfIdNumber } from '../keys/blind-index.ts';
import type { Work } from '../rights/work.ts';
import { holdsOn } from './on-day.ts';
import { phoneIndexOf } from './private-value.ts';

type Condition = RawBuilder<unknown>;

/** Everything asked for, joined by `and`, over `h` (household), `x` (its number), `f` (today's facts), `n` (monitored). */
export async function listConditions(work: Work, county: string, asked: HouseholdSearchInput): Promise<Condition> {
  const exactly = EXACT.filter((key) => asked[key]).map(async (key) => {
    return EXACTLY[key]({ county, today: work.today, value: await exactValue(work, county, asked, key) });
  });
  const parts: (Condition | undefined)[] = [
    openedIn(county),
    asked.area ? sql`h.area = any(${await codesBelow(work, asked.area)})` : undefined,
    ofType(asked),
    ofStanding(county, asked),
    ...(asked.name ? nameConditions(work, county, asked.name) : []),
    ...(await Promise.all(exactly)),
  ];
  return sql.join(
    parts.filter((part) => part !== undefined),
    sql` and `,
  );
}

/** What is found by an index whatever the value is. */
export const EXACT = ['householdNo', 'idNumber', 'phone'] as const;

interface Exactly {
  readonly county: string;
  readonly today: PlainDate;
  /** What is compared: the number, or its blind index. */
  readonly value: unknown;
}

export const EXACTLY: Readonly<Record<(typeof EXACT)[number] | 'village', (of: Exactly) => Condition>> = {
  village: ({ value }) => sql`h.area = ${value}`,
  householdNo: ({ value }) => sql`x.value = ${value}`,
  idNumber: (of) => sql`h.id in (${homesWith(of, sql`p.id_index = ${of.value}`)})`,
  phone: (of) => sql`h.id in (
    select v.household from household_version v
    where v.county = ${of.county} and v.phone_index = ${of.value} and ${holdsOn('v', of.today)}
    union all ${homesWith(of, sql`p.phone_index = ${of.value}`)})`,
};

/** What is asked under this key, as `EXACTLY` compares it. */
export async function exactValue(
  work: Work,
  county: string,
  asked: HouseholdSearchInput,
  key: (typeof EXACT)[number],
): Promise<unknown> {
  const text = asked[key] ?? '';
  if (key === 'householdNo') return text.trim();
  const ring = await work.keys.ringOf(county);
  return key === 'phone' ? phoneIndexOf(ring, county, text) : blindIndexOfIdNumber(ring, county, text);
}

export function openedIn(county: string): Condition {
  return sql`h.county = ${county} and h.closed_on is null`;
}

/** The code itself first; a village has none below it. */
export async function codesBelow(work: Work, area: string): Promise<string[]> {
  return (await listAreaTree(work.tx, area)).map(({ code }) => code);
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

/** The households of which somebody is a member with this. */
function homesWith({ county, today }: Exactly, condition: Condition): Condition {
  return sql`select m.household from person_version p
    join membership m on m.county = p.county and m.person = p.person and ${holdsOn('m', today)}
    where p.county = ${county} and ${condition} and ${holdsOn('p', today)}`;
}
