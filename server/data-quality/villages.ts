import { sql } from 'kysely';
import type { VillageIndicators, VillageRisks } from '../../contract/findings.ts';
import { marksOf, removalPercentOf, villageLimitsOf } from '../../policy/rules/village-marks.ts';
import { listAreaTree } from '../areas/queries.ts';
import { findPackInForce } from '../policy/queries.ts';
import { mayDo } from '../rights/verbs.ts';
import type { Work } from '../rights/work.ts';

/** The villages below an area with their indicators, and what the figures of the pack in force mark in them. */
export async function villageRisks(work: Work, county: string, area: string): Promise<VillageRisks> {
  const villages = await villageIndicators(work, county, area);
  const limits = villageLimitsOf(await findPackInForce(work.tx, county, work.today));
  const removalPercent = removalPercentOf(villages);
  return {
    villages: villages.map((village) => ({ ...village, marks: marksOf(village, removalPercent, limits) })),
    ...{ removalPercent, heavyPercent: limits.heavyPercent, mayTell: mayDo(work.actor.role, 'village.report') },
  };
}

/**
 * H01–H03, E08 for the villages below an area: what hints at a return to poverty on a scale. Of the nine kinds of QJ 六(四) six
 * are counted from the register; 政策衔接, 扶贫资产 and 小额贷款逾期 are what departments told. Counts are households unless named.
 */
async function villageIndicators(work: Work, county: string, area: string): Promise<VillageIndicators[]> {
  const villages = (await listAreaTree(work.tx, area)).filter(({ level }) => level === 'village');
  const { rows } = await sql<VillageIndicators>`
    with village as (select unnest(${villages.map(({ code }) => code)}::text[]) as code),
    facts as (
      select f.area, count(*)::int as households, sum(f.members)::int as people,
        count(*) filter (where f.monitored)::int as monitored,
        count(*) filter (where f.monitored and f.risk_removed)::int as removed,
        coalesce(sum(f.members) filter (where f.monitored and not f.risk_removed), 0)::int as "standingPeople",
        count(*) filter (where f.seriously_ill > 0 or f.disabled > 0)::int as ill,
        count(*) filter (where not f.housing_secured)::int as housing,
        count(*) filter (where not f.water_secured)::int as water
      from household_fact f where f.county = ${county} and f.area = any(${villages.map(({ code }) => code)})
      group by f.area),
    risk as (
      select n.area, count(*) filter (where n.risk_types && array['因自然灾害', '因意外事故'])::int as disaster,
        count(*) filter (where '因产业项目失败' = any(n.risk_types))::int as project
      from enrolment n
      where n.county = ${county} and n.scheme = 'monitored' and n.known_to is null and n.standing = 'accepted'
        and n.valid_from <= ${work.today}::date and (n.valid_to is null or n.valid_to > ${work.today}::date)
        and (n.risk_removed_on is null or n.risk_removed_on > ${work.today}::date)
      group by n.area),
    work as (
      select h.area, count(*)::int as short from rule_hit h
      where h.county = ${county} and h.rule = 'work.shortMonths' group by h.area),
    told as (
      select distinct on (r.area) r.area, jsonb_build_object('asOf', r.as_of, 'transition', r.transition,
        'assets', r.assets, 'loans', r.loans, 'toldBy', r.told_by) as told
      from village_report r
      where r.county = ${county} and r.known_to is null and r.as_of <= ${work.today}::date
      order by r.area, r.as_of desc)
    select a.code as area, a.name, coalesce(f.households, 0) as households,
      coalesce(a.rural_population, f.people, 0) as "ruralPeople", a.rural_population is not null as "populationEntered",
      coalesce(f.monitored, 0) as monitored, coalesce(f.removed, 0) as removed,
      coalesce(f."standingPeople", 0) as "standingPeople", coalesce(f.ill, 0) as ill, coalesce(f.housing, 0) as housing,
      coalesce(f.water, 0) as water, coalesce(r.disaster, 0) as disaster, coalesce(r.project, 0) as project,
      coalesce(w.short, 0) as "shortWork", d.told
    from village v
    join area a on a.code = v.code and a.valid_to is null
    left join facts f on f.area = v.code
    left join risk r on r.area = v.code
    left join work w on w.area = v.code
    left join told d on d.area = v.code
    order by a.code`.execute(work.tx);
  return rows;
}
