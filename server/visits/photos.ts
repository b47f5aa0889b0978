import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { LARGEST_PHOTO } from '../../contract/visit-limits.ts';
import type { SendPhotoInput } from '../../contract/visits.ts';
import { mediaTypeOf } from '../documents/media-type.ts';
import { isTooManyPixels, plainPicture } from '../documents/picture.ts';
import { storeDocument } from '../documents/store.ts';
import { lockHousehold } from '../households/household-lock.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { countyOf, requireDevice } from './devices.ts';

/**
 * A photo or signature, kept under the id of the command. The same one again, also under another session, is found and
 * kept once. @throws deviceUnknown, deviceWiped, notFound, documentRefused, commandReused
 */
export async function receivePhoto(work: Work, input: SendPhotoInput, body: Readable): Promise<{ photo: string }> {
  const county = countyOf(work);
  const photo = work.commandId ?? work.newId();
  await requireDevice(work, input.device);
  const bytes = await readWhole(body, input.sha256);
  // The lock of the household also lets only one of two copies of the photo through at a time.
  const household = await lockHousehold(work, county, input.household);
  if (await isKept(work, county, photo, input)) return { photo };
  const mediaType = mediaTypeOf(bytes);
  const picture = mediaType?.startsWith('image/') ? plainPicture(bytes, mediaType) : undefined;
  if (!mediaType || !picture) throw refused('只收 JPG、PNG 照片，这一张打不开。请重新拍一张。');
  if (isTooManyPixels(picture)) throw refused('画面大得不合常理。请降低分辨率再拍。');
  const { id, area } = household;
  const kept = { id: photo, county, area, kind: input.kind, household: id, mediaType, bytes: picture.bytes };
  await storeDocument(work, kept);
  return { photo };
}

/** @throws commandReused for the same id of somebody else, another household or kind */
async function isKept(work: Work, county: string, photo: string, { household, kind }: SendPhotoInput) {
  const { rows } = await sql<{ same: boolean }>`
    select household = ${household} and kind = ${kind} and by_account = ${work.actor.id} as same
    from document where county = ${county} and id = ${photo}`.execute(work.tx);
  if (rows[0]?.same === false) throw problem('commandReused');
  return rows.length > 0;
}

/** @throws documentRefused when it is too large, or not what the phone sent */
async function readWhole(body: Readable, sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_PHOTO) throw refused('照片超过 3 MB。请降低清晰度再传。');
    chunks.push(chunk as Buffer);
  }
  const bytes = Buffer.concat(chunks);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw refused('照片在路上断了，不完整。请再传一次。');
  return bytes;
}

function refused(why: string) {
  return problem('documentRefused', { why });
}
