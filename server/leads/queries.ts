import { type RawBuilder, sql } from 'kysely';
import {
  type LeadFilterInput,
  type LeadPage,
  type LeadReason,
  type LeadRow,
  PRECISION_BASE,
  type RulePrecision,
} from '../../contract/leads.ts';
import type { Role } from '../../contract/roles.ts';
import { yuanNumber } from '../../domain/money.ts';
import { addDays } from '../../domain/plain-date.ts';
import { proposedCategorySql, shownIncomeSql } from '../../policy/packs/screening.ts';
import { listAreaTree } from '../areas/queries.ts';
import { findPackInForce } from '../policy/queries.ts';
import { mayDo } from '../rights/verbs.ts';
import type { Work } from '../rights/work.ts';

const PAGE = 50;

interface Row extends Omit<LeadRow, 'reasons' | 'may' | 'a38'> {
  a38: bigint | null;
  reasons: Omit<LeadReason, 'title' | 'precision'>[];
  total: number;
}

/** One page of the queue, most urgent first; each lead says which rule, which clause, which values. */
export async function listLeads(work: Work, county: string, filter: LeadFilterInput): Promise<LeadPage> {
  const pack = await findPackInForce(work.tx, county, work.today);
  const where = await conditions(work, county, filter);
  const category = pack ? sql.raw(proposedCategorySql(pack, 'f')) : sql`null::text`;
  const { rows } = await sql<Row>`
    select l.id, l.household, x.value as "householdNo", v.head_name as "headName", a.name as "villageName",
      v.village_group as "villageGroup", f.members,
      shown.a38, ${category} as category,
      l.state, l.desk, l.opened_on as "openedOn", l.due_on as "dueOn", l.finding, l.reason, l.verified_on as "verifiedOn",
      l.case_id as "caseId", l.version, count(*) over ()::int as total, ${standing} as standing,
      coalesce((select jsonb_agg(jsonb_build_object('source', r.source, 'rule', r.rule, 'cites', r.cites, 'sentence', r.sentence,
          'sender', r.sender, 'on', r.on_day) order by r.on_day, r.id)
        from lead_reason r where r.county = l.county and r.lead = l.id), '[]') as reasons
    from lead l
    join area a on a.code = l.area
    left join external_id x on x.county = l.county and x.household = l.household and x.scheme = 'householdNo' and x.known_to is null
    left join household_version v on v.county = l.county and v.household = l.household and v.known_to is null
      and v.standing = 'accepted' and v.valid_from <= ${work.today} and (v.valid_to is null or v.valid_to > ${work.today})
    left join household_fact f on f.county = l.county and f.household = l.household
    left join lateral (select ${sql.raw(shownIncomeSql('f'))}) as shown on true
    where ${where}
    order by (l.state = 'open') desc, l.due_on, l.id
    limit ${PAGE} offset ${((filter.page ?? 1) - 1) * PAGE}`.execute(work.tx);
  const precision = await precisionByRule(work, county);
  const titles = new Map(pack?.rules.map((rule) => [rule.id, rule.title]));
  return {
    rows: rows.map((row) => present(work, row, titles, precision)),
    total: rows[0]?.total ?? 0,
    counts: await countByDeadline(work, county),
  };
}

const standing = sql`case
  when exists (select 1 from monitoring_case c where c.county = l.county and c.household = l.household
    and c.step <> 'closed' and c.step <> 'monitored') then 'inCase'
  when f.monitored and not f.risk_removed then 'monitored' end`;

/** The lead in the county, locked; undefined when it does not exist for this actor. */
export async function findLeadForUpdate(work: Work, county: string, lead: string) {
  return work.tx
    .selectFrom('lead')
    .select(['id', 'household', 'area', 'state', 'version', 'case_id', 'finding'])
    .select(({ ref }) => ref('desk').$castTo<LeadRow['desk']>().as('desk'))
    .where('county', '=', county)
    .where('id', '=', lead)
    .forUpdate()
    .executeTakeFirst();
}

/** A lead that the pack sends to the township is not for the village; one of the village, the township may take up too. */
export function isForDesk(role: Role, desk: LeadRow['desk']): boolean {
  return role !== 'village' || desk === 'village';
}

/** The household's lead that a case would be opened from: not yet verified, or found true and without a case. */
export async function findLeadToOpen(work: Work, county: string, household: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from lead
    where county = ${county} and household = ${household} and (state = 'open' or (finding = 'true' and case_id is null))
    order by (state = 'open') desc, opened_on desc limit 1`.execute(work.tx);
  return rows[0]?.id;
}

/** Ties a lead to the case it became; one not yet verified is thereby found true. */
export async function setLeadCase(work: Work, county: string, lead: string, caseId: string): Promise<void> {
  await sql`
    update lead set finding = 'true', reason = '已立案核查', verified_on = ${work.today}, verified_by = ${work.actor.id},
      state = 'verified', version = version + 1
    where county = ${county} and id = ${lead} and state = 'open'`.execute(work.tx);
  await work.tx
    .updateTable('lead')
    .set({ case_id: caseId })
    .where('county', '=', county)
    .where('id', '=', lead)
    .execute();
}

async function conditions(work: Work, county: string, filter: LeadFilterInput): Promise<RawBuilder<unknown>> {
  const parts: RawBuilder<unknown>[] = [sql`l.county = ${county}`];
  if (filter.area) {
    const codes = (await listAreaTree(work.tx, filter.area)).map(({ code }) => code);
    parts.push(sql`l.area = any(${codes})`);
  }
  if (filter.household) parts.push(sql`l.household = ${filter.household}`);
  if (filter.state !== 'all') parts.push(sql`l.state = ${filter.state ?? 'open'}`);
  if (filter.due === 'overdue') parts.push(sql`l.due_on < ${work.today}`);
  if (filter.due === 'today') parts.push(sql`l.due_on = ${work.today}`);
  if (filter.due === 'week') parts.push(sql`l.due_on between ${work.today} and ${addDays(work.today, 7)}`);
  const ofReason = (condition: RawBuilder<unknown>) =>
    sql`exists (select 1 from lead_reason r where r.county = l.county and r.lead = l.id and ${condition})`;
  if (filter.source) parts.push(ofReason(sql`r.source = ${filter.source}`));
  if (filter.rule) parts.push(ofReason(sql`r.rule = ${filter.rule}`));
  return sql.join(parts, sql` and `);
}

function present(
  { actor }: Work,
  row: Row,
  titles: ReadonlyMap<string, string>,
  precision: ReadonlyMap<string, RulePrecision>,
): LeadRow {
  const { total: _total, ...lead } = row;
  const may: LeadRow['may'] = [];
  if (row.state === 'open' && mayDo(actor.role, 'lead.verify') && isForDesk(actor.role, row.desk)) may.push('verify');
  if (row.finding === 'true' && !row.caseId && !row.standing && mayDo(actor.role, 'case.act')) may.push('openCase');
  return {
    ...lead,
    a38: row.a38 === null ? null : yuanNumber(row.a38),
    reasons: row.reasons.map((reason) => ({
      ...reason,
      title: (reason.rule && titles.get(reason.rule)) ?? null,
      precision: (reason.rule && precision.get(reason.rule)) || null,
    })),
    may,
  };
}

/** How often each rule was right, of the leads the actor may see; rules with too few verified leads are not in it. */
export async function precisionByRule({ tx }: Work, county: string): Promise<ReadonlyMap<string, RulePrecision>> {
  const { rows } = await sql<RulePrecision & { rule: string }>`
    select r.rule, count(distinct l.id) filter (where l.finding = 'true')::int as confirmed,
      count(distinct l.id)::int as verified
    from lead l join lead_reason r on r.county = l.county and r.lead = l.id
    where l.county = ${county} and l.state = 'verified' and r.rule is not null
    group by r.rule having count(distinct l.id) >= ${PRECISION_BASE}`.execute(tx);
  return new Map(rows.map(({ rule, ...precision }) => [rule, precision]));
}

async function countByDeadline(work: Work, county: string): Promise<LeadPage['counts']> {
  const { rows } = await sql<LeadPage['counts']>`
    select count(*) filter (where due_on < ${work.today})::int as overdue,
      count(*) filter (where due_on = ${work.today})::int as today,
      count(*) filter (where due_on between ${work.today} and ${addDays(work.today, 7)})::int as week,
      count(*)::int as open
    from lead where county = ${county} and state = 'open'`.execute(work.tx);
  return rows[0] ?? { overdue: 0, today: 0, week: 0, open: 0 };
}
