import { type RawBuilder, sql } from 'kysely';
import type { VisitFilterInput, VisitList, VisitReview, VisitRow } from '../../contract/visit-review.ts';
import { listAreaTree } from '../areas/queries.ts';
import { accountNames } from '../households/account-names.ts';
import { findHomeOf } from '../households/natural-changes.ts';
import { holdsOn, WITH_HOUSEHOLD_NO } from '../households/on-day.ts';
import { problem } from '../http/problem.ts';
import { mayDo } from '../rights/verbs.ts';
import type { Work } from '../rights/work.ts';
import { showHousehold } from './conflict.ts';
import { type ProposedField, proposedFields } from './differences.ts';
import { type FormContent, openForm, openReason } from './form-content.ts';
import { utc } from './instants.ts';
import { findForm } from './queries.ts';

const PAGE_SIZE = 50;

/** One page of forms, those that wait unless asked otherwise. */
export async function listForms(work: Work, county: string, asked: VisitFilterInput): Promise<VisitList> {
  const page = asked.page ?? 1;
  const within = await withinArea(work, asked.area);
  const where = sql`f.standing = ${asked.standing ?? 'proposed'} and ${within}`;
  const { rows, total } = await readRows(work, county, where, page);
  return { rows, total, page, pageSize: PAGE_SIZE, waiting: await countWaiting(work, county) };
}

/** One form beside what is held now. @throws notFound */
export async function reviewForm(work: Work, county: string, id: string): Promise<VisitReview> {
  const form = await findForm(work, county, id);
  const { rows } = await readRows(work, county, sql`f.id = ${id}`, 1);
  const [row] = rows;
  if (!form || !row) throw problem('notFound');
  const ring = await work.keys.ringOf(county);
  const content = openForm(ring, county, id, form.private);
  const now = await showHousehold(work, county, form.household);
  const names = form.decidedBy ? await accountNames(work, [form.decidedBy]) : undefined;
  const { answers, place, noSignature } = content;
  return {
    ...row,
    ...{
      version: now.version,
      now,
      answers,
      place,
      noSignature,
      changes: await withFormerHomes(work, county, content, proposedFields(now, content)),
    },
    ...{ photoIds: form.photos, signature: form.signature, decidedAt: form.decidedAt },
    decidedBy: form.decidedBy === null ? null : (names?.get(form.decidedBy) ?? ''),
    reason: openReason(ring, county, id, form.reason),
  };
}

/** Who joins by a known number is shown where they live now: an acceptance moves them. */
async function withFormerHomes(
  work: Work,
  county: string,
  { changes: { joined = [] } }: FormContent,
  fields: readonly ProposedField[],
): Promise<ProposedField[]> {
  const homes = new Map<string, string>();
  for (const { name, idNumber } of joined) {
    const home = idNumber && (await findHomeOf(work, county, idNumber));
    if (home) homes.set(name, `${home}的成员，采纳后从那户转来`);
  }
  return fields.map((field) => {
    return field.part === 'joined' ? { ...field, now: homes.get(field.subject) ?? field.now } : field;
  });
}

async function withinArea(work: Work, area: string | undefined): Promise<RawBuilder<unknown>> {
  if (area === undefined) return sql`true`;
  const codes = (await listAreaTree(work.tx, area)).map(({ code }) => code);
  return sql`f.area = any(${codes})`;
}

async function readRows(work: Work, county: string, where: RawBuilder<unknown>, page: number) {
  const { rows } = await sql<Omit<VisitRow, 'may' | 'by'> & { account: string; total: number }>`
    select f.id as form, f.household, x.value as "householdNo", v.head_name as "headName", a.name as "villageName",
      f.visited_on as "visitedOn", f.by_account as account, s.opinion, s.home_state as "homeState",
      f.changed_fields as "changedFields", cardinality(f.photos) as photos, f.standing,
      ${utc('f.received_at')} as "receivedAt", count(*) over ()::integer as total
    from visit_form f
    join household h on h.county = f.county and h.id = f.household
    join sweep_form s on s.county = f.county and s.id = f.id
    join area a on a.code = h.area
    ${WITH_HOUSEHOLD_NO}
    left join household_version v on v.county = h.county and v.household = h.id and ${holdsOn('v', work.today)}
    where f.county = ${county} and ${where}
    order by f.area, f.visited_on, f.received_at, f.id limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`.execute(
    work.tx,
  );
  const names = await accountNames(
    work,
    rows.map(({ account }) => account),
  );
  const decides = mayDo(work.actor.role, 'visit.decide');
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ account, total: _total, ...row }): VisitRow => {
      const may: VisitRow['may'] = decides && row.standing === 'proposed' ? ['accept', 'return'] : [];
      return { ...row, by: names.get(account) ?? '', may };
    }),
  };
}

async function countWaiting(work: Work, county: string): Promise<VisitList['waiting']> {
  const { rows } = await sql<VisitList['waiting'][number]>`
    select f.area, a.name as "villageName", count(*)::integer as forms,
      count(*) filter (where f.changed_fields = 0)::integer as "withoutChanges"
    from visit_form f join area a on a.code = f.area
    where f.county = ${county} and f.standing = 'proposed'
    group by f.area, a.name order by f.area`.execute(work.tx);
  return rows;
}
