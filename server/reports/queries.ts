import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '../../domain/plain-date.ts';
import { proposedCategorySql } from '../../policy/packs/screening.ts';
import { factsOn } from '../leads/facts-on.ts';
import { findPackInForce } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';

/** What the columns of a table ask of a form. */
export interface CountingForm {
  householdType: string | null;
  opinion: string | null;
  /** Of a monitored household as enrolled, of a newly identified one as proposed; null when not to be told. */
  category: string | null;
}

/** One household's form as it counts on a day. */
export interface HouseholdForm extends CountingForm {
  household: string;
  area: string;
  /** 家庭人口数 of the form, else the members known on the day. */
  members: number;
  visitedOn: string;
}

/** The forms of a village that count in the same columns. */
export interface FormGroup extends CountingForm {
  area: string;
  households: number;
  /** Their members together; 0 where no column asks for persons. */
  persons: number;
}

/** Which forms: of a campaign in a county up to a day, in some villages or (null) in all. */
export interface FormScope {
  readonly county: string;
  readonly campaign: string;
  readonly villages: readonly string[] | null;
  readonly on: PlainDate;
}

/**
 * Of each household the latest form up to the day; those with an opinion that changes anything with their category and
 * members. The others, nearly all, are only counted.
 */
function countingForms({ county, campaign, villages, on }: FormScope): RawBuilder<unknown> {
  const within = villages ? sql`and s.area = any(${villages})` : sql``;
  return sql`
    latest as (
      select distinct on (s.household) s.household, s.area, s.household_type, s.opinion, s.members, s.visited_on
      from sweep_form s
      where s.county = ${county} and s.campaign = ${campaign} and s.known_to is null and s.standing = 'accepted'
        and s.visited_on <= ${on} ${within}
      order by s.household, s.visited_on desc, s.id desc),
    told as (
      select latest.household, coalesce(max(latest.members), (select count(*) from membership m
          where m.county = ${county} and m.household = latest.household and ${validOn('m', on)}))::int as members,
        max(n.category) as category
      from latest
      left join enrolment n on n.county = ${county} and n.household = latest.household and n.scheme = 'monitored'
        and ${validOn('n', on)}
      where latest.opinion = any(${OPINIONS_TOLD}::text[])
      group by latest.household)`;
}

const OPINIONS_TOLD = ['新识别纳入', '标注风险消除', '回退', '清退'];

function validOn(alias: string, on: PlainDate): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`${column('known_to')} is null and ${column('standing')} = 'accepted' and ${column('valid_from')} <= ${on}
    and (${column('valid_to')} is null or ${column('valid_to')} > ${on})`;
}

/** The counting forms, counted where they count alike. */
export async function listFormGroups(work: Work, scope: FormScope): Promise<FormGroup[]> {
  const { rows } = await formGroups(scope).execute(work.tx);
  const untold = rows.filter(({ household }) => household !== null);
  const proposed = await proposedCategories(
    work,
    scope,
    untold.map(({ household }) => household ?? ''),
  );
  return rows.map(({ household, ...group }) => ({
    ...group,
    category: group.category ?? proposed.get(household ?? '') ?? null,
  }));
}

/** The SQL alone of the table; a newly identified household that is not enrolled yet stands by itself. */
export function formGroups(scope: FormScope): RawBuilder<FormGroup & { household: string | null }> {
  return sql`
    with ${countingForms(scope)}
    select latest.area, latest.household_type as "householdType", latest.opinion, told.category,
      case when latest.opinion = '新识别纳入' and told.category is null then latest.household end as household,
      count(*)::int as households, coalesce(sum(told.members), 0)::int as persons
    from latest left join told on told.household = latest.household
    group by 1, 2, 3, 4, 5`;
}

/** The counting forms one by one. */
export async function listHouseholdForms(work: Work, scope: FormScope): Promise<HouseholdForm[]> {
  const { rows } = await sql<HouseholdForm>`
    with ${countingForms(scope)}
    select latest.household, latest.area, latest.household_type as "householdType", latest.opinion, told.category,
      latest.visited_on as "visitedOn",
      coalesce(told.members, latest.members, (select count(*) from membership m
        where m.county = ${scope.county} and m.household = latest.household and ${validOn('m', scope.on)}))::int as members
    from latest left join told on told.household = latest.household`.execute(work.tx);
  const untold = rows.filter(({ opinion, category }) => opinion === '新识别纳入' && category === null);
  const proposed = await proposedCategories(
    work,
    scope,
    untold.map(({ household }) => household),
  );
  return rows.map((form) => ({ ...form, category: form.category ?? proposed.get(form.household) ?? null }));
}

/** What the figures of the day propose for some households, today's as they are kept; null where it cannot be told. */
async function proposedCategories(
  work: Work,
  { county, on }: FormScope,
  households: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const pack = households.length === 0 ? undefined : await findPackInForce(work.tx, county, on);
  if (!pack) return new Map();
  const kept = sql`select * from household_fact where county = ${county} and household = any(${households}::uuid[])`;
  const facts = on === work.today ? kept : factsOn({ county, households }, on);
  const { rows } = await sql<{ household: string; category: string | null }>`
    select f.household, ${sql.raw(proposedCategorySql(pack, 'f'))} as category from (${facts}) as f`.execute(work.tx);
  return new Map(rows.map(({ household, category }) => [household, category === 'unknown' ? null : category]));
}

/** Names and numbers of some households, in the order of villages and numbers. */
export async function listHouseholdNames(work: Work, county: string, households: readonly string[], on: PlainDate) {
  const { rows } = await sql<{ id: string; householdNo: string; headName: string | null; villageName: string }>`
    select h.id, x.value as "householdNo", v.head_name as "headName", a.name as "villageName"
    from household h
    join area a on a.code = h.area
    left join external_id x on x.county = h.county and x.household = h.id and x.scheme = 'householdNo' and x.known_to is null
    left join household_version v on v.county = h.county and v.household = h.id and v.known_to is null
      and v.standing = 'accepted' and v.valid_from <= ${on} and (v.valid_to is null or v.valid_to > ${on})
    where h.county = ${county} and h.id = any(${households}::uuid[])
    order by h.area, x.value`.execute(work.tx);
  return rows;
}
