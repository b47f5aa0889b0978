import { Type } from 'typebox';
import { LegalYearEntry } from '../../contract/legal-days.ts';
import { HouseholdTrial, PolicyTrial } from '../../contract/policy.ts';
import { problem } from '../http/problem.ts';
import { command, question, type Route } from '../http/route.ts';
import { writeAudit } from '../rights/audit.ts';
import { isInScope } from '../rights/scope.ts';
import { enterLegalYear, showLegalDays } from './legal-days.ts';
import { showPolicy } from './policy-view.ts';
import { previewChange } from './preview.ts';
import { findSource, listSources } from './source-texts.ts';
import { tryOnHousehold } from './try-household.ts';

const InCounty = Type.Object({ county: Type.String({ pattern: '^[0-9]{12}$' }) });
const OneSource = Type.Object({ source: Type.String({ pattern: '^[A-Z]{2}$' }) });
const OnDay = Type.Object({ on: Type.Optional(Type.String({ title: '日期', format: 'date' })) });

export const policyRoutes: readonly Route[] = [
  question({
    at: 'GET /policy/sources',
    may: 'policy.read',
    title: '政策文件',
    answer: async () => ({ sources: listSources() }),
  }),
  question({
    at: 'GET /policy/sources/:source',
    may: 'policy.read',
    title: '一份文件，逐条',
    params: OneSource,
    answer: async ({ params }) => {
      const source = findSource(params.source);
      if (!source) throw problem('notFound');
      return source;
    },
  }),
  question({
    at: 'GET /counties/:county/policy',
    may: 'policy.read',
    title: '某日生效的政策包：参数、规则、类别',
    params: InCounty,
    query: OnDay,
    answer: (work) => showPolicy(work, work.params.county, work.query.on ?? work.today),
  }),
  question({
    at: 'GET /counties/:county/legal-days',
    may: 'policy.read',
    title: '法定日历：逐年的放假和补班，哪年还没有录',
    params: InCounty,
    answer: (work) => showLegalDays(work, work.params.county),
  }),
  command({
    at: 'POST /counties/:county/legal-years',
    may: 'calendar.enter',
    title: '录入或更正一年的放假安排',
    params: InCounty,
    body: LegalYearEntry,
    act: async (work) => {
      const { actor, params, body } = work;
      if (!isInScope(actor.write, params.county)) throw problem('notFound');
      await enterLegalYear(work, params.county, body);
      return { county: params.county };
    },
    show: (work, _ids) => showLegalDays(work, work.params.county),
  }),
  question({
    at: 'POST /counties/:county/policy/preview',
    may: 'policy.preview',
    title: '改几个参数、几条规则，或照草稿，试算一个地方哪些户会进入、退出',
    params: InCounty,
    body: PolicyTrial,
    answer: async (work) => {
      const { county } = work.params;
      const preview = await previewChange(work, county, work.body, work.body.on ?? work.today);
      const objectIds = preview.households.map(({ household }) => household);
      await writeAudit(work, { act: 'policy.preview', objectKind: 'household', objectIds, details: { ...work.body } });
      return preview;
    },
  }),
  question({
    at: 'POST /counties/:county/policy/preview/household',
    may: 'policy.preview',
    title: '同样的改法，在一户上试',
    params: InCounty,
    body: HouseholdTrial,
    answer: async (work) => {
      const tried = await tryOnHousehold(work, work.params.county, work.body, work.body.trial.on ?? work.today);
      await writeAudit(work, { act: 'policy.try', objectKind: 'household', objectIds: [tried.household] });
      return tried;
    },
  }),
];
