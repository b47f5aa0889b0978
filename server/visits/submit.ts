import { sql } from 'kysely';
import type { SubmitVisitFormInput } from '../../contract/visits.ts';
import { faultsOfAttachment1 } from '../../domain/forms/lz-attachment-1-faults.ts';
import { canonicalJson } from '../../policy/procedures/canonical-json.ts';
import { type LockedHousehold, lockHousehold, raiseVersion } from '../households/household-lock.ts';
import { problem } from '../http/problem.ts';
import { keyedDigest } from '../keys/keyed-digest.ts';
import type { Work } from '../rights/work.ts';
import { checkChanges } from './check-changes.ts';
import { conflictOf } from './conflict.ts';
import { countyOf, requireDevice } from './devices.ts';
import { contentOf } from './form-content.ts';
import { insertProposal } from './proposal.ts';
import { findForm, listOwnPhotos } from './queries.ts';

/**
 * A form from a phone: a proposal and nothing more. The id of the command is the id of the form, so that a form sent again
 * under another session is still the same one. @throws every problem of `SubmitVisitForm` (contract/visits.ts)
 */
export async function submitForm(work: Work, input: SubmitVisitFormInput): Promise<{ form: string }> {
  const county = countyOf(work);
  const form = work.commandId ?? work.newId();
  await requireDevice(work, input.device);
  const household = await lockHousehold(work, county, input.household);
  const digest = keyedDigest(await work.keys.ringOf(county), county, canonicalJson(input as never));
  if (await isKept(work, county, form, digest)) return { form };
  checkForm(work, input);
  await requireFresh(work, household, input);
  await checkChanges(work, household, input);
  await requirePhotos(work, county, input);
  await raiseVersion(work, county, household.id);
  await insertProposal(work, { ...household, version: household.version + 1 }, { form, digest, input });
  return { form };
}

/** @throws commandReused for the same id with other content, or of somebody else */
async function isKept(work: Work, county: string, form: string, digest: Buffer): Promise<boolean> {
  const kept = await findForm(work, county, form);
  if (kept && (kept.by !== work.actor.id || !kept.digest.equals(digest))) throw problem('commandReused');
  return kept !== undefined;
}

/** What can be told from the form alone. @throws inputInvalid, visitFormFaulty */
function checkForm(
  work: Work,
  { version, after, visitedOn, place, signature, noSignature, ...form }: SubmitVisitFormInput,
) {
  const wrong = (where: string, what: string) => problem('inputInvalid', { where: `${where}：`, what });
  if ((version === undefined) === (after === undefined)) throw wrong('所见版本', '要写明所见的版本，或接着哪一份');
  if (visitedOn > work.today) throw wrong('入户排查时间', `不能晚于今天（${work.today}）`);
  const { latitude, longitude, accuracy, missing } = place;
  const told = [latitude, longitude, accuracy].filter((value) => value !== undefined).length;
  if (missing === undefined ? told !== 3 : told !== 0) throw wrong('地点', '要有经纬度和精度，或写明没有定位的原因');
  if ((signature === undefined) === (noSignature === undefined))
    throw wrong('农户签字', '要有签字，或写明没有签字的原因');
  const faults = faultsOfAttachment1(contentOf({ visitedOn, place, ...form }).answers);
  if (faults.length > 0) throw problem('visitFormFaulty', { count: faults.length, first: faults[0]?.sentence, faults });
}

/** @throws visitAfterUnknown; visitStale with both versions */
async function requireFresh(work: Work, household: LockedHousehold, input: SubmitVisitFormInput): Promise<void> {
  const base = input.version ?? (await versionAfter(work, household, input));
  if (base === household.version) return;
  throw problem('visitStale', { ...(await conflictOf(work, household, base, contentOf(input))) });
}

/** One's own chain: a form filled without a signal comes after the one before it, whatever became of that. */
async function versionAfter(work: Work, { county, id }: LockedHousehold, { after, device }: SubmitVisitFormInput) {
  const { rows } = await sql<{ version: number }>`
    select version from visit_form where county = ${county} and id = ${after} and household = ${id}
      and device = ${device} and by_account = ${work.actor.id}`.execute(work.tx);
  if (!rows[0]) throw problem('visitAfterUnknown');
  return rows[0].version;
}

/** @throws visitPhotoUnknown */
async function requirePhotos(work: Work, county: string, { household, photos, signature }: SubmitVisitFormInput) {
  const wanted = [...photos.map((id) => `${id} visitPhoto`), ...(signature ? [`${signature} signature`] : [])];
  const arrived = await listOwnPhotos(work, county, household, [...photos, ...(signature ? [signature] : [])]);
  const known = new Set(arrived.map(({ id, kind }) => `${id} ${kind}`));
  const missing = wanted.filter((each) => !known.has(each));
  if (missing.length > 0) throw problem('visitPhotoUnknown', { count: missing.length });
}
