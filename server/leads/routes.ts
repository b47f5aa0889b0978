import { Type } from 'typebox';
import { OnDay } from '../../contract/households.ts';
import { AddLead, LeadFilter, VerifyLead } from '../../contract/leads.ts';
import { problem } from '../http/problem.ts';
import { command, question, type Route } from '../http/route.ts';
import { askFor } from '../jobs/ask-for.ts';
import { writeAudit } from '../rights/audit.ts';
import { isInScope } from '../rights/scope.ts';
import { printNotIncluded } from './not-included.ts';
import { listLeads } from './queries.ts';
import { addLead, verifyLead } from './verification.ts';
import { whyOn } from './why.ts';

const InCounty = Type.Object({ county: Type.String({ pattern: '^[0-9]{12}$' }) });
const OneLead = Type.Object({ county: InCounty.properties.county, lead: Type.String({ format: 'uuid' }) });
const OneHousehold = Type.Object({ county: InCounty.properties.county, household: Type.String({ format: 'uuid' }) });

export const leadRoutes: readonly Route[] = [
  question({
    at: 'GET /counties/:county/leads',
    may: 'lead.read',
    title: '预警线索队列',
    params: InCounty,
    query: LeadFilter,
    answer: async (work) => {
      const page = await listLeads(work, work.params.county, work.query);
      const objectIds = page.rows.map(({ household }) => household);
      await writeAudit(work, { act: 'lead.list', objectKind: 'household', objectIds, details: { ...work.query } });
      return page;
    },
  }),
  command({
    at: 'POST /counties/:county/leads',
    may: 'lead.add',
    title: '新增线索',
    params: InCounty,
    body: AddLead,
    act: async (work) => ({ lead: await addLead(work, work.params.county, work.body) }),
    show: async (_work, ids) => ids,
  }),
  command({
    at: 'POST /counties/:county/leads/:lead/verification',
    may: 'lead.verify',
    title: '核实线索',
    params: OneLead,
    body: VerifyLead,
    act: async (work) => {
      await verifyLead(work, work.params.county, work.params.lead, work.body);
      return { lead: work.params.lead };
    },
    show: async (_work, ids) => ids,
  }),
  question({
    at: 'GET /counties/:county/households/:household/explanation',
    may: 'household.read',
    title: '逐条规则说明一户为什么（不）监测，改变什么会不同',
    params: OneHousehold,
    query: OnDay,
    answer: async (work) => {
      const { county, household } = work.params;
      await writeAudit(work, { act: 'household.explain', objectKind: 'household', objectIds: [household] });
      return whyOn(work, county, household, work.query.on ?? work.today);
    },
  }),
  question({
    at: 'GET /counties/:county/households/:household/not-included',
    may: 'household.read',
    title: '不纳入说明（Word，姓名打码）',
    params: OneHousehold,
    query: OnDay,
    answer: (work) => printNotIncluded(work, work.params.county, work.params.household, work.query.on ?? work.today),
  }),
  command({
    at: 'POST /counties/:county/screening',
    may: 'screening.run',
    title: '立即筛查：排进长时间的工作，进度和结果在那里看',
    params: InCounty,
    body: Type.Object({}),
    act: async (work) => {
      const { actor, params } = work;
      if (actor.county !== params.county && !isInScope(actor.read, params.county)) throw problem('notFound');
      const area = actor.role === 'operator' ? params.county : actor.area;
      return { county: params.county, job: await askFor(work, 'screening', params.county, area) };
    },
    show: async (_work, ids) => ids,
  }),
];
