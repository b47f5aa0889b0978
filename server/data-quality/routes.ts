import { Type } from 'typebox';
import {
  AnswerFinding,
  FindingFilter,
  type FindingRow,
  ListingHouseholds,
  ListingQuestion,
} from '../../contract/findings.ts';
import { maskName } from '../../domain/masking.ts';
import { writeFindingsList } from '../../paperwork/findings-list.ts';
import { getArea } from '../areas/queries.ts';
import { problem } from '../http/problem.ts';
import { command, question, type Route } from '../http/route.ts';
import { askFor } from '../jobs/ask-for.ts';
import { writeAudit } from '../rights/audit.ts';
import { isInScope } from '../rights/scope.ts';
import type { Work } from '../rights/work.ts';
import { answerFinding } from './answer.ts';
import { countListings, listedHouseholds } from './listings.ts';
import { findingsToPrint, listFindings } from './queries.ts';

const county = Type.String({ pattern: '^[0-9]{12}$' });
const InCounty = Type.Object({ county });
const OneFinding = Type.Object({ county, finding: Type.String({ format: 'uuid' }) });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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
  question({
    at: 'GET /counties/:county/findings/workbook',
    may: 'finding.read',
    title: '疑点数据清单（Excel）',
    params: InCounty,
    query: Type.Object({ area: county }),
    answer: (work) => findingsFile(work, work.params.county, work.query.area),
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
    at: 'GET /counties/:county/listings/households',
    may: 'household.read',
    title: '一份名单上的户',
    params: InCounty,
    query: ListingHouseholds,
    answer: async (work) => {
      const { rule, area } = work.query;
      const households = await listedHouseholds(work, work.params.county, rule, area);
      const objectIds = households.map(({ household }) => household);
      await writeAudit(work, { act: 'listing.show', objectKind: 'household', objectIds, details: { rule } });
      return { households };
    },
  }),
];

/** The list of a place as Excel, names masked; every export has a number and is on record. @throws notFound */
async function findingsFile(work: Work, inCounty: string, area: string) {
  if (!isInScope(work.actor.read, area)) throw problem('notFound');
  const { name } = await getArea(work.tx, area);
  const rows = await findingsToPrint(work, inCounty, area);
  const number = work.newId();
  const exportLine = `导出人：${work.actor.displayName}　时间：${work.today}　编号：${number.slice(-12)}`;
  const details = { area, rows: rows.length };
  await writeAudit(work, { act: 'finding.export', objectKind: 'export', objectIds: [number], details });
  return {
    file: await writeFindingsList({ unit: name, on: work.today, rows: rows.map(lineOf), exportLine }),
    mediaType: XLSX,
    fileName: `疑点数据清单-${name}-${work.today}.xlsx`,
  };
}

function lineOf(row: FindingRow) {
  return {
    ...{ village: row.villageName, householdNo: row.householdNo, head: maskName(row.headName ?? '') },
    ...{ person: maskName(row.personName ?? ''), title: row.title, sentence: row.sentence, mend: row.mend ?? '' },
    ...{ cites: row.cites === 'own default' ? '自定' : row.cites, dueOn: row.dueOn },
  };
}
