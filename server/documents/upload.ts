import type { Readable } from 'node:stream';
import { LARGEST_DOCUMENT, type UploadDocumentInput } from '../../contract/documents.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { mediaTypeOf } from './media-type.ts';
import { withoutMetadata } from './photo-metadata.ts';
import { storeDocument } from './store.ts';

/** A scan or photo handed in for a household. @throws notFound, documentRefused */
export async function uploadDocument(
  work: Work,
  county: string,
  { household, kind }: UploadDocumentInput,
  body: Readable,
): Promise<string> {
  const area = await getAreaForWriting(work, county, household);
  const bytes = await readAll(body);
  const mediaType = mediaTypeOf(bytes);
  if (!mediaType) throw problem('documentRefused', { why: '只收 PDF、JPG、PNG。请另存为其中一种再上传。' });
  const plain = withoutMetadata(bytes, mediaType);
  if (!plain) throw problem('documentRefused', { why: '图片不完整，打不开。请重新拍照或扫描。' });
  return storeDocument(work, { county, area, kind, household, mediaType, bytes: plain });
}

/** The village of a household that the actor may write in: a lock asks for the right to change. */
async function getAreaForWriting(work: Work, county: string, household: string): Promise<string> {
  const row = await work.tx
    .selectFrom('household')
    .select('area')
    .where('county', '=', county)
    .where('id', '=', household)
    .forShare()
    .executeTakeFirst();
  if (!row) throw problem('notFound');
  return row.area;
}

async function readAll(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_DOCUMENT) throw problem('documentRefused', { why: '超过 20 MB。请降低扫描精度，或分成几份。' });
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
