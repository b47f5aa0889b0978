import { type RawBuilder, sql } from 'kysely';
import type { Merging } from './merging.ts';
import { endVersions, mergeTimeline } from './timeline.ts';
import type { Timeline } from './timeline-shape.ts';

const changedHouseholds = (from: RawBuilder<unknown>) =>
  sql`insert into changed_household select distinct county, household from ${from} as c`;

const HOUSEHOLD_VERSION: Timeline = {
  table: 'household_version',
  sheet: 'households',
  subject: ['household'],
  values: { village_group: 'villageGroup', head_name: 'headName', resettlement_site: 'inResettlementSite' },
  sealed: { fields: { phone: 'phone' }, indexes: ['phone_index'] },
  incoming: sql`
    select s.source, s.county, s.version_id as id, o.id as household, o.area, o.day as valid_from, o.is_new,
      s.village_group, s.head_name, s.resettlement_site, s.private, s.private_digest, s.phone_index
    from staged_household s join of_import o on o.county = s.county and o.no = s.no`,
  changed: changedHouseholds,
};

/** The columns of `person_version` with the fields of the sheet. */
const PERSON_FIELDS = {
  ...{
    name: 'name',
    sex: 'sex',
    birth_date: 'idNumber',
    ethnicity: 'ethnicGroup',
    political_status: 'politicalStatus',
  },
  ...{
    education: 'education',
    student_status: 'school',
    health: 'health',
    labour: 'labour',
    work_region: 'workRegion',
  },
  ...{ work_months: 'workMonths', medical_insurance: 'medicalInsurance', pension_insurance: 'pension' },
  ...{ critical_illness_insurance: 'seriousIllnessInsurance', subsistence_allowance: 'subsistenceAllowance' },
  ...{ extreme_poverty_support: 'extremePovertySupport', relocated: 'relocated' },
};

const PERSON_VERSION: Timeline = {
  table: 'person_version',
  sheet: 'members',
  subject: ['person'],
  values: PERSON_FIELDS,
  sealed: { fields: { idNumber: 'idNumber', phone: 'phone' }, indexes: ['id_index', 'phone_index'] },
  incoming: sql`
    select s.source, s.county, s.version_id as id, s.person, o.id as household, o.area, o.day as valid_from, s.is_new,
      ${sql.raw(
        Object.keys(PERSON_FIELDS)
          .map((column) => `s.${column}`)
          .join(', '),
      )},
      s.private, s.private_digest, s.id_index, s.phone_index
    from staged_member s join of_import o on o.county = s.county and o.no = s.no
    order by s.county, o.area, o.no, s.position`,
  changed: (from) => sql`
    insert into changed_person select distinct c.county, c.person, o.id
    from ${from} as c join staged_member s on s.county = c.county and s.person = c.person
    join of_import o on o.county = s.county and o.no = s.no`,
};

const MEMBERSHIP: Timeline = {
  table: 'membership',
  sheet: 'members',
  subject: ['household', 'person'],
  values: { relation: 'relation' },
  // The place in the list follows the file when something else changes; one row more above is no change of all below.
  uncompared: ['position'],
  incoming: sql`
    select s.source, s.county, s.membership_id as id, o.id as household, s.person, o.area, o.day as valid_from,
      s.is_new or o.is_new as is_new, s.relation, s.position
    from staged_member s join of_import o on o.county = s.county and o.no = s.no
    order by s.county, o.area, o.no, s.position`,
  changed: (from) => sql`insert into changed_person select distinct county, person, household from ${from} as c`,
};

const ENROLMENT = {
  table: 'enrolment',
  subject: ['household', 'scheme'],
  changed: changedHouseholds,
} as const;

const LIFTED: Timeline = {
  ...ENROLMENT,
  sheet: 'households',
  values: {
    ...{ category: null, lifted_year: 'liftedYear', recognised_members: null, risk_types: null, main_risk: null },
    ...{ risk_removed_on: null, removal_way: null, case_id: null },
  },
  incoming: sql`
    select s.source, s.county, s.lifted_id as id, o.id as household, 'lifted' as scheme, o.area, o.day as valid_from,
      o.is_new, null::text as category, s.lifted_year, null::smallint as recognised_members, null::text as main_risk,
      '{}'::text[] as risk_types, null::date as risk_removed_on, null::text as removal_way, null::uuid as case_id
    from staged_household s join of_import o on o.county = s.county and o.no = s.no where s.lifted`,
};

const MONITORED: Timeline = {
  ...ENROLMENT,
  sheet: 'monitored',
  values: {
    ...{
      category: 'category',
      recognised_members: 'identifiedMembers',
      risk_types: 'riskTypes',
      main_risk: 'mainRisk',
    },
    ...{ risk_removed_on: 'removedOn', removal_way: 'removalWay', lifted_year: null, case_id: null },
  },
  incoming: sql`
    select s.source, s.county, s.enrolment_id as id, o.id as household, 'monitored' as scheme, o.area,
      s.since as valid_from, o.is_new, s.category, s.recognised_members, s.risk_types, s.main_risk,
      case when s.removed then coalesce(s.removed_on, o.day) end as risk_removed_on,
      case when s.removed then s.removal_way end as removal_way, null::smallint as lifted_year, null::uuid as case_id
    from staged_monitored s join of_import o on o.county = s.county and o.no = s.no`,
};

const CONTACT: Timeline = {
  table: 'contact_officer',
  sheet: 'monitored',
  subject: ['household'],
  values: { name: 'contactOfficer' },
  sealed: { fields: { phone: 'contactPhone' }, indexes: [] },
  incoming: sql`
    select s.source, s.county, s.contact_id as id, o.id as household, o.area, s.since as valid_from, o.is_new,
      s.contact_name as name, s.private, s.private_digest
    from staged_monitored s join of_import o on o.county = s.county and o.no = s.no where s.contact_name is not null`,
  changed: changedHouseholds,
};

/** Values and memberships of persons; who is no longer listed in a household of the files leaves it. */
export async function mergeMembers(merging: Merging): Promise<{ ended: EndedMember[] }> {
  await mergeTimeline(merging, PERSON_VERSION);
  await mergeTimeline(merging, MEMBERSHIP);
  return { ended: await endMemberships(merging) };
}

export async function mergeHouseholdVersions(merging: Merging): Promise<void> {
  await mergeTimeline(merging, HOUSEHOLD_VERSION);
}

export interface EndedMember {
  source: number;
  row: number;
  members: number;
}

/**
 * The households that were here before are sought first: with a county's members just written and not yet counted, the
 * planner joined them to the sheet's by county alone, each with each.
 */
async function endMemberships(merging: Merging): Promise<EndedMember[]> {
  const { tx } = merging;
  await sql`drop table if exists gone`.execute(tx);
  await sql`
    create temporary table gone on commit drop as
    with o as materialized (
      select county, id, no, day from of_import o
      where listed and not is_new and exists (select 1 from staged_member s where s.county = o.county and s.no = o.no))
    select m.county, m.id as covering, o.day as from_day, m.household, m.person
    from o
    join membership m on m.county = o.county and m.household = o.id and m.known_to is null and m.standing = 'accepted'
      and m.valid_from <= o.day and (m.valid_to is null or m.valid_to > o.day)
    where not exists (select 1 from staged_member s where s.county = o.county and s.no = o.no and s.person = m.person)`.execute(
    tx,
  );
  await endVersions(merging, MEMBERSHIP, sql`select county, covering, from_day from gone`);
  await sql`insert into changed_person select county, person, household from gone`.execute(tx);
  const { rows } = await sql<EndedMember>`
    select s.source, s.row, count(*)::integer as members from gone g
    join of_import o on o.county = g.county and o.id = g.household
    join staged_household s on s.county = o.county and s.no = o.no group by s.source, s.row`.execute(tx);
  return rows;
}

/** 脱贫户 and 监测对象 with their contacts; 是否脱贫户 = 否 ends what was held, a blank leaves it. */
export async function mergeEnrolments(merging: Merging): Promise<void> {
  await mergeTimeline(merging, LIFTED);
  await endVersions(
    merging,
    LIFTED,
    sql`select e.county, e.id as covering, o.day as from_day
      from staged_household s join of_import o on o.county = s.county and o.no = s.no and not o.is_new
      join enrolment e on e.county = o.county and e.household = o.id and e.scheme = 'lifted' and e.known_to is null
        and e.standing = 'accepted' and e.valid_from <= o.day and (e.valid_to is null or e.valid_to > o.day)
      where s.lifted = false`,
  );
  await sql`insert into changed_household select r.county, e.household from retired r
    join enrolment e on e.county = r.county and e.id = r.covering`.execute(merging.tx);
  await mergeTimeline(merging, MONITORED);
  await mergeTimeline(merging, CONTACT);
}
