import { expect, test } from 'vitest';
import type { OpenDevice } from '../device/vault.ts';
import { correctRefused } from '../outbox/decisions.ts';
import { changeEntry, keepPicture, listEntries, readPicture, saveForm } from '../outbox/outbox.ts';
import { draftOf, testingDevice } from '../testing-device.ts';
import { draftOfRefused, draftOfReturned, dropDraft, dropStrayPictures, keepDraft, readDraft } from './draft.ts';
import { entryOf } from './saved.ts';

const BYTES = Uint8Array.of(1, 2, 3);

/** A form with one photo that the server has refused. */
async function refusedForm(device: OpenDevice) {
  const photo = await keepPicture(device, 'visitPhoto', BYTES);
  await saveForm(device, entryOf(draftOf('h1', { photos: [photo] })));
  const [entry] = await listEntries(device);
  if (!entry) throw new Error('not saved');
  await changeEntry(device, entry, { state: { is: 'refused', sentence: '不行', faults: [], at: 0 } });
  const [refused] = await listEntries(device);
  if (!refused) throw new Error('not kept');
  return { photo, refused };
}

test('改好再发以后，这一户没有留下旧草稿，可以再填新的', async () => {
  const { open } = await testingDevice();
  const { refused } = await refusedForm(open);
  const draft = draftOfRefused(refused, undefined, null);
  await keepDraft(open, draft);
  expect(await correctRefused(open, refused, entryOf(draft))).toBe(true);
  expect(await readDraft(open, 'h1')).toBeUndefined();
});

test('改到一半不改了、删掉草稿，被退回的表和它的照片还在', async () => {
  const { open } = await testingDevice();
  const { refused, photo } = await refusedForm(open);
  await keepDraft(open, draftOfRefused(refused, undefined, null));
  await dropDraft(open, { household: 'h1' });
  expect(await readPicture(open, photo.id)).toEqual(BYTES);
  expect(await listEntries(open)).toHaveLength(1);
});

test('删掉草稿，它的照片也删掉', async () => {
  const { open } = await testingDevice();
  const photo = await keepPicture(open, 'visitPhoto', BYTES);
  await keepDraft(open, draftOf('h1', { photos: [photo] }));
  await dropDraft(open, { household: 'h1' });
  expect(await open.store.listRecords('picture')).toEqual([]);
});

test('哪份表都不要的照片删掉，草稿里的、待发的都留着', async () => {
  const { open } = await testingDevice();
  const { photo } = await refusedForm(open);
  const signature = await keepPicture(open, 'signature', BYTES);
  await keepDraft(open, draftOf('h2', { signature }));
  await keepPicture(open, 'visitPhoto', BYTES);
  await dropStrayPictures(open);
  expect(new Set(await open.store.listRecords('picture'))).toEqual(new Set([photo.id, signature.id]));
});

test('镇里退回的照着重新填：答过的、改过的都在，版本是现在的，照片和签字重来', async () => {
  const { open } = await testingDevice();
  await refusedForm(open);
  const [entry] = await listEntries(open);
  const household = { id: 'h1', version: 12, headName: '张文', members: [], measures: [], income: null } as never;
  const head = { form: { line: 7000 }, officer: { displayName: '宋书记' } } as never;
  const form = { ...entry?.form, changes: { income: { A28: 1200 } } };
  const draft = draftOfReturned({ ...entry, form } as never, household, head, '2022-06-01');
  expect(draft).toMatchObject({ version: 12, visitedOn: '2022-06-01', changes: { income: { A28: 1200 } }, photos: [] });
  expect(draft.answers.opinion).toBe('无');
  expect(draft.changed.income).toBe(true);
  expect(draft.mends).toBeUndefined();
});
