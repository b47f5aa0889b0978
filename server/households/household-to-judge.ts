import { type RawBuilder, sql } from 'kysely';
import type { HouseholdAsTold } from '../../policy/facts/household-as-told.ts';
import { INCOME_FIELDS } from '../../policy/facts/household-on-day.ts';
import { statement } from '../db/statement.ts';
import { holdsOn, inForceOn } from './on-day.ts';
import type { Asked } from './situation.ts';

/**
 * One household as the facts read it, in one question: what its page shows, without numbers, phones and addresses. What
 * rests on other households (a number that somebody else has, how many an officer looks after) is told as it stands, as
 * far as the reader may see. No row where the household is not there on the day.
 */
export const HOUSEHOLD_TO_JUDGE = statement<keyof Asked, { told: HouseholdAsTold }>(
  ['county', 'household', 'on'],
  (asked) => sql`
    select json_build_object('on', ${asked.on}::text, 'members', ${listed(membersOf(asked))}, 'measures', ${listed(measuresOf(asked))},
      'contacts', ${listed(contactsOf(asked))}, 'sweeps', ${listed(sweepsOf(asked))}, 'income', coalesce(i.amounts, '{}'),
      'priorPerHead', i."priorPerHead", 'incomeFrom', i.valid_from,
      'essentials', json_build_object('housing', e.housing, 'education', e.education, 'water', e.water),
      'essentialsFrom', e.valid_from, 'resettlementSite', b.resettlement_site, 'homeFrom', b.valid_from,
      'phoneKnown', b.phone_index is not null, 'monitoring', q.told, 'lifted', coalesce(n.lifted, false),
      'monitored', coalesce(n.monitored, false), 'riskRemoved', coalesce(n."riskRemoved", false),
      'inCase', g."inCase", 'openLeads', g."openLeads", 'confirmedLeads', g."confirmedLeads",
      'refusals', g.refusals, 'complaints', g.complaints) as told
    from household h
    left join lateral (${incomeOf(asked)}) i on true
    left join lateral (${essentialsOf(asked)}) e on true
    left join lateral (${homeOf(asked)}) b on true
    left join lateral (${monitoringOf(asked)}) q on true
    left join lateral (${schemesOf(asked)}) n on true
    cross join lateral (${leadsOf(asked)}) g
    where h.county = ${asked.county} and h.id = ${asked.household}
      and h.opened_on <= ${asked.on} and (h.closed_on is null or h.closed_on > ${asked.on})`,
);

type Rows = RawBuilder<unknown>;

function listed(rows: Rows): Rows {
  return sql`(select coalesce(json_agg(q), '[]') from (${rows}) q)`;
}

function ofHousehold(alias: string, { county, household }: Asked): RawBuilder<boolean> {
  return sql`${sql.ref(`${alias}.county`)} = ${county} and ${sql.ref(`${alias}.household`)} = ${household}`;
}

function membersOf(asked: Asked): Rows {
  const { on } = asked;
  return sql`
    select m.person, greatest(m.valid_from, p.valid_from) as "heldFrom", p.name, m.relation, p.sex,
      p.birth_date as "birthDate", p.education, p.student_status as "studentStatus", p.health, p.labour,
      p.work_region as "workRegion", p.work_months as "workMonths", p.medical_insurance as "medicalInsurance",
      p.critical_illness_insurance as "criticalIllnessInsurance", p.pension_insurance as "pensionInsurance",
      p.subsistence_allowance as "subsistenceAllowance", p.extreme_poverty_support as "extremePovertySupport",
      p.id_index is not null and exists (select from person_version o where o.county = p.county
        and o.id_index = p.id_index and o.person <> p.person and ${holdsOn('o', on)}) as "idNumberShared",
      exists (select from membership o where o.county = m.county and o.person = m.person and o.household <> m.household
        and ${holdsOn('o', on)}) as elsewhere
    from membership m
    left join person_version p on p.county = m.county and p.person = m.person and ${holdsOn('p', on)}
    where ${ofHousehold('m', asked)} and ${holdsOn('m', on)}
    order by m.position, p.birth_date, m.person`;
}

function incomeOf(asked: Asked): Rows {
  const amounts = INCOME_FIELDS.map((field) => `'${field}', i.${field.toLowerCase()}::text`).join(', ');
  return sql`
    select json_build_object(${sql.raw(amounts)}) as amounts, i.prior_per_head::text as "priorPerHead", i.valid_from
    from income_snapshot i where ${ofHousehold('i', asked)} and ${inForceOn('i', asked.on)}
    order by i.valid_from desc, i.known_from desc, i.id desc limit 1`;
}

function essentialsOf(asked: Asked): Rows {
  return sql`
    select e.housing, e.education, e.water, e.valid_from
    from essentials_snapshot e where ${ofHousehold('e', asked)} and ${inForceOn('e', asked.on)}
    order by e.valid_from desc, e.known_from desc, e.id desc limit 1`;
}

function homeOf(asked: Asked): Rows {
  return sql`
    select b.resettlement_site, b.phone_index, b.valid_from
    from household_version b where ${ofHousehold('b', asked)} and ${holdsOn('b', asked.on)}
    order by b.valid_from desc, b.id desc limit 1`;
}

function monitoringOf(asked: Asked): Rows {
  return sql`
    select json_build_object('since', q.valid_from, 'category', q.category, 'riskTypes', q.risk_types,
      'mainRisk', q.main_risk, 'removedOn', q.risk_removed_on, 'removalWay', q.removal_way,
      'recognisedMembers', q.recognised_members) as told
    from enrolment q where ${ofHousehold('q', asked)} and q.scheme = 'monitored' and ${holdsOn('q', asked.on)}
    order by q.valid_from desc, q.id desc limit 1`;
}

function schemesOf(asked: Asked): Rows {
  return sql`
    select bool_or(n.scheme = 'lifted') as lifted, bool_or(n.scheme = 'monitored') as monitored,
      bool_and(coalesce(n.risk_removed_on <= ${asked.on}, false)) filter (where n.scheme = 'monitored') as "riskRemoved"
    from enrolment n where ${ofHousehold('n', asked)} and ${holdsOn('n', asked.on)}`;
}

function measuresOf(asked: Asked): Rows {
  return sql`
    select s.kind, s.option, s.started_on as "startedOn", s.ended_on as "endedOn", s.state, s.department
    from measure s where ${ofHousehold('s', asked)} and ${inForceOn('s', asked.on)} order by s.id`;
}

/** Of the same name in the village is the same officer. */
function contactsOf(asked: Asked): Rows {
  return sql`
    select c.name, c.private is not null as "phoneKnown",
      (select count(distinct o.household) from contact_officer o where o.county = c.county and o.area = c.area
        and o.name = c.name and ${holdsOn('o', asked.on)}) as households
    from contact_officer c where ${ofHousehold('c', asked)} and ${holdsOn('c', asked.on)} order by c.id`;
}

/** 入户排查 of the year of the day. */
function sweepsOf(asked: Asked): Rows {
  return sql`
    select w.visited_on as "visitedOn", (w.known_from at time zone 'Asia/Shanghai')::date as "enteredOn",
      cardinality(w.risk_types) as risks
    from sweep_form w where ${ofHousehold('w', asked)} and w.known_to is null and w.standing = 'accepted'
      and w.visited_on <= ${asked.on} and w.visited_on >= date_trunc('year', ${asked.on}::date)::date order by w.id`;
}

/** As `leadRows` of the facts: what runs or waits is of now, a complaint and a reason not to take in count for a year. */
function leadsOf(asked: Asked): Rows {
  const { on } = asked;
  const withinAYear = (day: string) =>
    sql`${sql.ref(day)} <= ${on} and ${sql.ref(day)} > (${on}::date - interval '1 year')::date`;
  return sql`
    select count(*) filter (where kind = 'case') > 0 as "inCase", count(*) filter (where kind = 'open') as "openLeads",
      count(*) filter (where kind = 'confirmed') as "confirmedLeads", count(*) filter (where kind = 'refusal') as refusals,
      count(*) filter (where kind = 'complaint') as complaints
    from (
      select case c.step when 'closed' then 'refusal' else 'case' end as kind from monitoring_case c
        where ${ofHousehold('c', asked)} and c.step <> 'monitored' and (c.step <> 'closed' or ${withinAYear('c.closed_on')})
      union all select case when l.state = 'open' then 'open' when l.finding = 'true' then 'confirmed' else 'refusal' end
        from lead l where ${ofHousehold('l', asked)} and (l.state = 'open'
          or (l.finding = 'true' and l.case_id is null) or (l.finding = 'false' and ${withinAYear('l.verified_on')}))
      union all select 'complaint' from lead_reason r
        where ${ofHousehold('r', asked)} and r.source = 'supervision' and ${withinAYear('r.on_day')}) told`;
}
