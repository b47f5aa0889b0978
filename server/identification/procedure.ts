import { sql } from 'kysely';
import { identificationUnder, lz2022Identification } from '../../policy/identification/lz-2022.ts';
import { identificationTermsOf } from '../../policy/identification/terms.ts';
import type { CompiledPack } from '../../policy/packs/compile.ts';
import type { Procedure } from '../../policy/procedures/vocabulary.ts';
import type { Tx } from '../db/transaction.ts';
import { adopt, contentHash } from '../policy/adoption.ts';
import type { Work } from '../rights/work.ts';

export interface PinnedProcedure {
  readonly hash: string;
  readonly procedure: Procedure;
}

/** A procedure is immutable under its hash, so one reading serves the life of the program. */
const read = new Map<string, Procedure>([[contentHash(lz2022Identification), lz2022Identification]]);

/**
 * The procedure that a case opened under a pack follows, with the days the pack says; the county keeps a copy of it, so
 * that a case goes on under what held when it opened.
 */
export async function pinProcedure(
  work: Work,
  county: string,
  compiled: CompiledPack | undefined,
): Promise<PinnedProcedure> {
  const procedure = identificationUnder(identificationTermsOf(compiled?.pack));
  return { hash: await adopt(work, county, 'procedure', procedure), procedure };
}

/** What is judged before there is a case: only who may open one, which is the same under every pack. */
export function procedureToPin(): Procedure {
  return lz2022Identification;
}

/** The procedure a case pinned when it opened. */
export async function getProcedure(tx: Tx, county: string, hash: string): Promise<Procedure> {
  const known = read.get(hash);
  if (known) return known;
  const { rows } = await sql<{ content: Procedure }>`
    select content from policy_text where county = ${county} and kind = 'procedure' and hash = ${hash}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error(`procedure ${hash} is not in the books of ${county}`);
  read.set(hash, row.content);
  return row.content;
}
