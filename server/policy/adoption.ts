import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { PackContent } from '../../policy/packs/pack.ts';
import { SHIPPED_PACKS } from '../../policy/packs/shipped.ts';
import { canonicalJson } from '../../policy/procedures/canonical-json.ts';
import { problem } from '../http/problem.ts';
import { writeAudit } from '../rights/audit.ts';
import type { Work } from '../rights/work.ts';

type Content = Parameters<typeof canonicalJson>[0];

/** The hash under which a pack or a procedure is kept and cited: SHA-256 of its canonical JSON. */
export function contentHash(content: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(content as Content))
    .digest('hex');
}

/** A pack that ships with the program. @throws packUnknown */
export function getShippedPack(id: string): PackContent {
  const pack = SHIPPED_PACKS.find((candidate) => candidate.id === id);
  if (!pack) throw problem('packUnknown', { pack: id, packs: SHIPPED_PACKS.map((known) => known.id).join('、') });
  return pack;
}

/** Copies a text into the county's books; the same content again changes nothing. Returns its hash. */
export async function adopt<Text extends { readonly id: string; readonly from: string }>(
  work: Work,
  county: string,
  kind: 'pack' | 'procedure' | 'legalDays',
  content: Text,
): Promise<string> {
  const hash = contentHash(content);
  const { numAffectedRows } = await sql`
    insert into policy_text (county, kind, hash, name, content, from_date, adopted_at, by_account)
    values (${county}, ${kind}, ${hash}, ${content.id}, ${JSON.stringify(content)}, ${content.from}, ${work.at}, ${work.actor.id})
    on conflict do nothing`.execute(work.tx);
  if (numAffectedRows)
    await writeAudit(work, { act: 'policy.adopt', county, details: { kind, name: content.id, hash } });
  return hash;
}
