import { blankAttachment1 } from '../../domain/forms/lz-attachment-1.ts';
import { EXPORT_ROUTES } from './testing-export-routes.ts';
import type { RouteSpec, Target } from './testing-route-spec.ts';

const OFFICERS = ['province', 'city', 'county', 'township', 'village'];
const LOCAL = ['county', 'township', 'village'];
const ADMINISTRATORS = ['system', 'security', 'audit'];
const EVERYONE = [...OFFICERS, ...ADMINISTRATORS];

const county = ({ county }: Target) => ({ params: { county } });
const household = ({ county, household }: Target) => ({ params: { county, household } });
const caseHousehold = ({ county, caseHousehold }: Target) => ({ params: { county, household: caseHousehold } });
const reason = { reason: '核对办理低保' };
const correction = ({ version }: Target) => ({ from: '2022-05-01', reason: '走访核对', version });
/** Nobody's: what another county's officer gets for a real one is tested in server/imports/routes.test.ts. */
const NO_BATCH = '01900000-0000-7000-8000-000000000000';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

export const ROUTE_TABLE: Readonly<Record<string, RouteSpec>> = {
  'GET /me': { roles: EVERYONE, names: 'nothing', outside: 'nothing', ask: () => ({}) },
  'POST /me/password': {
    ...{ roles: EVERYONE, names: 'nothing', outside: 'nothing', inside: [400] },
    ask: () => ({ body: { old: 'not-my-password', password: 'Bieren-de-mima-4417' } }),
  },
  'GET /accounts': { roles: ADMINISTRATORS, names: 'nothing', outside: 'nothing', ask: () => ({}) },
  'POST /accounts': {
    ...{ roles: ['system'], names: 'area', outside: 'hidden' },
    ask: ({ village, serial }) => ({
      body: { name: `made-${serial}`, displayName: '新来的', area: village, password: 'Xinlai-mima-5528' },
    }),
  },
  'POST /accounts/:account/role': {
    ...{ roles: ['security'], names: 'account', outside: 'hidden' },
    ask: ({ account, village }) => ({ params: { account }, body: { role: 'village', area: village } }),
  },
  'GET /audit/seal': { roles: ['audit'], names: 'nothing', outside: 'nothing', ask: () => ({}) },
  'POST /audit/verification': { roles: ['audit'], names: 'nothing', outside: 'nothing', ask: () => ({ body: {} }) },
  'GET /long-work': { roles: EVERYONE, names: 'nothing', outside: 'nothing', ask: () => ({}) },
  'GET /long-work/:county/:job': {
    ...{ roles: EVERYONE, names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({ params: { county, job: NO_BATCH } }),
  },
  'POST /long-work/:county/:job/cancel': {
    ...{ roles: EVERYONE, names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({ params: { county, job: NO_BATCH }, body: {} }),
  },
  'GET /audit': { roles: ['audit'], names: 'nothing', outside: 'nothing', ask: () => ({}) },
  'GET /areas': { roles: EVERYONE, names: 'nothing', outside: 'nothing', ask: () => ({}) },
  'GET /policy/sources': { roles: EVERYONE, names: 'nothing', outside: 'nothing', ask: () => ({}) },
  'GET /policy/sources/:source': {
    ...{ roles: EVERYONE, names: 'nothing', outside: 'nothing' },
    ask: () => ({ params: { source: 'LZ' } }),
  },
  'GET /counties/:county/policy': { roles: EVERYONE, names: 'county', outside: 'nothing', ask: county },
  'GET /counties/:county/legal-days': { roles: EVERYONE, names: 'county', outside: 'nothing', ask: county },
  'POST /counties/:county/legal-years': {
    ...{ roles: ['county'], names: 'county', outside: 'hidden' },
    ask: ({ county, serial }) => ({
      params: { county },
      body: { year: 2030, document: `文号 ${serial}`, text: '元旦：1月1日放假。' },
    }),
  },
  'GET /counties/:county/policy/versions': { roles: ['county'], names: 'county', outside: 'hidden', ask: county },
  'GET /counties/:county/policy/versions/:hash': {
    ...{ roles: ['county'], names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({ params: { county, hash: '0'.repeat(64) } }),
  },
  'GET /counties/:county/policy/drafts/:draft': {
    ...{ roles: ['county'], names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({ params: { county, draft: NO_BATCH } }),
  },
  'GET /counties/:county/policy/drafts/:draft/content': {
    ...{ roles: ['county'], names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({ params: { county, draft: NO_BATCH } }),
  },
  'POST /counties/:county/policy/drafts': {
    ...{ roles: ['county'], names: 'county', outside: 'hidden' },
    ask: (at) => ({ ...county(at), body: { title: '试写', from: '2022-06-01', start: { of: 'inForce' } } }),
  },
  'POST /counties/:county/policy/drafts/:draft/changes': {
    ...{ roles: ['county'], names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({
      params: { county, draft: NO_BATCH },
      body: { version: 1, change: { drop: 'rule', key: 'income.nearLine' } },
    }),
  },
  'POST /counties/:county/policy/drafts/:draft/submission': {
    ...{ roles: ['county'], names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({ params: { county, draft: NO_BATCH }, body: { version: 1 } }),
  },
  'POST /counties/:county/policy/drafts/:draft/withdrawal': {
    ...{ roles: ['county'], names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({ params: { county, draft: NO_BATCH }, body: { version: 1, reason: '不改了' } }),
  },
  'POST /counties/:county/policy/drafts/:draft/decision': {
    ...{ roles: ['county'], names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({
      params: { county, draft: NO_BATCH },
      body: { version: 1, outcome: 'approve', reason: '同意' },
    }),
  },
  'POST /counties/:county/policy/endings': {
    ...{ roles: ['county'], names: 'county', outside: 'hidden', inside: [404] },
    ask: (at) => ({ ...county(at), body: { hash: '0'.repeat(64), from: '2022-07-01', reason: '文件废止' } }),
  },
  'POST /counties/:county/policy/preview': {
    ...{ roles: ['province', 'city', 'county'], names: 'county', outside: 'nothing' },
    ask: (at) => ({ ...county(at), body: { changes: [{ parameter: 'line', value: '90000' }] } }),
  },
  'POST /counties/:county/policy/preview/household': {
    ...{ roles: ['province', 'city', 'county'], names: 'county', outside: 'hidden', inside: [404] },
    ask: (at) => ({ ...county(at), body: { trial: { changes: [] }, householdNo: '没有这一户' } }),
  },
  'GET /counties/:county/workbench': { roles: OFFICERS, names: 'county', outside: 'nothing', ask: county },

  'GET /counties/:county/households': {
    roles: OFFICERS,
    names: 'county',
    outside: 'nothing',
    ask: county,
    shows: true,
  },
  'POST /counties/:county/households/search': {
    ...{ roles: OFFICERS, names: 'household', outside: 'nothing', shows: true },
    ask: ({ county, words }) => ({ params: { county }, body: { name: words[0] ?? '' } }),
  },
  'GET /counties/:county/households/:household': {
    ...{ roles: OFFICERS, names: 'household', outside: 'hidden', ask: household, shows: true },
  },
  'GET /counties/:county/households/:household/timeline': {
    ...{ roles: OFFICERS, names: 'household', outside: 'hidden', ask: household },
  },
  'GET /counties/:county/households/:household/history': {
    ...{ roles: OFFICERS, names: 'household', outside: 'hidden', ask: household, shows: true },
  },
  'GET /counties/:county/households/:household/explanation': {
    ...{ roles: OFFICERS, names: 'household', outside: 'hidden', ask: household },
  },
  'GET /counties/:county/households/:household/not-included': {
    ...{ roles: OFFICERS, names: 'household', outside: 'hidden', ask: household, inside: [200, 409] },
  },
  'GET /counties/:county/persons/:person/history': {
    ...{ roles: OFFICERS, names: 'household', outside: 'hidden', shows: true },
    ask: ({ county, person }) => ({ params: { county, person } }),
  },
  'POST /counties/:county/persons/:person/reveal': {
    ...{ roles: OFFICERS, names: 'household', outside: 'hidden', shows: true },
    ask: ({ county, person }) => ({ params: { county, person }, body: reason }),
  },
  'POST /counties/:county/households/:household/reveal': {
    ...{ roles: OFFICERS, names: 'household', outside: 'hidden' },
    ask: (at) => ({ ...household(at), body: reason }),
  },
  'POST /counties/:county/households/:household/contact/reveal': {
    ...{ roles: OFFICERS, names: 'household', outside: 'hidden', inside: [200, 404] },
    ask: (at) => ({ ...household(at), body: reason }),
  },
  'GET /counties/:county/judging-rules': {
    ...{ roles: ['county', 'township'], names: 'county', outside: 'nothing', ask: county },
  },
  'GET /counties/:county/households/:household/judging': {
    ...{ roles: ['county', 'township'], names: 'household', outside: 'hidden', ask: household },
  },
  'POST /counties/:county/households/:household/members/:person/correction': {
    ...{ roles: ['county', 'township'], names: 'household', outside: 'hidden' },
    ask: (at) => ({
      params: { county: at.county, household: at.household, person: at.person },
      body: { ...correction(at), changes: { workMonths: 3 } },
    }),
  },
  'POST /counties/:county/households/:household/correction': {
    ...{ roles: ['county', 'township'], names: 'household', outside: 'hidden' },
    ask: (at) => ({ ...household(at), body: { ...correction(at), changes: { villageGroup: '九组' } } }),
  },
  'POST /counties/:county/households/:household/income/correction': {
    ...{ roles: ['county', 'township'], names: 'household', outside: 'hidden' },
    ask: (at) => ({ ...household(at), body: { ...correction(at), changes: { A28: 12345 } } }),
  },
  'POST /counties/:county/households/:household/essentials/correction': {
    ...{ roles: ['county', 'township'], names: 'household', outside: 'hidden' },
    ask: (at) => ({ ...household(at), body: { ...correction(at), changes: { water: false } } }),
  },

  'GET /counties/:county/findings': {
    ...{ roles: OFFICERS, names: 'county', outside: 'nothing', shows: true },
    ask: (at) => ({ ...county(at), query: { state: 'all' } }),
  },
  'POST /counties/:county/findings/:finding/answer': {
    ...{ roles: LOCAL, names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({
      params: { county, finding: NO_BATCH },
      body: { answer: 'true', reason: '已入户核对', version: 1 },
    }),
  },
  'POST /counties/:county/quality-check': {
    ...{ roles: ['county', 'township'], names: 'county', outside: 'hidden' },
    ask: (at) => ({ ...county(at), body: {} }),
  },
  'GET /counties/:county/listings': { roles: OFFICERS, names: 'county', outside: 'nothing', ask: county },
  'GET /counties/:county/village-indicators': {
    ...{ roles: OFFICERS, names: 'county', outside: 'nothing' },
    ask: ({ county, village }) => ({ params: { county }, query: { area: village } }),
  },
  'POST /counties/:county/village-reports': {
    ...{ roles: ['county', 'township'], names: 'area', outside: 'hidden', inside: [200, 422] },
    ask: ({ county, village }) => ({
      params: { county },
      body: { area: village, asOf: '2022-05-01', transition: 0, assets: 1, loans: 2, toldBy: '区金融办' },
    }),
  },
  'GET /counties/:county/listings/households': {
    ...{ roles: OFFICERS, names: 'county', outside: 'nothing' },
    ask: (at) => ({ ...county(at), query: { rule: 'group.lifted' } }),
  },
  'GET /counties/:county/leads': {
    ...{ roles: OFFICERS, names: 'county', outside: 'nothing', shows: true },
    ask: (at) => ({ ...county(at), query: { state: 'all' } }),
  },
  'POST /counties/:county/leads': {
    ...{ roles: LOCAL, names: 'household', outside: 'hidden' },
    ask: ({ county, household }) => ({
      params: { county },
      body: { household, source: 'visit', words: '走访看到井水干了' },
    }),
  },
  'POST /counties/:county/leads/:lead/verification': {
    ...{ roles: ['township', 'village'], names: 'household', outside: 'hidden' },
    ask: ({ county, lead }) => ({ params: { county, lead }, body: { finding: 'true', reason: '已入户核实' } }),
  },
  'POST /counties/:county/screening': {
    ...{ roles: ['county', 'township'], names: 'county', outside: 'hidden' },
    ask: (at) => ({ ...county(at), body: {} }),
  },

  'GET /counties/:county/cases': { roles: OFFICERS, names: 'county', outside: 'nothing', ask: county, shows: true },
  'GET /counties/:county/households/:household/case': {
    ...{ roles: OFFICERS, names: 'household', outside: 'hidden', ask: caseHousehold, shows: true },
  },
  'GET /counties/:county/cases/:case': {
    ...{ roles: OFFICERS, names: 'household', outside: 'hidden', shows: true },
    ask: ({ county, case: id }) => ({ params: { county, case: id } }),
  },
  'POST /counties/:county/households/:household/case/acts': {
    ...{ roles: LOCAL, names: 'household', outside: 'hidden' },
    ask: (at) => ({
      ...caseHousehold(at),
      body: { act: 'recordHomeCheck', input: { finding: 'meets', riskTypes: ['因病'] } },
    }),
  },
  'POST /counties/:county/cases/decisions': {
    ...{ roles: LOCAL, names: 'household', outside: 'nothing', inside: [422] },
    ask: ({ county, caseHousehold }) => ({
      params: { county },
      body: { act: 'decideCounty', input: { outcome: 'approve' }, cases: [{ household: caseHousehold }] },
    }),
  },
  'GET /counties/:county/notices': { roles: OFFICERS, names: 'county', outside: 'nothing', ask: county },
  'POST /counties/:county/notices/:village/document': {
    ...{ roles: LOCAL, names: 'household', outside: 'hidden', inside: [404] },
    ask: ({ county, village }) => ({
      params: { county, village },
      body: { startedOn: '2022-05-20', reviewedOn: '2022-05-19', reviewedBy: '村民代表大会' },
    }),
  },
  'POST /counties/:county/announcements': {
    ...{ roles: LOCAL, names: 'county', outside: 'hidden', inside: [404, 403] },
    ask: (at) => ({ ...county(at), body: { from: '2022-05-01', to: '2022-05-30' } }),
  },
  'GET /counties/:county/households/:household/authorisation': {
    ...{ roles: OFFICERS, names: 'household', outside: 'hidden', ask: caseHousehold },
  },
  'POST /counties/:county/documents': {
    ...{ roles: LOCAL, names: 'household', outside: 'hidden' },
    ask: ({ county, caseHousehold: id }) => ({
      params: { county },
      query: { household: id, kind: 'homeCheck' },
      bytes: PDF,
    }),
  },
  'GET /counties/:county/documents/:document': {
    ...{ roles: OFFICERS, names: 'household', outside: 'hidden' },
    ask: ({ county, document }) => ({ params: { county, document } }),
  },

  'POST /counties/:county/imports': {
    ...{ roles: ['county'], names: 'county', outside: 'hidden' },
    ask: ({ county }) => ({ params: { county }, bytes: Buffer.from('户编号,行政村代码\n') }),
  },
  'GET /counties/:county/imports': { roles: ['county'], names: 'county', outside: 'nothing', ask: county },
  'GET /counties/:county/imports/:batch': {
    ...{ roles: ['county'], names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({ params: { county, batch: NO_BATCH } }),
  },
  'POST /counties/:county/imports/:batch/again': {
    ...{ roles: ['county'], names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({ params: { county, batch: NO_BATCH }, body: {} }),
  },

  'POST /visit/devices': {
    ...{ roles: ['village'], names: 'nothing', outside: 'nothing' },
    ask: () => ({ body: { name: '新领的手机' } }),
  },
  'GET /visit/devices': {
    roles: ['village', 'system', 'security'],
    names: 'nothing',
    outside: 'nothing',
    ask: () => ({}),
  },
  // A device is its owner's alone: what the owner gets is tested in server/visits.
  'POST /visit/devices/:device/contact': {
    ...{ roles: ['village'], names: 'nothing', outside: 'nothing', inside: [404] },
    ask: () => ({ params: { device: NO_BATCH }, body: {} }),
  },
  'POST /visit/devices/:device/wiped': {
    ...{ roles: ['village'], names: 'nothing', outside: 'nothing', inside: [404] },
    ask: () => ({ params: { device: NO_BATCH }, body: {} }),
  },
  'POST /visit/devices/:device/lost': {
    ...{ roles: ['village', 'system', 'security'], names: 'nothing', outside: 'nothing', inside: [404] },
    ask: () => ({ params: { device: NO_BATCH }, body: { reason: '手机丢了' } }),
  },
  'GET /visit/bundle': {
    ...{ roles: ['village'], names: 'nothing', outside: 'nothing', inside: [404] },
    ask: () => ({ query: { device: NO_BATCH } }),
  },
  'GET /visit/answers': {
    ...{ roles: ['village'], names: 'nothing', outside: 'nothing', inside: [404] },
    ask: () => ({ query: { device: NO_BATCH } }),
  },
  'POST /visit/photos': {
    ...{ roles: ['village'], names: 'household', outside: 'hidden', inside: [404] },
    ask: ({ household: id }) => ({
      query: { device: NO_BATCH, household: id, kind: 'visitPhoto', sha256: '0'.repeat(64) },
      bytes: PDF,
    }),
  },
  'POST /visit/forms': {
    ...{ roles: ['village'], names: 'household', outside: 'hidden', inside: [404] },
    ask: ({ household: id, version }) => ({
      body: {
        ...{ device: NO_BATCH, household: id, version, visitedOn: '2022-05-30', answers: blankAttachment1 },
        ...{ changes: {}, place: { missing: '定位没有打开' }, photos: [], noSignature: '没有人在家' },
      },
    }),
  },
  'GET /counties/:county/visits': { roles: LOCAL, names: 'county', outside: 'nothing', ask: county },
  'GET /counties/:county/visits/:form': {
    ...{ roles: LOCAL, names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({ params: { county, form: NO_BATCH } }),
  },
  'POST /counties/:county/visits/:form/acceptance': {
    ...{ roles: ['township'], names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({ params: { county, form: NO_BATCH }, body: { version: 1 } }),
  },
  'POST /counties/:county/visits/:form/return': {
    ...{ roles: ['township'], names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({ params: { county, form: NO_BATCH }, body: { reason: '照片看不清' } }),
  },
  'POST /counties/:county/visits/acceptances': {
    ...{ roles: ['township'], names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({ params: { county }, body: { forms: [NO_BATCH] } }),
  },

  ...EXPORT_ROUTES,
  'GET /tables/lz-attachment-2': {
    ...{ roles: OFFICERS, names: 'area', outside: 'hidden' },
    ask: ({ village }) => ({ query: { area: village, on: '2022-05-30' } }),
  },
  'GET /tables/lz-attachment-2/households': {
    ...{ roles: OFFICERS, names: 'area', outside: 'hidden', shows: true },
    ask: ({ village }) => ({ query: { area: village, on: '2022-05-30', column: 'surveyed.ordinary' } }),
  },
  'GET /tables/lz-attachment-2/workbook': {
    ...{ roles: OFFICERS, names: 'area', outside: 'hidden' },
    ask: ({ village }) => ({ query: { area: village, on: '2022-05-30' } }),
  },
};
