import { newId } from '../device/phone.ts';
import { openBytes, openValue, sealBytes, sealValue } from '../device/sealing.ts';
import type { OutboxRow, RecordChange } from '../device/store.ts';
import type { OpenDevice } from '../device/vault.ts';
import { type Entry, isSettled, type Picture, type SavedForm } from './entry.ts';

/** An opened entry with the row it was read from. */
export interface KeptEntry extends Entry {
  readonly row: OutboxRow;
}

const placeOf = (id: string) => `outbox/${id}`;
const picturePlace = (id: string) => `picture/${id}`;

/** All entries, oldest first. */
export async function listEntries({ store, key }: OpenDevice): Promise<KeptEntry[]> {
  const rows = await store.listOutbox();
  return Promise.all(rows.map(async (row) => ({ ...(await openValue<Entry>(key, placeOf(row.id), row.sealed)), row })));
}

/** Seals a picture of a draft. Its id is also the id of the command that will send it. */
export async function keepPicture(
  device: OpenDevice,
  kind: Picture['kind'],
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Picture> {
  const id = newId(device.phone);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const sealed = await sealBytes(device.phone, device.key, picturePlace(id), bytes);
  await device.store.changeRecords([{ kind: 'picture', id, sealed }]);
  return { id, kind, sha256, isSent: false };
}

export async function readPicture(
  { store, key }: OpenDevice,
  id: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const sealed = await store.readRecord('picture', id);
  return sealed && openBytes(key, picturePlace(id), sealed);
}

export interface NewEntry {
  readonly title: string;
  readonly form: SavedForm;
  readonly pictures: readonly Picture[];
  readonly version: number;
}

/** Puts a filled form at the end of the outbox; its draft goes in the same breath. */
export async function saveForm(device: OpenDevice, made: NewEntry): Promise<string> {
  const { phone, store, key } = device;
  const id = newId(phone);
  const { household } = made.form;
  const entry: Entry = {
    ...made,
    ...{ id, household, savedAt: phone.now(), commandId: newId(phone), sent: null, state: { is: 'waiting' } },
    ...{ attempts: 0, notBefore: 0, ended: [] },
  };
  const sealed = await sealValue(phone, key, placeOf(id), entry);
  await store.addToOutbox({ id, household, sealed }, [{ kind: 'draft', id: household, sealed: null }]);
  return id;
}

/** Writes a changed entry unless it changed meanwhile, and pictures no longer needed go. Undefined: it had changed. */
export async function changeEntry(
  { phone, store, key }: OpenDevice,
  { row, ...entry }: KeptEntry,
  change: Partial<Entry>,
  also: readonly RecordChange[] = [],
): Promise<KeptEntry | undefined> {
  const next = { ...entry, ...change };
  const sealed = await sealValue(phone, key, placeOf(entry.id), next);
  const settled = isSettled(next);
  const isKept = (id: string) => !settled && next.pictures.some((picture) => picture.id === id);
  const gone = entry.pictures
    .filter(({ id }) => !isKept(id))
    .map(({ id }): RecordChange => ({ kind: 'picture', id, sealed: null }));
  const written = { sealed, ...(settled && { settledAt: phone.now() }) };
  if (!(await store.changeOutbox(row, written, [...gone, ...also]))) return undefined;
  return { ...next, row: { ...row, ...written, revision: row.revision + 1 } };
}

/** How many forms the server has not confirmed; known also while the device is locked. */
export async function countUnsent({ store }: Pick<OpenDevice, 'store'>): Promise<number> {
  return (await store.listOutbox()).filter(({ settledAt }) => settledAt === undefined).length;
}

/** Lets everything that waits for its time be tried at once. */
export async function clearWaits(device: OpenDevice): Promise<void> {
  for (const entry of await listEntries(device)) {
    if (entry.state.is === 'waiting' && entry.notBefore > 0) await changeEntry(device, entry, { notBefore: 0 });
  }
}
