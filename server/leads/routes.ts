import { Type } from 'typebox';
import { OnDay } from '../../contract/households.ts';
import { AddLead, LeadFilter, VerifyLead } from '../../contract/leads.ts';
import { command, question, type Route } from '../http/route.ts';
import { writeAudit } from '../rights/audit.ts';
import { explainOn } from './explanation.ts';
import { listLeads } from './queries.ts';
import { refreshScope } from './screening.ts';
import { addLead, verifyLead } from './verification.ts';

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
    title: '逐条规则说明一户是否符合',
    params: OneHousehold,
    query: OnDay,
    answer: async (work) => {
      const { county, household } = work.params;
      await writeAudit(work, { act: 'household.explain', objectKind: 'household', objectIds: [household] });
      return explainOn(work, county, household, work.query.on ?? work.today);
    },
  }),
  command({
    at: 'POST /counties/:county/screening',
    may: 'screening.run',
    title: '立即筛查',
    params: InCounty,
    body: Type.Object({}),
    act: async (work) => {
      await refreshScope(work, { county: work.params.county });
      return { on: work.today };
    },
    show: async (_work, ids) => ids,
  }),
];
