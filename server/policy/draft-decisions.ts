import { sql } from 'kysely';
import type { DecideDraftInput, EndVersionInput } from '../../contract/policy-drafts.ts';
import { checkContent } from '../../policy/packs/check.ts';
import { problem } from '../http/problem.ts';
import { askFor } from '../jobs/ask-for.ts';
import { writeAudit } from '../rights/audit.ts';
import { isInScope } from '../rights/scope.ts';
import type { Work } from '../rights/work.ts';
import { adopt } from './adoption.ts';
import { type Draft, getDraft } from './draft-rows.ts';
import { contentOf, openDraft } from './drafts.ts';
import { findHashInForce } from './queries.ts';

/** Hands a draft in for a second person. @throws notFound, draftClosed, stale, draftFaulty */
export async function submitDraft(work: Work, county: string, id: string, version: number): Promise<void> {
  const draft = await openDraft(work, county, id, version);
  const faults = checkContent(contentOf(draft), draft.from);
  if (faults[0]) throw problem('draftFaulty', { count: faults.length, first: `${faults[0].where}：${faults[0].what}` });
  await move(work, county, draft, 'submitted');
}

/** Its writer, or another county officer, takes it back before it counts. @throws notFound, draftClosed, stale */
export async function withdrawDraft(
  work: Work,
  county: string,
  id: string,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<void> {
  const draft = await waitingOrOpen(work, county, id, version);
  await move(work, county, draft, 'withdrawn', reason);
}

/**
 * A second person approves or returns. What is approved is adopted and stays as it is; if its day has come the county is
 * screened by it at once, else in the night of that day. @throws notFound, draftClosed, stale, ownDraft, draftOutdated
 */
export async function decideDraft(work: Work, county: string, id: string, input: DecideDraftInput): Promise<void> {
  const draft = await waitingOrOpen(work, county, id, input.version);
  if (draft.state !== 'submitted') throw problem('draftClosed');
  if (draft.draftedBy === work.actor.id) throw problem('ownDraft');
  if (input.outcome === 'return') return move(work, county, draft, 'returned', input.reason);
  const hash = draft.kind === 'end' ? await end(work, county, draft) : await adoptDraft(work, county, draft);
  await move(work, county, draft, 'approved', input.reason, hash);
  if (draft.from <= work.today) await askFor(work, 'screening', county, county);
}

/** Proposes that an adopted version no longer holds from a day. @throws notFound */
export async function proposeEnd(work: Work, county: string, { hash, from, reason }: EndVersionInput): Promise<string> {
  if (!isInScope(work.actor.write, county)) throw problem('notFound');
  const { rows } = await sql<{ title: string }>`
    select content->>'title' as title from policy_text
    where county = ${county} and kind = 'pack' and hash = ${hash} and from_date <= ${from}
      and not exists (select from policy_end where county = ${county} and hash = ${hash})`.execute(work.tx);
  if (!rows[0]) throw problem('notFound');
  const id = work.newId();
  await sql`
    insert into policy_draft (county, id, area, kind, state, title, from_date, hash, drafted_by, drafted_at, reason)
    values (${county}, ${id}, ${county}, 'end', 'submitted', ${rows[0].title}, ${from}, ${hash}, ${work.actor.id},
      ${work.at}, ${reason})`.execute(work.tx);
  await writeAudit(work, { act: 'policy.end.propose', county, objectIds: [id], details: { hash, from } });
  return id;
}

async function waitingOrOpen(work: Work, county: string, id: string, version: number): Promise<Draft> {
  const draft = await getDraft(work, county, id, true);
  if (!isInScope(work.actor.write, county)) throw problem('notFound');
  if (!['draft', 'submitted', 'returned'].includes(draft.state)) throw problem('draftClosed');
  if (draft.version !== version) throw problem('stale', { version: draft.version });
  return draft;
}

/** Compared and tried against a version that no longer is the one in force, it would bring back what others changed. */
async function adoptDraft(work: Work, county: string, draft: Draft): Promise<string> {
  const base = await findHashInForce(work.tx, county, draft.from);
  if ((base ?? null) !== draft.baseHash) throw problem('draftOutdated');
  return adopt(work, county, 'pack', contentOf(draft));
}

async function end(work: Work, county: string, { hash, from }: Draft): Promise<string> {
  await sql`
    insert into policy_end (county, hash, from_date, ended_at, by_account)
    values (${county}, ${hash}, ${from}, ${work.at}, ${work.actor.id}) on conflict do nothing`.execute(work.tx);
  return hash ?? '';
}

async function move(
  work: Work,
  county: string,
  { id, state, reason: kept, hash: its }: Draft,
  to: 'submitted' | 'returned' | 'approved' | 'withdrawn',
  reason = kept,
  hash = its,
): Promise<void> {
  const decided = to === 'approved' || to === 'returned';
  await sql`
    update policy_draft set state = ${to}, version = version + 1, reason = ${reason}, hash = ${hash},
      decided_by = ${decided ? work.actor.id : null}, decided_at = ${decided ? work.at : null}
    where county = ${county} and id = ${id}::uuid`.execute(work.tx);
  await writeAudit(work, {
    ...{ act: `policy.draft.${to}`, county, objectIds: [id], details: { from: state, ...(hash && { hash }) } },
  });
}
