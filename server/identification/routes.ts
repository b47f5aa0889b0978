import { Type } from 'typebox';
import { CaseFilter, DecideCases } from '../../contract/case-list.ts';
import { ActOnCase, type CaseStep } from '../../contract/identification.ts';
import { PrintAnnouncement, PrintNotice } from '../../contract/notices.ts';
import { command, question, type Route } from '../http/route.ts';
import { writeAudit } from '../rights/audit.ts';
import { actOnCase } from './acts.ts';
import { printAnnouncement } from './announcement-paper.ts';
import { printAuthorisation } from './authorisation-form.ts';
import { actOnCases } from './batch.ts';
import { listCases } from './list.ts';
import { listNotices, printNotice } from './notices.ts';
import { listCasesById } from './queries.ts';
import { showCase, showCaseById, showCaseOfHousehold } from './show.ts';

const county = Type.String({ pattern: '^[0-9]{12}$' });
const uuid = Type.String({ format: 'uuid' });
const InCounty = Type.Object({ county });
const OfHousehold = Type.Object({ county, household: uuid });
const OneCase = Type.Object({ county, case: uuid });
const InVillage = Type.Object({ county, village: county });

const caseRoutes: readonly Route[] = [
  question({
    at: 'GET /counties/:county/cases',
    may: 'case.read',
    title: '监测案件：按环节、区划、类别、期限',
    params: InCounty,
    query: CaseFilter,
    answer: async (work) => {
      const page = await listCases(work, work.params.county, work.query);
      const objectIds = page.rows.map(({ household }) => household);
      await writeAudit(work, { act: 'case.list', objectKind: 'household', objectIds, details: { ...work.query } });
      return page;
    },
  }),
  question({
    at: 'GET /counties/:county/households/:household/case',
    may: 'case.read',
    title: '一户的案件，以及能否立案',
    params: OfHousehold,
    answer: async (work) => {
      const { county, household } = work.params;
      const shown = await showCaseOfHousehold(work, county, household);
      await writeAudit(work, { act: 'case.read', county, objectKind: 'household', objectIds: [household] });
      return shown;
    },
  }),
  question({
    at: 'GET /counties/:county/cases/:case',
    may: 'case.read',
    title: '一件案件，也可以是以前的',
    params: OneCase,
    answer: async (work) => {
      const shown = await showCaseById(work, work.params.county, work.params.case);
      await writeAudit(work, { act: 'case.read', objectKind: 'household', objectIds: [shown.household] });
      return shown;
    },
  }),
  command({
    at: 'POST /counties/:county/households/:household/case/acts',
    may: 'case.act',
    title: '办理案件的一步',
    params: OfHousehold,
    body: ActOnCase,
    act: async (work) => {
      const { act, input, version } = work.body;
      const acted = await actOnCase(work, { ...work.params, act, input, expectedVersion: version });
      return { act, household: work.params.household, ...acted };
    },
    show: (work) => showCase(work, work.params.county, work.params.household),
  }),
  command({
    at: 'POST /counties/:county/cases/decisions',
    may: 'case.act',
    title: '成批办理：要么全办，要么一户也不办',
    params: InCounty,
    body: DecideCases,
    act: async (work) => {
      const acted = await actOnCases(work, work.params.county, work.body);
      return { act: work.body.act, cases: acted.map((each) => each.case) };
    },
    show: async (work, { cases }) => ({
      decided: (await listCasesById(work, work.params.county, cases)).map(({ id, household, step }) => ({
        household,
        case: id,
        step: step as CaseStep,
      })),
    }),
  }),
];

const paperRoutes: readonly Route[] = [
  question({
    at: 'GET /counties/:county/notices',
    may: 'case.read',
    title: '正在公示的名单，可打印',
    params: InCounty,
    answer: async (work) => {
      const notices = await listNotices(work, work.params.county);
      const objectIds = notices.flatMap(({ households }) => households.map(({ household }) => household));
      await writeAudit(work, { act: 'notice.list', objectKind: 'household', objectIds });
      return { notices };
    },
  }),
  command({
    at: 'POST /counties/:county/notices/:village/document',
    may: 'case.act',
    title: '生成公示（Word）',
    params: InVillage,
    body: PrintNotice,
    act: async (work) => ({
      document: await printNotice(work, work.params.county, work.params.village, work.body),
    }),
    show: async (_work, ids) => ids,
  }),
  command({
    at: 'POST /counties/:county/announcements',
    may: 'case.act',
    title: '生成公告（Word）',
    params: InCounty,
    body: PrintAnnouncement,
    act: async (work) => ({ document: await printAnnouncement(work, work.params.county, work.body) }),
    show: async (_work, ids) => ids,
  }),
  question({
    at: 'GET /counties/:county/households/:household/authorisation',
    may: 'case.read',
    title: '承诺授权书（Word，证件号码打码）',
    params: OfHousehold,
    answer: (work) => printAuthorisation(work, work.params.county, work.params.household),
  }),
];

export const identificationRoutes: readonly Route[] = [...caseRoutes, ...paperRoutes];
