import { sql } from 'kysely';
import type { DraftChangeInput, DraftView, StartDraftInput } from '../../contract/policy-drafts.ts';
import { checkContent } from '../../policy/packs/check.ts';
import { type CompiledPack, compilePack } from '../../policy/packs/compile.ts';
import { differences } from '../../policy/packs/difference.ts';
import type { PackContent } from '../../policy/packs/pack.ts';
import { resolveOn } from '../../policy/packs/resolve.ts';
import { getArea } from '../areas/queries.ts';
import { accountNames } from '../households/account-names.ts';
import { problem } from '../http/problem.ts';
import { writeAudit } from '../rights/audit.ts';
import { isInScope } from '../rights/scope.ts';
import type { Work } from '../rights/work.ts';
import { getShippedPack } from './adoption.ts';
import { type Draft, getDraft, shownRow } from './draft-rows.ts';
import { changedOwn, ownEntries, withOwnLayer } from './own-layer.ts';
import { readPackFile } from './pack-file.ts';
import { shownPack } from './policy-view.ts';
import { findHashInForce, getContent, getPackByHash } from './queries.ts';

/** Begins a version: nothing counts until somebody else approved it. @throws notFound, packUnknown, packFileInvalid */
export async function startDraft(work: Work, county: string, input: StartDraftInput): Promise<string> {
  if (!isInScope(work.actor.write, county)) throw problem('notFound');
  const { title, documentNo = null, from } = input;
  const { name } = await getArea(work.tx, county);
  const base = await findHashInForce(work.tx, county, from);
  const begun = await begin(work, county, input, base);
  const content = { ...withOwnLayer(begun, name, from, documentNo), title };
  const id = work.newId();
  await sql`
    insert into policy_draft (county, id, area, kind, state, title, document_no, from_date, base_hash, content,
      drafted_by, drafted_at)
    values (${county}, ${id}, ${county}, 'version', 'draft', ${title}, ${documentNo}, ${from}, ${base ?? null},
      ${JSON.stringify(content)}, ${work.actor.id}, ${work.at})`.execute(work.tx);
  await writeAudit(work, { act: 'policy.draft', county, objectIds: [id], details: { of: input.start.of, from } });
  return id;
}

async function begin(work: Work, county: string, { start, from }: StartDraftInput, base: string | undefined) {
  if (start.of === 'shipped') return getShippedPack(start.pack);
  if (start.of === 'file') {
    const read = readPackFile(start.content);
    if ('pack' in read) return read.pack;
    const [first] = read.faults;
    throw problem('packFileInvalid', { count: read.faults.length, first: `${first?.where}：${first?.what}` });
  }
  if (base === undefined) throw problem('packNotInForce', { on: from });
  return getContent(work.tx, county, base);
}

/** Sets one entry of the county's own layer. @throws notFound, draftClosed, stale, policyChangeInvalid */
export async function changeDraft(
  work: Work,
  county: string,
  id: string,
  { version, change }: DraftChangeInput,
): Promise<void> {
  const draft = await openDraft(work, county, id, version);
  const content = changedOwn(contentOf(draft), change, draft.from);
  await sql`
    update policy_draft set content = ${JSON.stringify(content)}, version = version + 1, state = 'draft'
    where county = ${county} and id = ${id}::uuid`.execute(work.tx);
  await writeAudit(work, {
    act: 'policy.draft.change',
    county,
    objectIds: [id],
    details: { what: Object.keys(change) },
  });
}

/**
 * The draft for its writer to go on with. Nobody else may: who changed a draft of another could then approve his own
 * change. @throws notFound, draftClosed, stale, othersDraft
 */
export async function openDraft(work: Work, county: string, id: string, version: number): Promise<Draft> {
  const draft = await getDraft(work, county, id, true);
  if (!isInScope(work.actor.write, county)) throw problem('notFound');
  if (draft.kind !== 'version' || !['draft', 'returned'].includes(draft.state)) throw problem('draftClosed');
  if (draft.draftedBy !== work.actor.id) throw problem('othersDraft');
  if (draft.version !== version) throw problem('stale', { version: draft.version });
  return draft;
}

/** The pack of a draft of a version. */
export function contentOf({ content }: Draft): PackContent {
  if (content === null) throw problem('notFound');
  return content;
}

/** A draft as it would stand on its first day, what differs from the version it began from, and what is wrong with it. */
export async function showDraft(work: Work, county: string, id: string): Promise<DraftView> {
  const draft = await getDraft(work, county, id);
  const names = await accountNames(work, [draft.draftedBy, draft.decidedBy ?? draft.draftedBy]);
  const row = shownRow(work, draft, names);
  if (draft.content === null) return { ...row, pack: null, differences: [], faults: [], figures: [], own: [] };
  const { content } = draft;
  const faults = checkContent(content, draft.from).map(({ where, what }) => ({ where, what }));
  const figures = content.layers.flatMap((layer) =>
    (layer.figures ?? []).map(({ name, label, year, value, document }) => ({ name, label, year, value, document })),
  );
  const own = ownEntries(content, draft.from);
  if (faults.length > 0) return { ...row, pack: null, differences: [], faults, figures, own };
  const after = compilePack(resolveOn(content, draft.from), draft.hash ?? '');
  const before = await packBefore(work, county, draft);
  return { ...row, pack: shownPack(after, content), differences: differences(before, after), faults, figures, own };
}

async function packBefore(work: Work, county: string, { baseHash, from }: Draft): Promise<CompiledPack | undefined> {
  return baseHash === null ? undefined : getPackByHash(work.tx, county, baseHash, from);
}
