import { sql } from 'kysely';
import { actInputs, isActName } from '../../contract/acts.ts';
import { LEAD_FINDING_LABELS } from '../../contract/leads.ts';
import { formatYuan } from '../../domain/money.ts';
import type { Work } from '../rights/work.ts';
import { type Asked, documentsOf, leadsOn } from './situation.ts';
import type { EntryDraft } from './timeline-versions.ts';

const EMPTY = { detail: null, changes: [], lead: null, case: null, account: null, means: null };

/** Leads as they were opened and verified. */
export async function leadEntries(work: Work, asked: Asked): Promise<EntryDraft[]> {
  const { rows: leads } = await leadsOn(asked).execute(work.tx);
  return leads.flatMap((lead): EntryDraft[] => {
    const place = { ...EMPTY, kind: '线索' as const, lead: lead.id, case: lead.caseId };
    const sentences = lead.reasons.map(({ sentence }) => sentence).join('；');
    const opened = { ...place, id: `opened-${lead.id}`, on: lead.openedOn, title: '预警线索', detail: sentences };
    if (lead.finding === null || lead.verifiedOn === null) return [opened];
    const title = `线索核实：${LEAD_FINDING_LABELS[lead.finding]}`;
    return [opened, { ...place, id: `verified-${lead.id}`, on: lead.verifiedOn, title, detail: lead.reason }];
  });
}

/** What was done on the household's cases. Events hold codes only; the words stand in the papers of the case. */
export async function caseEntries(work: Work, { county, household }: Asked): Promise<EntryDraft[]> {
  const { rows } = await sql<{ id: string; on: string; kind: string; case: string; by: string }>`
    select e.id, e.on_day as "on", e.kind, e.case_id as "case", e.by_account as "by" from event e
    where e.county = ${county} and e.household = ${household} and e.case_id is not null
    order by e.at, e.seq`.execute(work.tx);
  return rows.map(({ id, on, kind, case: caseId, by }) => {
    return { ...EMPTY, id, on, kind: '识别', title: actTitle(kind), case: caseId, account: by };
  });
}

function actTitle(kind: string): string {
  if (kind === 'takenOver') return '接管已认定的监测对象';
  const schema: object = isActName(kind) ? actInputs[kind] : {};
  return 'title' in schema ? String(schema.title) : kind;
}

/** Measures by the day they began, visits by theirs, papers by the day they were filed. */
export async function recordEntries(work: Work, asked: Asked): Promise<EntryDraft[]> {
  const documents = (await documentsOf(asked).execute(work.tx)).rows;
  const filed = documents.map(({ id, on, kind }): EntryDraft => {
    return { ...EMPTY, id, on, kind: '文书', title: `归档：${kind}` };
  });
  return [...(await measureEntries(work, asked)), ...(await sweepEntries(work, asked)), ...filed];
}

async function measureEntries({ tx }: Work, { county, household }: Asked): Promise<EntryDraft[]> {
  const { rows } = await sql<{
    id: string;
    on: string;
    title: string;
    amount: bigint | null;
    by: string;
    means: string;
  }>`
    select m.id, coalesce(m.started_on, m.valid_from) as "on", concat_ws('：', m.kind, m.option) as title, m.amount,
      m.by_account as "by", m.means
    from measure m
    where m.county = ${county} and m.household = ${household} and m.known_to is null and m.standing = 'accepted'`.execute(
    tx,
  );
  return rows.map(({ amount, by, ...row }) => {
    return { ...EMPTY, ...row, kind: '帮扶', detail: amount === null ? null : `${formatYuan(amount)} 元`, account: by };
  });
}

async function sweepEntries({ tx }: Work, { county, household }: Asked): Promise<EntryDraft[]> {
  const { rows } = await sql<{
    id: string;
    on: string;
    opinion: string | null;
    home: string | null;
    by: string;
    means: string;
  }>`
    select s.id, s.visited_on as "on", s.opinion, s.home_state as home, s.by_account as "by", s.means
    from sweep_form s
    where s.county = ${county} and s.household = ${household} and s.known_to is null and s.standing = 'accepted'`.execute(
    tx,
  );
  return rows.map(({ id, on, opinion, home, by, means }) => {
    const title = opinion ? `入户排查：${opinion}` : '入户排查';
    return { ...EMPTY, id, on, kind: '排查', title, detail: home, account: by, means };
  });
}
