import { sql } from 'kysely';
import type {
  DocumentView,
  EnrolmentView,
  EssentialsView,
  HouseholdCaseView,
  HouseholdLeadView,
  MeasureView,
  SweepFormView,
} from '../../contract/households.ts';
import { maskPhone } from '../../domain/masking.ts';
import { yuanNumber } from '../../domain/money.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { Work } from '../rights/work.ts';
import { holdsOn, inForceOn } from './on-day.ts';
import { openedPrivate } from './private-value.ts';

/** Which household, and on which day. */
export interface Asked {
  readonly county: string;
  readonly household: string;
  readonly on: PlainDate;
}

/** 三保障和饮水安全 in force on the day. */
export async function findEssentials(work: Work, { county, household, on }: Asked): Promise<EssentialsView | null> {
  const { rows } = await sql<EssentialsView>`
    select e.purpose, e.valid_from as "validFrom", e.housing, e.education, e.water
    from essentials_snapshot e
    where e.county = ${county} and e.household = ${household} and ${inForceOn('e', on)}
    order by e.valid_from desc, e.known_from desc, e.id desc limit 1`.execute(work.tx);
  return rows[0] ?? null;
}

/** Schemes the household is in on the day. */
export async function listEnrolments(work: Work, { county, household, on }: Asked): Promise<EnrolmentView[]> {
  const { rows } = await sql<EnrolmentView>`
    select n.scheme, n.category, n.lifted_year as "liftedYear", n.recognised_members as "recognisedMembers",
      n.risk_types as "riskTypes", n.main_risk as "mainRisk", n.risk_removed_on as "riskRemovedOn",
      n.removal_way as "removalWay", n.case_id as "caseId", n.valid_from as "from", n.valid_to as "to"
    from enrolment n
    where n.county = ${county} and n.household = ${household} and ${holdsOn('n', on)}
    order by n.scheme`.execute(work.tx);
  return rows;
}

/** The contact officer on the day, phone masked. */
export async function findContact(
  work: Work,
  { county, household, on }: Asked,
): Promise<{ name: string; phone: string | null } | null> {
  const { rows } = await sql<{ id: string; name: string; private: Buffer | null }>`
    select c.id, c.name, c.private from contact_officer c
    where c.county = ${county} and c.household = ${household} and ${holdsOn('c', on)}`.execute(work.tx);
  const [row] = rows;
  if (!row) return null;
  const ring = await work.keys.ringOf(county);
  const { phone } = openedPrivate(ring, { county, table: 'contact_officer', rowId: row.id }, row.private);
  return { name: row.name, phone: phone === undefined ? null : maskPhone(phone) };
}

/** Measures known by the day, newest first. */
export async function listMeasures(work: Work, { county, household, on }: Asked): Promise<MeasureView[]> {
  const { rows } = await sql<Omit<MeasureView, 'amount'> & { amount: bigint | null }>`
    select m.id, m.kind, m.option, m.started_on as "startedOn", m.ended_on as "endedOn", m.amount,
      m.fund_source as "fundSource", m.department, m.state
    from measure m
    where m.county = ${county} and m.household = ${household} and ${inForceOn('m', on)}
    order by m.started_on desc nulls last, m.id`.execute(work.tx);
  return rows.map((row) => ({ ...row, amount: yuan(row.amount) }));
}

/** 入户排查登记 up to the day, newest first. */
export async function listSweepForms(work: Work, { county, household, on }: Asked): Promise<SweepFormView[]> {
  const { rows } = await sql<Omit<SweepFormView, 'perHead'> & { perHead: bigint | null }>`
    select s.id, c.name as campaign, s.visited_on as "visitedOn", s.household_type as "householdType", s.members,
      s.per_head as "perHead", s.reaches_line as "reachesLine", s.education, s.medical, s.housing, s.water,
      s.meets_criteria as "meetsCriteria", s.risk_types as "riskTypes", s.meets_removal as "meetsRemoval",
      s.meets_monitoring as "meetsMonitoring", s.opinion, s.home_state as "homeState", s.visitors
    from sweep_form s join campaign c on c.county = s.county and c.id = s.campaign
    where s.county = ${county} and s.household = ${household} and s.known_to is null and s.standing = 'accepted'
      and s.visited_on <= ${on}
    order by s.visited_on desc, s.id`.execute(work.tx);
  return rows.map((row) => ({ ...row, perHead: yuan(row.perHead) }));
}

/** Leads opened by the day with all their reasons, newest first. */
export async function listLeadsOf(work: Work, { county, household, on }: Asked): Promise<HouseholdLeadView[]> {
  const { rows } = await sql<HouseholdLeadView>`
    select l.id, l.state, l.opened_on as "openedOn", l.due_on as "dueOn", l.finding, l.reason,
      l.verified_on as "verifiedOn", l.case_id as "caseId", l.version,
      coalesce((select jsonb_agg(jsonb_build_object('source', r.source, 'rule', r.rule, 'cites', r.cites,
          'sentence', r.sentence, 'on', r.on_day) order by r.on_day, r.id)
        from lead_reason r where r.county = l.county and r.lead = l.id), '[]') as reasons
    from lead l
    where l.county = ${county} and l.household = ${household} and l.opened_on <= ${on}
    order by l.opened_on desc, l.id desc`.execute(work.tx);
  return rows;
}

/** Cases opened by the day, newest first, in their step of now. */
export async function listCases(work: Work, { county, household, on }: Asked): Promise<HouseholdCaseView[]> {
  const { rows } = await sql<HouseholdCaseView>`
    select c.id, c.step, c.opened_on as "openedOn", c.closed_on as "closedOn" from monitoring_case c
    where c.county = ${county} and c.household = ${household} and c.opened_on <= ${on}
    order by c.opened_on desc, c.id desc`.execute(work.tx);
  return rows;
}

/** Papers on file, newest first; their names are sealed and come with a download. */
export async function listDocuments(work: Work, { county, household }: Asked): Promise<DocumentView[]> {
  const { rows } = await sql<DocumentView>`
    select d.id, d.kind, d.media_type as "mediaType", d.size, d.created_at::date as "on" from document d
    where d.county = ${county} and d.household = ${household}
    order by d.created_at desc, d.id`.execute(work.tx);
  return rows;
}

function yuan(fen: bigint | null): number | null {
  return fen === null ? null : yuanNumber(fen);
}
