import { type RawBuilder, sql } from 'kysely';
import {
  LISTED_A_PAGE,
  type ListedHousehold,
  type ListedPage,
  type ListingCount,
  type ListingHouseholdsInput,
} from '../../contract/findings.ts';
import { citesOf } from '../../policy/packs/pack.ts';
import { listAreaTree } from '../areas/queries.ts';
import { findPackInForce } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';
import { current } from './queries.ts';

/** So many households of a list are printed at once. */
const MOST_PRINTED = 5000;

/** Every list of the pack in force, also the empty ones, with the households on it and those visited this year. */
export async function countListings(work: Work, county: string, area?: string): Promise<ListingCount[]> {
  const pack = await findPackInForce(work.tx, county, work.today);
  const { rows } = await sql<{ rule: string; households: number; visited: number }>`
    select g.rule, count(distinct g.household)::int as households,
      count(distinct g.household) filter (where w.household is not null)::int as visited
    from listing g
    left join (${visitsThisYear(county, work.today)}) w on w.household = g.household
    where ${await inArea(work, county, area)}
    group by g.rule`.execute(work.tx);
  return (pack?.further ?? []).flatMap((rule) => {
    const { id, title, use, mend = null } = rule;
    if (use !== 'group' && use !== 'support' && use !== 'removal') return [];
    const { households = 0, visited = 0 } = rows.find((row) => row.rule === id) ?? {};
    return [{ rule: id, use, title, cites: citesOf(rule), mend, households, visited }];
  });
}

/** The households of one list, by village and number, a page or as many as are printed; those not visited this year say so. */
export async function listedHouseholds(
  work: Work,
  county: string,
  { rule, area, page }: ListingHouseholdsInput,
): Promise<ListedPage> {
  const within = await inArea(work, county, area);
  const few =
    page === undefined ? sql`limit ${MOST_PRINTED}` : sql`limit ${LISTED_A_PAGE} offset ${(page - 1) * LISTED_A_PAGE}`;
  const { rows } = await sql<ListedHousehold>`
    select g.household, x.value as "householdNo", v.head_name as "headName", p.name as "personName", a.name as "villageName",
      v.village_group as "villageGroup", g.sentence, w.last as "visitedOn"
    from listing g
    join area a on a.code = g.area
    left join external_id x on x.county = g.county and x.household = g.household and x.scheme = 'householdNo'
      and x.known_to is null
    left join household_version v on v.county = g.county and v.household = g.household and ${current('v', work.today)}
    left join person_version p on p.county = g.county and p.person = g.person and ${current('p', work.today)}
    left join (${visitsThisYear(county, work.today)}) w on w.household = g.household
    where ${within} and g.rule = ${rule}
    order by g.area, x.value, p.name, g.subject ${few}`.execute(work.tx);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from listing g where ${within} and g.rule = ${rule}`.execute(work.tx);
  return { households: rows, total: counted.rows[0]?.total ?? 0 };
}

function visitsThisYear(county: string, today: string): RawBuilder<unknown> {
  return sql`
    select household, max(visited_on) as last from sweep_form
    where county = ${county} and known_to is null and standing = 'accepted' and visited_on <= ${today}::date
      and visited_on >= date_trunc('year', ${today}::date)::date
    group by household`;
}

async function inArea({ tx }: Work, county: string, area: string | undefined): Promise<RawBuilder<unknown>> {
  if (!area) return sql`g.county = ${county}`;
  return sql`g.county = ${county} and g.area = any(${(await listAreaTree(tx, area)).map(({ code }) => code)})`;
}
