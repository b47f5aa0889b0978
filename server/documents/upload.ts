import type { Readable } from 'node:stream';
import { LARGEST_DOCUMENT, type UploadDocumentInput } from '../../contract/documents.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { mediaTypeOf } from './media-type.ts';
import { endsAsArchive, isActivePdf } from './pdf.ts';
import { isTooManyPixels, plainPicture } from './picture.ts';
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
  if (!mediaType) throw refused('只收 PDF、JPG、PNG。请另存为其中一种再上传。');
  return storeDocument(work, { county, area, kind, household, mediaType, bytes: plainContent(bytes, mediaType) });
}

/** What is kept of a file: a scan as it is, a photo as a bare picture. @throws documentRefused */
function plainContent(bytes: Buffer, mediaType: string): Buffer {
  if (mediaType === 'application/pdf') {
    if (isActivePdf(bytes) || endsAsArchive(bytes)) throw refused('PDF 里夹带程序或别的文件。请重新扫描成普通的 PDF。');
    return bytes;
  }
  const picture = plainPicture(bytes, mediaType);
  if (!picture) throw refused('图片不完整，打不开。请重新拍照或扫描。');
  if (isTooManyPixels(picture))
    throw refused(`画面有 ${picture.width} × ${picture.height} 个点，大得不合常理。请降低分辨率再上传。`);
  return picture.bytes;
}

function refused(why: string) {
  return problem('documentRefused', { why });
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
    if (size > LARGEST_DOCUMENT) throw refused('超过 20 MB。请降低扫描精度，或分成几份。');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
