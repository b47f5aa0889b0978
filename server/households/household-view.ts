import { sql } from 'kysely';
import type {
  EnrolmentView,
  HouseholdCaseView,
  HouseholdMay,
  HouseholdType,
  HouseholdView,
} from '../../contract/households.ts';
import { maskPhone } from '../../domain/masking.ts';
import { problem } from '../http/problem.ts';
import { mayDo } from '../rights/verbs.ts';
import type { Work } from '../rights/work.ts';
import { listIncome } from './income-view.ts';
import { listMembers } from './member-view.ts';
import { holdsOn, WITH_HOUSEHOLD_NO } from './on-day.ts';
import { openedPrivate } from './private-value.ts';
import {
  type Asked,
  findContact,
  findEssentials,
  listCases,
  listDocuments,
  listEnrolments,
  listLeadsOf,
  listMeasures,
  listSweepForms,
} from './situation.ts';

/** All of one household on a day, as known now; personal numbers masked. @throws notFound */
export async function getHousehold(work: Work, asked: Asked): Promise<HouseholdView> {
  const { county, household, on } = asked;
  const header = await getHeader(work, asked);
  const income = await listIncome(work, county, household, on);
  const enrolments = await listEnrolments(work, asked);
  const cases = await listCases(work, asked);
  const latest = income.at(-1);
  return {
    ...{ id: household, county, on, ...header, ...standingOf(enrolments, on) },
    ...{ A34: latest?.A34 ?? null, A38: latest?.A38 ?? null, income, enrolments, cases },
    members: await listMembers(work, county, household, on),
    essentials: await findEssentials(work, asked),
    contact: await findContact(work, asked),
    measures: await listMeasures(work, asked),
    sweepForms: await listSweepForms(work, asked),
    leads: await listLeadsOf(work, asked),
    documents: await listDocuments(work, asked),
    may: mayOf(work, cases, header.closedOn),
  };
}

type Place = 'area' | 'villageName' | 'townshipName' | 'villageGroup' | 'resettlementSite' | 'address';
type Header = Pick<HouseholdView, 'version' | 'householdNo' | 'headName' | 'phone' | 'openedOn' | 'closedOn' | Place>;

async function getHeader(work: Work, { county, household, on }: Asked): Promise<Header> {
  const { rows } = await sql<Omit<Header, 'phone' | 'address'> & { id: string | null; private: Buffer | null }>`
    select h.version, x.value as "householdNo", v.head_name as "headName", h.area, a.name as "villageName",
      t.name as "townshipName", v.village_group as "villageGroup", v.resettlement_site as "resettlementSite",
      h.opened_on as "openedOn", h.closed_on as "closedOn", v.id, v.private
    from household h
    join area a on a.code = h.area
    join area t on t.code = a.parent
    ${WITH_HOUSEHOLD_NO}
    left join household_version v on v.county = h.county and v.household = h.id and ${holdsOn('v', on)}
    where h.county = ${county} and h.id = ${household}`.execute(work.tx);
  const [row] = rows;
  if (!row) throw problem('notFound');
  const { id, private: sealed, ...header } = row;
  const place = { county, table: 'household_version', rowId: id ?? '' } as const;
  const { phone, address } = openedPrivate(await work.keys.ringOf(county), place, sealed);
  return {
    ...header,
    phone: phone === undefined ? null : maskPhone(phone),
    address: address === undefined ? null : '已登记',
  };
}

function standingOf(enrolments: readonly EnrolmentView[], on: string) {
  const monitored = enrolments.find(({ scheme }) => scheme === 'monitored');
  const lifted = enrolments.some(({ scheme }) => scheme === 'lifted');
  const unmonitored: HouseholdType = lifted ? '脱贫户' : '一般农户';
  const removedOn = monitored?.riskRemovedOn ?? null;
  return {
    type: monitored ? ('监测对象' as const) : unmonitored,
    category: monitored?.category ?? null,
    riskRemoved: removedOn !== null && removedOn <= on,
  };
}

function mayOf({ actor }: Work, cases: readonly HouseholdCaseView[], closedOn: string | null): HouseholdMay[] {
  const isOpen = closedOn === null;
  const running = cases.some(({ step }) => step !== 'closed');
  const may: [HouseholdMay, boolean][] = [
    ['correct', isOpen && mayDo(actor.role, 'household.correct')],
    ['reveal', mayDo(actor.role, 'person.reveal')],
    ['addLead', isOpen && mayDo(actor.role, 'lead.add')],
    ['openCase', isOpen && !running && mayDo(actor.role, 'case.act')],
    ['actOnCase', running && mayDo(actor.role, 'case.act')],
  ];
  return may.filter(([, allowed]) => allowed).map(([act]) => act);
}
