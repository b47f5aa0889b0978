import { type RawBuilder, sql } from 'kysely';
import type { Found } from './kept-facts.ts';

/**
 * The opponent: the twelve rules of lz-2022 as one statement over the raw tables, as somebody writes it who knows the
 * schema and PostgreSQL well and has no engine. Persons are aggregated once, everything else is joined to that, and
 * the figures of the pack stand in the text. It is right where no value is missing; the made-up county has none missing.
 * One row a household with hits: its id and the rules, in the order of the pack.
 */
export function handWritten(county: string, on: string): RawBuilder<Found> {
  return sql`
    with member as (
      select m.household, count(*) as n,
        count(*) filter (where p.medical_insurance = '未参加') as uninsured,
        count(*) filter (where '患有大病' = any(p.health)) as ill,
        count(*) filter (where '残疾' = any(p.health)) as disabled,
        count(*) filter (where p.student_status ~ '^(普通高中|中职|高职高专|技师学院|本科|硕士)') as beyond,
        count(*) filter (where p.work_region in ('县外省内', '省外')) as away,
        sum(p.work_months) filter (where p.work_region in ('县外省内', '省外')) as months
      from membership m
      join person_version p on p.county = m.county and p.person = m.person and p.known_to is null
        and p.standing = 'accepted' and p.valid_from <= ${on} and (p.valid_to is null or p.valid_to > ${on})
      where m.county = ${county} and m.known_to is null and m.standing = 'accepted' and m.valid_from <= ${on}
        and (m.valid_to is null or m.valid_to > ${on})
      group by m.household
    ), income as (
      select distinct on (household) household, a28 + a29 + a30 + a31 - a32 as a33, a35, a36, prior_per_head
      from income_snapshot
      where county = ${county} and known_to is null and standing = 'accepted' and valid_from <= ${on}
      order by household, valid_from desc
    ), essentials as (
      select distinct on (household) household, housing, education, water
      from essentials_snapshot
      where county = ${county} and known_to is null and standing = 'accepted' and valid_from <= ${on}
      order by household, valid_from desc
    ), judged as (
      select h.id as household, array_remove(array[
        case when a33 + a35 - a36 < 690000 * n then 'income.belowLine' end,
        case when a33 + a35 - a36 >= 690000 * n and a33 + a35 - a36 < 828000 * n then 'income.nearLine' end,
        case when prior_per_head > 0 and 10 * a33 <= 7 * prior_per_head * n then 'income.sharpFall' end,
        case when a33 > 0 and 10 * (a36 - a35) >= 3 * a33 or a33 <= 0 and a36 > a35 then 'expense.rigid' end,
        case when not housing then 'essentials.housing' end,
        case when not education then 'essentials.education' end,
        case when not water then 'essentials.water' end,
        case when uninsured > 0 then 'essentials.insurance' end,
        case when ill > 0 then 'health.seriousIllness' end,
        case when disabled > 0 then 'health.disability' end,
        case when beyond >= 2 then 'school.beyondCompulsory' end,
        case when away > 0 and months < 6 then 'work.shortMonths' end], null) as hits
      from household h
      join member on member.household = h.id
      join income on income.household = h.id
      join essentials on essentials.household = h.id
      where h.county = ${county} and h.opened_on <= ${on} and (h.closed_on is null or h.closed_on > ${on})
    )
    select household, hits from judged where cardinality(hits) > 0`;
}
