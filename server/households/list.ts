import { type RawBuilder, sql } from 'kysely';
import type { HouseholdList, HouseholdRow, HouseholdSearchInput } from '../../contract/household-list.ts';
import { yuanNumber } from '../../domain/money.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { shownIncomeSql } from '../../policy/packs/screening.ts';
import { statement } from '../db/statement.ts';
import { findPackInForce } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';
import {
  codesBelow,
  EXACT,
  EXACTLY,
  exactValue,
  hasOpenLead,
  hasRunningCase,
  listConditions,
  openedIn,
} from './list-conditions.ts';
import { holdsOn, WITH_HOUSEHOLD_NO } from './on-day.ts';

const PAGE_SIZE = 50;

/** What a page is sorted by; places of equal rank go by village and number. */
const SORTS = {
  village: 'h.area',
  householdNo: 'x.value',
  name: 'v.head_name',
  A38: 's.a38',
} as const;

type Row = Omit<HouseholdRow, 'A38' | 'rules'> & { a38: bigint | null; rules: string[] | null };
type ListedRow = Row & { total: number };

/**
 * One page of the households of a county that the actor may see. One statement sorts and cuts; only the fifty rows
 * of the page are then looked at closer. Outside the actor's area there is nothing, whatever is asked.
 */
export async function listHouseholds(work: Work, county: string, asked: HouseholdSearchInput): Promise<HouseholdList> {
  const page = asked.page ?? 1;
  const [rows, total] = await readPage(work, county, asked);
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

async function readPage(work: Work, county: string, asked: HouseholdSearchInput): Promise<[Row[], number]> {
  const kept = await findKept(work, county, asked);
  const rows = kept
    ? await kept.statement.rows(work.tx, kept.values)
    : (await (await composed(work, county, asked)).execute(work.tx)).rows;
  return [rows.map(({ total: _total, ...row }) => row), rows[0]?.total ?? 0];
}

/** The same statement as the database gets it, for measuring it without the program around it. */
export async function listStatement(work: Work, county: string, asked: HouseholdSearchInput) {
  const kept = await findKept(work, county, asked);
  return kept ? kept.statement.written(work.tx, kept.values) : (await composed(work, county, asked)).compile(work.tx);
}

/** Anything may be asked together and sorted by anything: planned each time, with the values in view. */
async function composed(work: Work, county: string, asked: HouseholdSearchInput) {
  const where = await listConditions(work, county, asked);
  return pageOf({ county, today: work.today, offset: offsetOf(asked), where, asked });
}

/** Asked for alone and in the usual order, these find little by an index: planning would take longer than finding. */
const KEPT = {
  village: keptBy('village'),
  householdNo: keptBy('householdNo'),
  idNumber: keptBy('idNumber'),
  phone: keptBy('phone'),
};

function keptBy(key: keyof typeof EXACTLY) {
  return statement<'county' | 'today' | 'offset' | 'value', ListedRow>(['county', 'today', 'offset', 'value'], (of) => {
    return pageOf({ ...of, where: sql`${openedIn(of.county)} and ${EXACTLY[key](of)}`, asked: {} });
  });
}

async function findKept(work: Work, county: string, { page, ...asked }: HouseholdSearchInput) {
  const keys = Object.keys(asked).filter((key) => asked[key as keyof typeof asked] !== undefined);
  const base = { county, today: work.today, offset: offsetOf({ page }) };
  const key = keys.length === 1 ? EXACT.find((exact) => asked[exact]) : undefined;
  if (key) return { statement: KEPT[key], values: { ...base, value: await exactValue(work, county, asked, key) } };
  if (keys.length !== 1 || !asked.area) return undefined;
  const [value, ...below] = await codesBelow(work, asked.area);
  return value && below.length === 0 ? { statement: KEPT.village, values: { ...base, value } } : undefined;
}

function offsetOf({ page = 1 }: HouseholdSearchInput): number {
  return (page - 1) * PAGE_SIZE;
}

interface PageOf {
  readonly county: string;
  readonly today: PlainDate;
  readonly offset: unknown;
  readonly where: RawBuilder<unknown>;
  readonly asked: HouseholdSearchInput;
}

/**
 * What is asked or sorted by decides which tables are read for every household that matches; the others are read for
 * the fifty of the page.
 */
function pageOf({ county, today, offset, where, asked }: PageOf): RawBuilder<ListedRow> {
  const direction = sql.raw(asked.descending ? 'desc nulls last' : 'asc nulls last');
  const sort = sql.raw(SORTS[(asked.sort ?? 'village') as keyof typeof SORTS]);
  const parts = partsOn(today);
  const needed = [
    ...(asked.sort === 'name' ? [parts.version] : []),
    ...(asked.type || asked.sort === 'A38' ? [parts.facts] : []),
    ...(asked.type || asked.category || asked.riskRemoved !== undefined ? [parts.monitored] : []),
  ];
  return sql`
    with matched as (
      select h.county, h.id, h.area, x.value,
        row_number() over (order by ${sort} ${direction}, h.area, x.value, h.id) as place
      from household h ${WITH_HOUSEHOLD_NO} and x.area = h.area ${sql.join(needed, sql` `)}
      where ${where})
    select h.id, h.value as "householdNo", v.head_name as "headName", h.area, a.name as "villageName",
      v.village_group as "villageGroup", coalesce(f.members, 0) as members, s.a38,
      case when n.household is not null then '监测对象' when f.lifted then '脱贫户' else '一般农户' end as type,
      n.category, coalesce(n.risk_removed, false) as "riskRemoved", ${hasOpenLead(county)} as "openLead",
      ${hasRunningCase(county)} as "runningCase",
      (select array_agg(r.rule order by r.rule) from rule_hit r where r.county = ${county} and r.household = h.id) as rules,
      (select count(*)::integer from matched) as total
    from (select * from matched order by place limit ${sql.lit(PAGE_SIZE)} offset ${offset}) h
    join area a on a.code = h.area
    ${parts.version} ${parts.facts} ${parts.monitored}
    order by h.place`;
}

/** What stands beside a household `h` in the list: its values `v`, its facts `f` and `s`, its monitoring `n`. */
function partsOn(today: PlainDate) {
  return {
    version: sql`left join household_version v on v.county = h.county and v.household = h.id and ${holdsOn('v', today)}`,
    facts: sql`left join household_fact f on f.county = h.county and f.household = h.id
      left join lateral (select ${sql.raw(shownIncomeSql('f'))}) s on true`,
    monitored: sql`left join lateral (
      select e.household, e.category, coalesce(e.risk_removed_on <= ${today}, false) as risk_removed from enrolment e
      where e.county = h.county and e.household = h.id and e.scheme = 'monitored' and ${holdsOn('e', today)}
      order by e.valid_from desc limit 1) n on true`,
  };
}
