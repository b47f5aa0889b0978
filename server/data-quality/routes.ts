import { Type } from 'typebox';
import {
  AnswerFinding,
  FindingFilter,
  IndicatorQuestion,
  ListingHouseholds,
  ListingQuestion,
  TellVillage,
} from '../../contract/findings.ts';
import { problem } from '../http/problem.ts';
import { command, question, type Route } from '../http/route.ts';
import { askFor } from '../jobs/ask-for.ts';
import { writeAudit } from '../rights/audit.ts';
import { isInScope } from '../rights/scope.ts';
import { answerFinding } from './answer.ts';
import { countListings, listedHouseholds } from './listings.ts';
import { listFindings } from './queries.ts';
import { tellVillage } from './tell-village.ts';
import { villageRisks } from './villages.ts';

const county = Type.String({ pattern: '^[0-9]{12}$' });
const InCounty = Type.Object({ county });
const OneFinding = Type.Object({ county, finding: Type.String({ format: 'uuid' }) });

export const dataQualityRoutes: readonly Route[] = [
  question({
    at: 'GET /counties/:county/findings',
    may: 'finding.read',
    title: '疑点数据：按区划、状态、规则，附每条规则的准确率',
    params: InCounty,
    query: FindingFilter,
    answer: async (work) => {
      const page = await listFindings(work, work.params.county, work.query);
      const objectIds = page.rows.map(({ household }) => household);
      await writeAudit(work, { act: 'finding.list', objectKind: 'household', objectIds, details: { ...work.query } });
      return page;
    },
  }),
  command({
    at: 'POST /counties/:county/findings/:finding/answer',
    may: 'finding.answer',
    title: '答复疑点：属实、误报、已改、例外',
    params: OneFinding,
    body: AnswerFinding,
    act: async (work) => {
      await answerFinding(work, work.params.county, work.params.finding, work.body);
      return { finding: work.params.finding };
    },
    show: async (_work, ids) => ids,
  }),
  command({
    at: 'POST /counties/:county/quality-check',
    may: 'screening.run',
    title: '立即查疑点和名单：排进长时间的工作',
    params: InCounty,
    body: Type.Object({}),
    act: async (work) => {
      const { actor, params } = work;
      if (actor.county !== params.county && !isInScope(actor.read, params.county)) throw problem('notFound');
      const area = actor.role === 'operator' ? params.county : actor.area;
      return { county: params.county, job: await askFor(work, 'quality', params.county, area) };
    },
    show: async (_work, ids) => ids,
  }),
  question({
    at: 'GET /counties/:county/listings',
    may: 'household.read',
    title: '名单：重点人群、帮扶、消除各有多少户，今年走访了多少',
    params: InCounty,
    query: ListingQuestion,
    answer: async (work) => ({ lists: await countListings(work, work.params.county, work.query.area) }),
  }),
  question({
    at: 'GET /counties/:county/village-indicators',
    may: 'household.read',
    title: '各村规模性返贫风险的指标：占比、空白村、消除率、六类风险',
    params: InCounty,
    query: IndicatorQuestion,
    answer: (work) => villageRisks(work, work.params.county, work.query.area),
  }),
  command({
    at: 'POST /counties/:county/village-reports',
    may: 'village.report',
    title: '录部门报来的村级风险数：政策衔接、扶贫资产、小额贷款逾期',
    params: InCounty,
    body: TellVillage,
    act: async (work) => {
      await tellVillage(work, work.params.county, work.body);
      return { area: work.body.area };
    },
    show: async (_work, ids) => ids,
  }),
  question({
    at: 'GET /counties/:county/listings/households',
    may: 'household.read',
    title: '一份名单上的户',
    params: InCounty,
    query: ListingHouseholds,
    answer: async (work) => {
      const listed = await listedHouseholds(work, work.params.county, work.query);
      const objectIds = listed.households.map(({ household }) => household);
      const { rule } = work.query;
      await writeAudit(work, { act: 'listing.show', objectKind: 'household', objectIds, details: { rule } });
      return listed;
    },
  }),
];
