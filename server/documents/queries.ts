import { sql } from 'kysely';
import type { DocumentKind, StoredDocument } from '../../contract/documents.ts';
import type { Tx } from '../db/transaction.ts';

/** What stands in the books about a file; undefined outside the actor's area. */
export async function findDocument(tx: Tx, county: string, id: string): Promise<StoredDocument | undefined> {
  const { rows } = await sql<StoredDocument>`
    select id, kind, household, media_type as "mediaType", size, (created_at at time zone 'Asia/Shanghai')::date as "on"
    from document where county = ${county} and id = ${id}`.execute(tx);
  return rows[0];
}

export interface NewDocument {
  readonly county: string;
  readonly id: string;
  readonly area: string;
  readonly kind: DocumentKind;
  readonly household: string | null;
  readonly caseId: string | null;
  readonly mediaType: string;
  readonly size: number;
  readonly digest: Buffer;
  readonly at: string;
  readonly by: string;
}

export async function insertDocument(tx: Tx, document: NewDocument): Promise<void> {
  const { caseId, mediaType, at, by, ...columns } = document;
  await tx
    .insertInto('document')
    .values({ ...columns, case_id: caseId, media_type: mediaType, created_at: at, by_account: by })
    .execute();
}

/** Ties a file to the case it was filed in. */
export async function setDocumentCase(tx: Tx, county: string, id: string, caseId: string): Promise<void> {
  await tx.updateTable('document').set({ case_id: caseId }).where('county', '=', county).where('id', '=', id).execute();
}

/** The digest kept of a file's content. */
export async function findDigest(tx: Tx, county: string, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ digest: Buffer }>`
    select digest from document where county = ${county} and id = ${id}`.execute(tx);
  return rows[0]?.digest;
}
