import { sql } from 'kysely';
import type { HouseholdList, HouseholdRow, HouseholdSearchInput } from '../../contract/households.ts';
import { yuanNumber } from '../../domain/money.ts';
import { shownIncomeSql } from '../../policy/packs/screening.ts';
import { findPackInForce } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';
import { hasOpenLead, hasRunningCase, listConditions } from './list-conditions.ts';
import { holdsOn, WITH_HOUSEHOLD_NO } from './on-day.ts';

const PAGE_SIZE = 50;

/** What a page is sorted by; places of equal rank go by village and number. */
const SORTS = {
  village: 'area',
  householdNo: '"householdNo"',
  name: 'head_name',
  A38: 'a38',
} as const;

type Row = Omit<HouseholdRow, 'A38' | 'rules'> & { a38: bigint | null; rules: string[] | null };

/**
 * One page of the households of a county that the actor may see. One statement sorts and cuts; only the fifty rows
 * of the page are then looked at closer. Outside the actor's area there is nothing, whatever is asked.
 */
export async function listHouseholds(work: Work, county: string, asked: HouseholdSearchInput): Promise<HouseholdList> {
  const page = asked.page ?? 1;
  const [rows, total] = await readPage(work, county, asked, page);
  const pack = await findPackInForce(work.tx, county, work.today);
  return {
    rows: rows.map(({ a38, rules, ...row }) => ({
      ...row,
      A38: a38 === null ? null : yuanNumber(a38),
      rules: rules ?? [],
    })),
    total,
    page,
    pageSize: PAGE_SIZE,
    ruleTitles: Object.fromEntries(pack?.rules.map(({ id, title }) => [id, title]) ?? []),
  };
}

async function readPage(
  work: Work,
  county: string,
  asked: HouseholdSearchInput,
  page: number,
): Promise<[Row[], number]> {
  const where = await listConditions(work, county, asked);
  const direction = sql.raw(asked.descending ? 'desc nulls last' : 'asc nulls last');
  const order = sql`${sql.raw(SORTS[(asked.sort ?? 'village') as keyof typeof SORTS])} ${direction}, area, "householdNo", id`;
  const { rows } = await sql<Row & { total: number }>`
    with matched as (
      select h.id, h.area, x.value as "householdNo", v.head_name, v.village_group, f.members, f.lifted, s.a38,
        n.household is not null as monitored, n.category, coalesce(n.risk_removed, false) as risk_removed
      from household h
      ${WITH_HOUSEHOLD_NO}
      left join household_version v on v.county = h.county and v.household = h.id and ${holdsOn('v', work.today)}
      left join household_fact f on f.county = h.county and f.household = h.id
      left join lateral (select ${sql.raw(shownIncomeSql('f'))}) s on true
      left join lateral (
        select e.household, e.category, coalesce(e.risk_removed_on <= ${work.today}, false) as risk_removed from enrolment e
        where e.county = h.county and e.household = h.id and e.scheme = 'monitored' and ${holdsOn('e', work.today)}
        order by e.valid_from desc limit 1) n on true
      where ${where}),
    page as (
      select *, row_number() over (order by ${order}) as place from matched
      order by place limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE})
    select h.id, h."householdNo", h.head_name as "headName", h.area, a.name as "villageName",
      h.village_group as "villageGroup", coalesce(h.members, 0) as members, h.a38,
      case when h.monitored then '监测对象' when h.lifted then '脱贫户' else '一般农户' end as type,
      h.category, h.risk_removed as "riskRemoved", ${hasOpenLead(county)} as "openLead",
      ${hasRunningCase(county)} as "runningCase",
      (select array_agg(r.rule order by r.rule) from rule_hit r where r.county = ${county} and r.household = h.id) as rules,
      (select count(*)::integer from matched) as total
    from page h join area a on a.code = h.area
    order by h.place`.execute(work.tx);
  return [rows.map(({ total: _total, ...row }) => row), rows[0]?.total ?? 0];
}
