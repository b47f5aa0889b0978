import { Type } from 'typebox';
import { AcceptVisit, AcceptVisits, ReturnVisit, type VisitDecided, VisitFilter } from '../../contract/visit-review.ts';
import { problem } from '../http/problem.ts';
import { command, question, type Route } from '../http/route.ts';
import { writeAudit } from '../rights/audit.ts';
import type { Work } from '../rights/work.ts';
import { acceptForm, acceptForms, returnForm } from './decide.ts';
import { findForm } from './queries.ts';
import { listForms, reviewForm } from './review.ts';

const InCounty = Type.Object({ county: Type.String({ pattern: '^[0-9]{12}$' }) });
const OneForm = Type.Object({ ...InCounty.properties, form: Type.String({ format: 'uuid' }) });

/** The township's side: see what phones proposed, accept it or return it. */
export const reviewRoutes: readonly Route[] = [
  question({
    at: 'GET /counties/:county/visits',
    may: 'visit.read',
    title: '手机送来的入户排查登记',
    params: InCounty,
    query: VisitFilter,
    answer: async (work) => {
      const { county } = work.params;
      const list = await listForms(work, county, work.query);
      const objectIds = list.rows.map(({ household }) => household);
      const details = { ...work.query, total: list.total };
      await writeAudit(work, { act: 'visit.list', county, objectKind: 'household', objectIds, details });
      return list;
    },
  }),
  question({
    at: 'GET /counties/:county/visits/:form',
    may: 'visit.read',
    title: '一份登记：现在的和提出的',
    params: OneForm,
    answer: async (work) => {
      const { county, form } = work.params;
      const review = await reviewForm(work, county, form);
      const objectIds = [review.household];
      await writeAudit(work, { act: 'visit.view', county, objectKind: 'household', objectIds, details: { form } });
      return review;
    },
  }),
  command({
    at: 'POST /counties/:county/visits/:form/acceptance',
    may: 'visit.decide',
    title: '采纳一份登记',
    params: OneForm,
    body: AcceptVisit,
    act: async (work) => {
      await acceptForm(work, work.params.county, work.params.form, work.body.version);
      return {};
    },
    show: (work) => showDecided(work, work.params.county, work.params.form),
  }),
  command({
    at: 'POST /counties/:county/visits/:form/return',
    may: 'visit.decide',
    title: '退回一份登记',
    params: OneForm,
    body: ReturnVisit,
    act: async (work) => {
      await returnForm(work, work.params.county, work.params.form, work.body.reason);
      return {};
    },
    show: (work) => showDecided(work, work.params.county, work.params.form),
  }),
  command({
    at: 'POST /counties/:county/visits/acceptances',
    may: 'visit.decide',
    title: '成批采纳没有变化的登记：有一份不行，一份也不办',
    params: InCounty,
    body: AcceptVisits,
    act: async (work) => {
      await acceptForms(work, work.params.county, work.body.forms);
      return { accepted: work.body.forms.length };
    },
    show: async (_work, { accepted }) => ({ accepted }),
  }),
];

async function showDecided(work: Work, county: string, id: string): Promise<VisitDecided> {
  const form = await findForm(work, county, id);
  if (!form) throw problem('notFound');
  return { form: id, standing: form.standing, version: form.version };
}
