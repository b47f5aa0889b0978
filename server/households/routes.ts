import { HouseholdFilter, HouseholdSearch, type HouseholdSearchInput } from '../../contract/household-list.ts';
import { OnDay, Reveal } from '../../contract/households.ts';
import { question, type Route } from '../http/route.ts';
import { writeAudit } from '../rights/audit.ts';
import type { Work } from '../rights/work.ts';
import { correctionRoutes } from './correction-routes.ts';
import { getHistory } from './history.ts';
import { getHousehold } from './household-view.ts';
import { listHouseholds } from './list.ts';
import { reveal } from './reveal.ts';
import { InCounty, OneHousehold, OnePerson } from './route-params.ts';
import { listTimeline } from './timeline.ts';

export const householdRoutes: readonly Route[] = [
  question({
    at: 'GET /counties/:county/households',
    may: 'household.read',
    title: '农户列表',
    params: InCounty,
    query: HouseholdFilter,
    answer: (work) => listOnRecord(work, work.params.county, work.query),
  }),
  question({
    at: 'POST /counties/:county/households/search',
    may: 'household.read',
    title: '按姓名、证件号码或电话查找农户',
    params: InCounty,
    body: HouseholdSearch,
    answer: (work) => listOnRecord(work, work.params.county, work.body),
  }),
  question({
    at: 'GET /counties/:county/households/:household',
    may: 'household.read',
    title: '一户的全部资料，可指定日期',
    params: OneHousehold,
    query: OnDay,
    answer: async (work) => {
      const { county, household } = work.params;
      const on = work.query.on ?? work.today;
      const view = await getHousehold(work, { county, household, on });
      await recordView(work, county, household, { view: 'page', on });
      return view;
    },
  }),
  question({
    at: 'GET /counties/:county/households/:household/timeline',
    may: 'household.read',
    title: '一户的时间线',
    params: OneHousehold,
    answer: async (work) => {
      const { county, household } = work.params;
      await recordView(work, county, household, { view: 'timeline' });
      return { entries: await listTimeline(work, county, household) };
    },
  }),
  question({
    at: 'GET /counties/:county/households/:household/history',
    may: 'household.read',
    title: '农户资料的历次取值',
    params: OneHousehold,
    answer: async (work) => {
      const { county, household } = work.params;
      await recordView(work, county, household, { view: 'history' });
      return getHistory(work, county, 'household_version', household);
    },
  }),
  question({
    at: 'GET /counties/:county/persons/:person/history',
    may: 'household.read',
    title: '成员资料的历次取值',
    params: OnePerson,
    answer: async (work) => {
      const { county, person } = work.params;
      const history = await getHistory(work, county, 'person_version', person);
      await writeAudit(work, { act: 'person.history', county, objectKind: 'person', objectIds: [person] });
      return history;
    },
  }),
  question({
    at: 'POST /counties/:county/persons/:person/reveal',
    may: 'person.reveal',
    title: '查看成员的完整证件号码和电话（须写用途，记入审计）',
    params: OnePerson,
    body: Reveal,
    answer: ({ params, body, ...work }) => reveal(work, params.county, 'person_version', params.person, body.reason),
  }),
  question({
    at: 'POST /counties/:county/households/:household/reveal',
    may: 'person.reveal',
    title: '查看农户的完整电话和地址（须写用途，记入审计）',
    params: OneHousehold,
    body: Reveal,
    answer: ({ params, body, ...work }) =>
      reveal(work, params.county, 'household_version', params.household, body.reason),
  }),
  question({
    at: 'POST /counties/:county/households/:household/contact/reveal',
    may: 'person.reveal',
    title: '查看监测联系人的完整电话（须写用途，记入审计）',
    params: OneHousehold,
    body: Reveal,
    answer: ({ params, body, ...work }) =>
      reveal(work, params.county, 'contact_officer', params.household, body.reason),
  }),
  ...correctionRoutes,
];

/** A list is one audit row: by what was asked, how many there were, which were shown; never what was typed. */
async function listOnRecord(work: Work, county: string, asked: HouseholdSearchInput) {
  const list = await listHouseholds(work, county, asked);
  const objectIds = list.rows.map(({ id }) => id);
  const details = { by: Object.keys(asked).sort(), area: asked.area, total: list.total, page: list.page };
  await writeAudit(work, { act: 'household.list', county, objectKind: 'household', objectIds, details });
  return list;
}

async function recordView(work: Work, county: string, household: string, details: Record<string, unknown>) {
  await writeAudit(work, { act: 'household.view', county, objectKind: 'household', objectIds: [household], details });
}
