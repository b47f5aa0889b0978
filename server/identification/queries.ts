import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { ActInput, CaseState } from '../../policy/procedures/case-state.ts';
import { holdsOn } from '../households/on-day.ts';
import type { Work } from '../rights/work.ts';

/** The current row of a case. */
export interface CaseRecord {
  readonly county: string;
  readonly id: string;
  readonly household: string;
  readonly area: string;
  readonly lead: string | null;
  readonly earlierCase: string | null;
  readonly procedureHash: string;
  readonly packHash: string;
  readonly step: string;
  readonly state: CaseState;
  readonly openedOn: PlainDate;
  readonly closedOn: PlainDate | null;
  readonly version: number;
}

const COLUMNS = sql`c.county, c.id, c.household, c.area, c.lead, c.earlier_case as "earlierCase",
  c.procedure_hash as "procedureHash", c.pack_hash as "packHash", c.step, c.state, c.opened_on as "openedOn",
  c.closed_on as "closedOn", c.version`;

/** The latest case of a household; undefined when it never had one, or none that this actor may see. */
export function findLatestCase(work: Work, county: string, household: string): Promise<CaseRecord | undefined> {
  return latest(work, county, household, sql``);
}

/** The same, locked for the rest of the transaction. */
export function findLatestCaseForUpdate(
  work: Work,
  county: string,
  household: string,
): Promise<CaseRecord | undefined> {
  return latest(work, county, household, sql`for update`);
}

async function latest(
  work: Work,
  county: string,
  household: string,
  lock: RawBuilder<unknown>,
): Promise<CaseRecord | undefined> {
  const { rows } = await sql<CaseRecord>`
    select ${COLUMNS} from monitoring_case c where c.county = ${county} and c.household = ${household}
    order by (c.step <> 'closed') desc, c.opened_on desc, c.id desc limit 1 ${lock}`.execute(work.tx);
  return rows[0];
}

/** One case by its id; undefined outside the actor's area. */
export async function findCase(work: Work, county: string, id: string): Promise<CaseRecord | undefined> {
  return (await listCasesById(work, county, [id]))[0];
}

/** Some cases by their ids, in no order. */
export async function listCasesById(work: Work, county: string, ids: readonly string[]): Promise<CaseRecord[]> {
  const { rows } = await sql<CaseRecord>`
    select ${COLUMNS} from monitoring_case c where c.county = ${county} and c.id = any(${[...ids]}::uuid[])`.execute(
    work.tx,
  );
  return rows;
}

/** Every case on its way to a decision that the actor may see. */
export async function listRunningCases(work: Work, county: string): Promise<CaseRecord[]> {
  const { rows } = await sql<CaseRecord>`
    select ${COLUMNS} from monitoring_case c
    where c.county = ${county} and c.step not in ('monitored', 'closed') order by c.opened_on, c.id`.execute(work.tx);
  return rows;
}

/** Cases by step in the actor's area. */
export async function countCasesByStep(work: Work, county: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ step: string; count: number }>`
    select step, count(*)::integer as count from monitoring_case where county = ${county} group by step`.execute(
    work.tx,
  );
  return Object.fromEntries(rows.map(({ step, count }) => [step, count]));
}

/** How people name a household on lists. */
export interface HouseholdName {
  readonly household: string;
  readonly householdNo: string;
  readonly headName: string | null;
  readonly villageGroup: string | null;
  readonly area: string;
  readonly villageName: string;
  readonly townshipName: string;
  readonly members: number | null;
}

/** Names of some households today, by id. */
export async function namesOfHouseholds(
  work: Work,
  county: string,
  households: readonly string[],
): Promise<ReadonlyMap<string, HouseholdName>> {
  const { rows } = await sql<HouseholdName>`
    select h.id as household, coalesce(x.value, '') as "householdNo", v.head_name as "headName",
      v.village_group as "villageGroup", h.area, a.name as "villageName", coalesce(t.name, '') as "townshipName", f.members
    from household h
    join area a on a.code = h.area
    left join area t on t.code = a.parent
    left join external_id x on x.county = h.county and x.household = h.id and x.scheme = 'householdNo' and x.known_to is null
    left join household_version v on v.county = h.county and v.household = h.id and ${holdsOn('v', work.today)}
    left join household_fact f on f.county = h.county and f.household = h.id
    where h.county = ${county} and h.id = any(${[...households]}::uuid[])`.execute(work.tx);
  return new Map(rows.map((row) => [row.household, row]));
}

/** Whether a household is 监测对象 today, and whether its risk is removed; undefined when it is not. */
export async function findMonitoring(
  work: Work,
  county: string,
  household: string,
): Promise<{ category: string | null; riskRemoved: boolean } | undefined> {
  const { rows } = await sql<{ category: string | null; riskRemoved: boolean }>`
    select e.category, coalesce(e.risk_removed_on <= ${work.today}, false) as "riskRemoved" from enrolment e
    where e.county = ${county} and e.household = ${household} and e.scheme = 'monitored' and ${holdsOn('e', work.today)}
    order by e.valid_from desc limit 1`.execute(work.tx);
  return rows[0];
}

/** An event as it is kept. */
export interface KeptEvent {
  readonly id: string;
  readonly seq: number;
  readonly act: string;
  readonly input: ActInput;
  readonly on: PlainDate;
  readonly at: string;
  readonly by: string;
  readonly role: string;
  readonly paper: string | null;
}

/** The events of a case, oldest first. */
export async function listEvents(work: Work, county: string, caseId: string): Promise<KeptEvent[]> {
  const { rows } = await sql<KeptEvent>`
    select id, seq, kind as act, data as input, on_day as "on", by_account as "by", role, paper,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
    from event where county = ${county} and case_id = ${caseId} order by seq`.execute(work.tx);
  return rows;
}

/** A paper of a case; the words are null once they are blanked. */
export interface KeptPaper {
  readonly id: string;
  readonly case: string;
  readonly kind: string;
  readonly content: Readonly<Record<string, unknown>> | null;
  readonly document: string | null;
  readonly on: PlainDate;
  readonly by: string;
}

/** The papers of some cases, oldest first. */
export async function listPapers(work: Work, county: string, cases: readonly string[]): Promise<KeptPaper[]> {
  const { rows } = await sql<KeptPaper>`
    select id, case_id as "case", kind, content, document, on_day as "on", by_account as "by" from case_paper
    where county = ${county} and case_id = any(${[...cases]}::uuid[]) order by created_at, id`.execute(work.tx);
  return rows;
}

/** What a county's decision stood on, as it was frozen with it. */
export interface DecisionBasis {
  readonly on: PlainDate;
  readonly category: string | null;
  readonly version: string;
  readonly rules: readonly { rule: string; answer: 'yes' | 'no' | 'unknown'; sentence: string; cites: string }[];
}

/** The latest decision on a household up to a day; undefined above the county, where words of cases are not shown. */
export async function findDecision(
  work: Work,
  county: string,
  household: string,
  on: PlainDate,
): Promise<DecisionBasis | undefined> {
  if (work.actor.role === 'province' || work.actor.role === 'city') return undefined;
  const { rows } = await sql<DecisionBasis>`
    select on_day as "on", content #>> '{basis,category}' as category, content #>> '{basis,pack}' as version,
      content #> '{basis,rules}' as rules
    from case_paper
    where county = ${county} and household = ${household} and kind = 'decision' and content ? 'basis' and on_day <= ${on}
    order by on_day desc, created_at desc limit 1`.execute(work.tx);
  return rows[0];
}

/** The latest case of a household that ended without its being taken in, up to a day. */
export async function findRefusal(
  work: Work,
  county: string,
  household: string,
  on: PlainDate,
): Promise<{ on: PlainDate; case: string } | undefined> {
  const { rows } = await sql<{ on: PlainDate; case: string }>`
    select closed_on as "on", id as "case" from monitoring_case
    where county = ${county} and household = ${household} and step = 'closed' and closed_on <= ${on}
    order by closed_on desc, id desc limit 1`.execute(work.tx);
  return rows[0];
}
