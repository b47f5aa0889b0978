import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentKind, StoredDocument } from '../../contract/documents.ts';
import { problem } from '../http/problem.ts';
import { keyedDigest } from '../keys/keyed-digest.ts';
import { openDocument, sealDocument } from '../keys/sealed-value.ts';
import type { Work } from '../rights/work.ts';
import { findDigest, findDocument, insertDocument } from './queries.ts';

export interface DocumentToStore {
  /** Where its sender made the id; else a new one. */
  readonly id?: string;
  readonly county: string;
  /** Whose area decides who may see it. */
  readonly area: string;
  readonly kind: DocumentKind;
  readonly household?: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * Keeps a file: the sealed content is on the disk before the row is committed, so that a row never points at nothing. An
 * act rolled back afterwards leaves a sealed file without a row, which nobody can reach. The row is put in first: an id
 * that is taken, also out of the actor's sight, must not write over somebody's file.
 */
export async function storeDocument(work: Work, document: DocumentToStore): Promise<string> {
  const { county, area, kind, household, mediaType, bytes } = document;
  const id = document.id ?? work.newId();
  const ring = await work.keys.ringOf(county);
  await insertDocument(work.tx, {
    ...{ county, id, area, kind, household: household ?? null, caseId: null, mediaType, size: bytes.length },
    ...{ digest: keyedDigest(ring, county, contentText(bytes)), at: work.at, by: work.actor.id },
  });
  await writeWhole(folderOf(work, county, id), id, sealDocument(ring, county, id, bytes));
  return id;
}

/** A file with its content. @throws notFound outside the actor's area */
export async function readDocument(
  work: Work,
  county: string,
  id: string,
): Promise<{ row: StoredDocument; bytes: Buffer }> {
  const row = await findDocument(work.tx, county, id);
  const digest = await findDigest(work.tx, county, id);
  if (!row || !digest) throw problem('notFound');
  const ring = await work.keys.ringOf(county);
  const bytes = openDocument(ring, county, id, await readFile(join(folderOf(work, county, id), id)));
  if (!keyedDigest(ring, county, contentText(bytes)).equals(digest))
    throw new Error(`document ${id} is not what it was`);
  return { row, bytes };
}

function contentText(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The last two digits of a UUIDv7 are random, so files spread evenly over 256 folders. */
function folderOf(work: Work, county: string, id: string): string {
  return join(work.dataDir, 'documents', county, id.slice(-2));
}

/** A killed program leaves the whole file or none of this name. */
async function writeWhole(folder: string, name: string, content: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = join(folder, `${name}.part`);
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, join(folder, name));
}
