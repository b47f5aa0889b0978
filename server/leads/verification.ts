import { sql } from 'kysely';
import type { AddLeadInput, VerifyLeadInput } from '../../contract/leads.ts';
import { deskTitles } from '../../policy/procedures/vocabulary.ts';
import { refreshQuality } from '../data-quality/refresh.ts';
import { problem } from '../http/problem.ts';
import { findPackInForce } from '../policy/queries.ts';
import type { Work } from '../rights/work.ts';
import { leadTermsToday } from './lead-terms.ts';
import { findLeadForUpdate, isForDesk } from './queries.ts';

/** 核实：属实、不属实、已在监测, with a reason; findings and lists that ask for leads follow. @throws notFound, leadVerified, leadAtOtherDesk, stale */
export async function verifyLead(work: Work, county: string, lead: string, input: VerifyLeadInput): Promise<void> {
  const row = await findLeadForUpdate(work, county, lead);
  if (!row) throw problem('notFound');
  if (row.state !== 'open') throw problem('leadVerified');
  if (!isForDesk(work.actor.role, row.desk)) throw problem('leadAtOtherDesk', { desk: deskTitles[row.desk] });
  if (input.version !== undefined && input.version !== row.version) throw problem('stale', { version: row.version });
  const { numUpdatedRows } = await work.tx
    .updateTable('lead')
    .set({
      ...{ state: 'verified', finding: input.finding, reason: input.reason, version: row.version + 1 },
      ...{ verified_on: work.today, verified_by: work.actor.id },
    })
    .where('county', '=', county)
    .where('id', '=', lead)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) throw problem('notFound');
  await appendLeadEvent(work, county, row.household, row.area, lead, 'leadVerified', { finding: input.finding });
  await refreshQuality(work, { county, households: [row.household] });
}

/** An officer adds what was seen or told; it joins the household's open lead or opens one. @throws notFound */
export async function addLead(work: Work, county: string, input: AddLeadInput): Promise<string> {
  const household = await work.tx
    .selectFrom('household')
    .select(['id', 'area'])
    .where('county', '=', county)
    .where('id', '=', input.household)
    .where('closed_on', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!household) throw problem('notFound');
  const lead = (await findOpenLead(work, county, household.id)) ?? (await openLead(work, county, household));
  await work.tx
    .insertInto('lead_reason')
    .values({
      ...{ county, id: work.newId(), lead, household: household.id, area: household.area, source: input.source },
      ...{ sentence: input.words, sender: input.sender ?? null, on_day: work.today, by_account: work.actor.id },
    })
    .execute();
  await appendLeadEvent(work, county, household.id, household.area, lead, 'leadAdded', { source: input.source });
  await refreshQuality(work, { county, households: [household.id] });
  return lead;
}

async function findOpenLead(work: Work, county: string, household: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from lead where county = ${county} and household = ${household} and state = 'open'`.execute(work.tx);
  return rows[0]?.id;
}

async function openLead(work: Work, county: string, household: { id: string; area: string }): Promise<string> {
  const id = work.newId();
  const terms = await leadTermsToday(work, county, await findPackInForce(work.tx, county, work.today));
  await work.tx
    .insertInto('lead')
    .values({
      ...{ county, id, household: household.id, area: household.area, state: 'open', desk: terms.desk },
      ...{ opened_on: work.today, due_on: terms.dueOn },
    })
    .execute();
  return id;
}

async function appendLeadEvent(
  work: Work,
  county: string,
  household: string,
  area: string,
  lead: string,
  kind: string,
  data: Record<string, unknown>,
): Promise<void> {
  await work.tx
    .insertInto('event')
    .values({
      ...{ county, id: work.newId(), household, area, lead, seq: 0, kind, data: JSON.stringify(data), at: work.at },
      ...{ on_day: work.today, by_account: work.actor.id, role: work.actor.role, means: work.actor.device },
      command: work.commandId ?? null,
    })
    .execute();
}
