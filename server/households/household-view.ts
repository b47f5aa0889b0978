import type {
  EnrolmentView,
  HouseholdCaseView,
  HouseholdMay,
  HouseholdType,
  HouseholdView,
} from '../../contract/households.ts';
import { maskPhone } from '../../domain/masking.ts';
import { problem } from '../http/problem.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { mayDo } from '../rights/verbs.ts';
import type { Work } from '../rights/work.ts';
import { HOUSEHOLD_PAGE, type SealedHeader } from './household-page.ts';
import { shownPeriod } from './income-view.ts';
import { shownMember } from './member-view.ts';
import { bytesOf, openedPrivate } from './private-value.ts';
import { type Asked, inYuan, shownContact } from './situation.ts';

/** All of one household on a day, as known now; personal numbers masked. @throws notFound */
export async function getHousehold(work: Work, { county, household, on }: Asked): Promise<HouseholdView> {
  const [page] = await HOUSEHOLD_PAGE.rows(work.tx, { county, household, on });
  if (!page?.header) throw problem('notFound');
  const ring = await work.keys.ringOf(county);
  const { header, income: periods, enrolments, cases, members, essentials, contact, ...rest } = page;
  const income = await Promise.all(periods.map((period) => shownPeriod(work, county, period)));
  const latest = income.at(-1);
  return {
    ...{ id: household, county, on, ...shownHeader(ring, county, header), ...standingOf(enrolments, on) },
    ...{ A34: latest?.A34 ?? null, A38: latest?.A38 ?? null, income, enrolments, cases },
    members: members.map((member) => shownMember(ring, work.actor.role, { county, on }, member)),
    essentials: essentials[0] ?? null,
    contact: contact[0] ? shownContact(ring, county, contact[0]) : null,
    measures: rest.measures.map((measure) => inYuan(measure, 'amount')),
    sweepForms: rest.sweepForms.map((form) => inYuan(form, 'perHead')),
    ...{ leads: rest.leads, documents: rest.documents, may: mayOf(work, cases, header.closedOn) },
  };
}

function shownHeader(ring: KeyRing, county: string, { id, private: sealed, ...header }: SealedHeader) {
  const place = { county, table: 'household_version', rowId: id ?? '' } as const;
  const { phone, address } = openedPrivate(ring, place, bytesOf(sealed));
  return {
    ...header,
    phone: phone === undefined ? null : maskPhone(phone),
    address: address === undefined ? null : ('已登记' as const),
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
