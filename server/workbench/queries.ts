import { sql } from 'kysely';
import type { Workbench } from '../../contract/workbench.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { holdsOn } from '../households/on-day.ts';
import type { Work } from '../rights/work.ts';

export interface WaitingLead {
  readonly id: string;
  readonly household: string;
  readonly dueOn: PlainDate;
  /** Verified as true, and waiting for a case; else waiting to be verified. */
  readonly isTrue: boolean;
}

/** Leads that wait for a desk: to be verified, or found true and not yet a case. */
export async function listWaitingLeads(work: Work, county: string, desk: string): Promise<WaitingLead[]> {
  const { rows } = await sql<WaitingLead>`
    select l.id, l.household, l.due_on as "dueOn", l.state = 'verified' as "isTrue" from lead l
    where l.county = ${county} and l.desk = ${desk}
      and (l.state = 'open' or (l.finding = 'true' and l.case_id is null
        and not exists (select 1 from monitoring_case c
          where c.county = l.county and c.household = l.household and c.step <> 'closed')))
    order by l.due_on, l.id`.execute(work.tx);
  return rows;
}

type RegistryFigures = Pick<
  Workbench['figures'],
  'households' | 'persons' | 'monitored' | 'riskRemoved' | 'lifted' | 'leadsOpen' | 'leadsOverdue'
>;

/** The registry of the actor's area in figures, by the facts kept for today. */
export async function countRegistry(work: Work, county: string): Promise<RegistryFigures> {
  const { rows } = await sql<RegistryFigures>`
    select count(*)::integer as households, coalesce(sum(f.members), 0)::integer as persons,
      count(*) filter (where f.monitored)::integer as monitored,
      count(*) filter (where f.monitored and f.risk_removed)::integer as "riskRemoved",
      count(*) filter (where f.lifted)::integer as lifted,
      (select count(*)::integer from lead where county = ${county} and state = 'open') as "leadsOpen",
      (select count(*)::integer from lead where county = ${county} and state = 'open' and due_on < ${work.today}) as "leadsOverdue"
    from household h left join household_fact f on f.county = h.county and f.household = h.id
    where h.county = ${county} and h.closed_on is null`.execute(work.tx);
  return rows[0] as RegistryFigures;
}

/** 监测对象 of the actor's area whose risk stands, by category in the order of their number. */
export async function countByCategory(work: Work, county: string): Promise<Workbench['figures']['byCategory']> {
  const { rows } = await sql<Workbench['figures']['byCategory'][number]>`
    select e.category, count(*)::integer as households
    from enrolment e join household h on h.county = e.county and h.id = e.household
    where e.county = ${county} and e.scheme = 'monitored' and ${holdsOn('e', work.today)} and h.closed_on is null
      and (e.risk_removed_on is null or e.risk_removed_on > ${work.today})
    group by e.category order by households desc, e.category`.execute(work.tx);
  return rows;
}
