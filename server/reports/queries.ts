import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '../../domain/plain-date.ts';
import { judgementColumnsSql } from '../../policy/packs/screening.ts';
import { factsOn } from '../leads/facts-on.ts';
import { findPackInForce } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';

/** The forms that count on a day: of the latest campaign begun by then, each household's latest up to the day. */
export interface CountingForm {
  household: string;
  area: string;
  householdType: string | null;
  opinion: string | null;
  members: number;
  visitedOn: string;
  /** Of a monitored household as enrolled, of a newly identified one as proposed; null when not to be told. */
  category: string | null;
}

/** The campaign that a table of the day reports on; undefined before the first. */
export async function findCampaign(
  work: Work,
  county: string,
  on: PlainDate,
): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from campaign where county = ${county} and starts_on <= ${on} order by starts_on desc limit 1`.execute(
    work.tx,
  );
  return rows[0];
}

/** The counting forms of some villages. Persons are the 家庭人口数 of the form, else the members known on the day. */
export async function listCountingForms(
  work: Work,
  county: string,
  campaign: string,
  villages: readonly string[],
  on: PlainDate,
): Promise<CountingForm[]> {
  const { rows } = await sql<CountingForm>`
    with form as (
      select distinct on (s.household) s.household, h.area, s.household_type, s.opinion, s.members, s.visited_on
      from sweep_form s join household h on h.county = s.county and h.id = s.household
      where s.county = ${county} and s.campaign = ${campaign} and s.known_to is null and s.standing = 'accepted'
        and s.visited_on <= ${on} and h.area = any(${villages})
      order by s.household, s.visited_on desc, s.id desc),
    enrolled as (
      select n.household, max(n.category) as category
      from enrolment n join form on form.household = n.household
      where n.county = ${county} and n.scheme = 'monitored' and n.known_to is null and n.standing = 'accepted'
        and n.valid_from <= ${on} and (n.valid_to is null or n.valid_to > ${on})
      group by n.household)
    select form.household, form.area, form.household_type as "householdType", form.opinion, form.visited_on as "visitedOn",
      coalesce(form.members, (select count(*) from membership m where m.county = ${county} and m.household = form.household
        and m.known_to is null and m.standing = 'accepted' and m.valid_from <= ${on}
        and (m.valid_to is null or m.valid_to > ${on})))::int as members,
      enrolled.category
    from form left join enrolled on enrolled.household = form.household`.execute(work.tx);
  return withProposedCategories(work, county, rows, on);
}

async function withProposedCategories(
  work: Work,
  county: string,
  forms: CountingForm[],
  on: PlainDate,
): Promise<CountingForm[]> {
  const newly = forms.filter(({ opinion, category }) => opinion === '新识别纳入' && category === null);
  const pack = await findPackInForce(work.tx, county, on);
  if (!pack || newly.length === 0) return forms;
  const facts: RawBuilder<unknown> = factsOn({ county, households: newly.map(({ household }) => household) }, on);
  const { rows } = await sql<{ household: string; category: string | null }>`
    select f.household, j.category from (${facts}) as f
    cross join lateral (select ${sql.raw(judgementColumnsSql(pack, 'f'))}) as j`.execute(work.tx);
  const proposed = new Map(
    rows.map(({ household, category }) => [household, category === 'unknown' ? null : category]),
  );
  return forms.map((form) => ({ ...form, category: form.category ?? proposed.get(form.household) ?? null }));
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
