import { type RawBuilder, sql } from 'kysely';
import type { VisitHousehold } from '../../contract/visit-bundle.ts';
import { maskPhone } from '../../domain/masking.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { shownIncomeSql } from '../../policy/packs/screening.ts';
import { holdsOn, inForceOn, WITH_HOUSEHOLD_NO } from '../households/on-day.ts';
import { openedPrivate } from '../households/private-value.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { mayDo } from '../rights/verbs.ts';
import type { Work } from '../rights/work.ts';

interface BodyRow {
  id: string;
  version_row: string | null;
  private: Buffer | null;
  contact_id: string | null;
  contact_name: string | null;
  contact_private: Buffer | null;
  body: string;
}

/** A household's id and its `VisitHousehold` as JSON text. */
export interface HouseholdBody {
  readonly id: string;
  readonly json: string;
}

/**
 * The households of a condition over `h`, each as JSON text that PostgreSQL wrote: parsing and writing it again in
 * JavaScript cost more than the query. Only the sealed value is opened here, and what of it may be shown is put in at the front.
 */
export async function householdBodies(
  work: Work,
  county: string,
  condition: RawBuilder<unknown>,
): Promise<HouseholdBody[]> {
  const { rows } = await householdBodiesSql(county, condition, work.today, work.actor.id).execute(work.tx);
  const ring = await work.keys.ringOf(county);
  return rows.map(({ id, version_row, private: sealed, body, ...contact }) => {
    const place = { county, table: 'household_version', rowId: version_row ?? '' } as const;
    const { phone, address } = openedPrivate(ring, place, sealed);
    const contactOfficer = contactOf(work, ring, county, contact);
    const front = {
      phone: phone === undefined ? null : maskPhone(phone),
      ...{ addressKnown: address !== undefined, contactOfficer },
    };
    return { id, json: `${JSON.stringify(front).slice(0, -1)},${body.slice(1)}` };
  });
}

/** Whole for the officer who visits, to be called from the phone; masked for who reads the form at a desk. */
function contactOf(
  { actor }: Work,
  ring: KeyRing,
  county: string,
  { contact_id, contact_name, contact_private }: Omit<BodyRow, 'id' | 'version_row' | 'private' | 'body'>,
): VisitHousehold['contactOfficer'] {
  if (contact_id === null) return null;
  const { phone = null } = openedPrivate(
    ring,
    { county, table: 'contact_officer', rowId: contact_id },
    contact_private,
  );
  const isCallable = phone === null || mayDo(actor.role, 'visit.record');
  return { name: contact_name ?? '', phone: isCallable ? phone : maskPhone(phone) };
}

/** By village, then number. Everything of `VisitHousehold` but what is sealed. */
export function householdBodiesSql(
  county: string,
  condition: RawBuilder<unknown>,
  on: PlainDate,
  reader: string,
): RawBuilder<BodyRow> {
  return sql<BodyRow>`
    select h.id, v.id as version_row, v.private, o.id as contact_id, o.name as contact_name,
      o.private as contact_private, json_build_object(
      'id', h.id, 'version', h.version, 'area', h.area, 'householdNo', x.value, 'headName', v.head_name,
      'villageGroup', v.village_group, 'resettlementSite', v.resettlement_site,
      'type', case when n.body is not null then '监测对象' when l.household is not null then '脱贫户' else '一般农户' end,
      'monitored', n.body, 'members', m.bodies, 'income', i.body, 'essentials', e.body, 'measures', d.words,
      'lastForm', s.body, 'waiting', w.body)::text as body
    from household h
    ${WITH_HOUSEHOLD_NO}
    left join household_version v on v.county = h.county and v.household = h.id and ${holdsOn('v', on)}
    left join lateral (${monitoredSql(on)}) n on true
    left join lateral (select household from enrolment l where l.county = h.county and l.household = h.id
      and l.scheme = 'lifted' and ${holdsOn('l', on)} limit 1) l on true
    left join lateral (${membersSql(on)}) m on true
    left join lateral (${incomeSql(on)}) i on true
    left join lateral (select json_build_object('housing', e.housing, 'education', e.education, 'water', e.water) as body
      from essentials_snapshot e where e.county = h.county and e.household = h.id and ${inForceOn('e', on)}
      order by e.valid_from desc, e.known_from desc, e.id desc limit 1) e on true
    left join lateral (select coalesce(json_agg(distinct concat_ws('·', d.kind, d.option)), '[]') as words
      from measure d where d.county = h.county and d.household = h.id and ${inForceOn('d', on)}) d on true
    left join lateral (select o.id, o.name, o.private from contact_officer o where o.county = h.county and o.household = h.id
      and ${holdsOn('o', on)} order by o.valid_from desc limit 1) o on true
    left join lateral (select json_build_object('visitedOn', s.visited_on, 'opinion', s.opinion) as body
      from sweep_form s where s.county = h.county and s.household = h.id and s.known_to is null
        and s.standing = 'accepted' order by s.visited_on desc, s.id desc limit 1) s on true
    left join lateral (${waitingSql(reader)}) w on true
    where h.county = ${county} and h.closed_on is null and ${condition}
    order by h.area, x.value, h.id`;
}

function monitoredSql(on: PlainDate) {
  return sql`select json_build_object('category', n.category, 'since', n.valid_from, 'riskTypes', n.risk_types,
      'mainRisk', n.main_risk, 'riskRemovedOn', n.risk_removed_on) as body
    from enrolment n where n.county = h.county and n.household = h.id and n.scheme = 'monitored' and ${holdsOn('n', on)}
    order by n.valid_from desc limit 1`;
}

function membersSql(on: PlainDate) {
  return sql`select coalesce(json_agg(json_build_object('person', b.person, 'name', p.name, 'relation', b.relation,
      'sex', p.sex, 'birthDate', p.birth_date, 'idNumberKnown', p.id_index is not null,
      'phoneKnown', p.phone_index is not null, 'ethnicity', p.ethnicity, 'politicalStatus', p.political_status,
      'education', p.education, 'studentStatus', p.student_status, 'health', p.health, 'labour', p.labour,
      'workRegion', p.work_region, 'workMonths', p.work_months, 'medicalInsurance', p.medical_insurance,
      'criticalIllnessInsurance', p.critical_illness_insurance, 'pensionInsurance', p.pension_insurance,
      'subsistenceAllowance', p.subsistence_allowance, 'extremePovertySupport', p.extreme_poverty_support,
      'relocated', p.relocated) order by b.position, p.birth_date, b.person), '[]') as bodies
    from membership b
    join person_version p on p.county = b.county and p.person = b.person and ${holdsOn('p', on)}
    where b.county = h.county and b.household = h.id and ${holdsOn('b', on)}`;
}

function incomeSql(on: PlainDate) {
  const amounts = ['a28', 'a29', 'a30', 'a31', 'a32', 'a35', 'a36'].map(
    (name) => `'${name.toUpperCase()}', trim_scale(i.${name} / 100.0)`,
  );
  return sql`select json_build_object('periodFrom', i.period_from, 'periodTo', i.period_to, ${sql.raw(amounts.join(', '))},
      'priorPerHead', trim_scale(i.prior_per_head / 100.0),
      'A34', (select trim_scale(g.a34 / 100.0) from household_fact f
        cross join lateral (select ${sql.raw(shownIncomeSql('f'))}) g
        where f.county = h.county and f.household = h.id)) as body
    from income_snapshot i where i.county = h.county and i.household = h.id and ${inForceOn('i', on)}
    order by i.valid_from desc, i.known_from desc, i.id desc limit 1`;
}

function waitingSql(reader: string) {
  return sql`select json_build_object('visitedOn', w.visited_on, 'by', coalesce(a.display_name, ''),
      'mine', w.by_account = ${reader}) as body
    from visit_form w left join lateral actor_of_account(w.by_account) a on true
    where w.county = h.county and w.household = h.id and w.standing = 'proposed'
    order by w.received_at desc limit 1`;
}
