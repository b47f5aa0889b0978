import { type RawBuilder, sql } from 'kysely';
import type {
  DocumentView,
  EnrolmentView,
  EssentialsView,
  HouseholdCaseView,
  HouseholdLeadView,
  HouseholdView,
  MeasureView,
  SweepFormView,
} from '../../contract/households.ts';
import { maskPhone } from '../../domain/masking.ts';
import { yuanNumber } from '../../domain/money.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { holdsOn, inForceOn } from './on-day.ts';
import { bytesOf, openedPrivate } from './private-value.ts';

/** Which household, and on which day. */
export interface Asked {
  readonly county: string;
  readonly household: string;
  readonly on: PlainDate;
}

/** 三保障和饮水安全 in force on the day. */
export function essentialsOn({ county, household, on }: Asked): RawBuilder<EssentialsView> {
  return sql`
    select e.purpose, e.valid_from as "validFrom", e.housing, e.education, e.water
    from essentials_snapshot e
    where e.county = ${county} and e.household = ${household} and ${inForceOn('e', on)}
    order by e.valid_from desc, e.known_from desc, e.id desc limit 1`;
}

/** Schemes the household is in on the day. */
export function enrolmentsOn({ county, household, on }: Asked): RawBuilder<EnrolmentView> {
  return sql`
    select n.scheme, n.category, n.lifted_year as "liftedYear", n.recognised_members as "recognisedMembers",
      n.risk_types as "riskTypes", n.main_risk as "mainRisk", n.risk_removed_on as "riskRemovedOn",
      n.removal_way as "removalWay", n.case_id as "caseId", n.valid_from as "from", n.valid_to as "to"
    from enrolment n
    where n.county = ${county} and n.household = ${household} and ${holdsOn('n', on)}
    order by n.scheme`;
}

export interface SealedContact {
  readonly id: string;
  readonly name: string;
  readonly private: string | null;
}

/** The contact officer on the day, phone sealed. */
export function contactOn({ county, household, on }: Asked): RawBuilder<SealedContact> {
  return sql`
    select c.id, c.name, c.private from contact_officer c
    where c.county = ${county} and c.household = ${household} and ${holdsOn('c', on)}
    order by c.valid_from, c.id limit 1`;
}

/** Phone masked. */
export function shownContact(ring: KeyRing, county: string, contact: SealedContact): HouseholdView['contact'] {
  const place = { county, table: 'contact_officer', rowId: contact.id } as const;
  const { phone } = openedPrivate(ring, place, bytesOf(contact.private));
  return { name: contact.name, phone: phone === undefined ? null : maskPhone(phone) };
}

/** An amount of `View` as PostgreSQL writes it into JSON: whole fen. */
type InFen<View, Amount extends keyof View> = Omit<View, Amount> & { readonly [amount in Amount]: number | null };

/** Measures known by the day, newest first. */
export function measuresOn({ county, household, on }: Asked): RawBuilder<InFen<MeasureView, 'amount'>> {
  return sql`
    select m.id, m.kind, m.option, m.started_on as "startedOn", m.ended_on as "endedOn", m.amount,
      m.fund_source as "fundSource", m.department, m.state
    from measure m
    where m.county = ${county} and m.household = ${household} and ${inForceOn('m', on)}
    order by m.started_on desc nulls last, m.id`;
}

/** 入户排查登记 up to the day, newest first. */
export function sweepFormsOn({ county, household, on }: Asked): RawBuilder<InFen<SweepFormView, 'perHead'>> {
  return sql`
    select s.id, c.name as campaign, s.visited_on as "visitedOn", s.household_type as "householdType", s.members,
      s.per_head as "perHead", s.reaches_line as "reachesLine", s.education, s.medical, s.housing, s.water,
      s.meets_criteria as "meetsCriteria", s.risk_types as "riskTypes", s.meets_removal as "meetsRemoval",
      s.meets_monitoring as "meetsMonitoring", s.opinion, s.home_state as "homeState", s.visitors
    from sweep_form s join campaign c on c.county = s.county and c.id = s.campaign
    where s.county = ${county} and s.household = ${household} and s.known_to is null and s.standing = 'accepted'
      and s.visited_on <= ${on}
    order by s.visited_on desc, s.id`;
}

/** Amounts in yuan. */
export function inYuan<Row extends object, Amount extends keyof Row>(row: Row, amount: Amount): Row {
  const fen = row[amount] as number | null;
  return { ...row, [amount]: fen === null ? null : yuanNumber(BigInt(fen)) };
}

/** Leads opened by the day with all their reasons, newest first. */
export function leadsOn({ county, household, on }: Asked): RawBuilder<HouseholdLeadView> {
  return sql`
    select l.id, l.state, l.opened_on as "openedOn", l.due_on as "dueOn", l.finding, l.reason,
      l.verified_on as "verifiedOn", l.case_id as "caseId", l.version,
      coalesce((select jsonb_agg(jsonb_build_object('source', r.source, 'rule', r.rule, 'cites', r.cites,
          'sentence', r.sentence, 'on', r.on_day) order by r.on_day, r.id)
        from lead_reason r where r.county = l.county and r.lead = l.id), '[]') as reasons
    from lead l
    where l.county = ${county} and l.household = ${household} and l.opened_on <= ${on}
    order by l.opened_on desc, l.id desc`;
}

/** Cases opened by the day, newest first, in their step of now. */
export function casesOn({ county, household, on }: Asked): RawBuilder<HouseholdCaseView> {
  return sql`
    select c.id, c.step, c.opened_on as "openedOn", c.closed_on as "closedOn" from monitoring_case c
    where c.county = ${county} and c.household = ${household} and c.opened_on <= ${on}
    order by c.opened_on desc, c.id desc`;
}

/** Papers on file, newest first; their names are sealed and come with a download. */
export function documentsOf({ county, household }: Asked): RawBuilder<DocumentView> {
  return sql`
    select d.id, d.kind, d.media_type as "mediaType", d.size, d.created_at::date as "on" from document d
    where d.county = ${county} and d.household = ${household}
    order by d.created_at desc, d.id`;
}
