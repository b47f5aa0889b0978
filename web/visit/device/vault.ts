import type { Me } from '../../../contract/accounts.ts';
import type { VisitBundle, VisitHousehold } from '../../../contract/visit-bundle.ts';
import type { DeviceContact } from '../../../contract/visit-devices.ts';
import { newId } from './phone.ts';
import { OtherAccount, Refusal } from './refusal.ts';
import { deriveKey, openValue, sealValue } from './sealing.ts';
import { contactAt, countOn, isOver } from './since-contact.ts';
import { ask, type Device } from './speak.ts';
import type { DeviceRow, RecordChange } from './store.ts';
import { millisecondsOf } from './wall-clock.ts';

/** A device whose passphrase was typed: the key lives in memory only. */
export interface OpenDevice extends Device {
  readonly id: string;
  readonly key: CryptoKey;
}

const PROOF = '守望';
const proofPlace = (id: string) => `device/${id}`;

/** What a new device states about itself; `id` is the one that the sign-in named. */
export interface NewDevice {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly passphrase: string;
  readonly iterations: number;
}

/** Registers this phone with the server and seals it under the passphrase. @throws NoAnswer, Refusal */
export async function registerDevice(
  { phone, store }: Device,
  { id, account, name, passphrase, iterations }: NewDevice,
): Promise<OpenDevice> {
  const sent = { method: 'POST', path: '/visit/devices', body: { name }, commandId: id } as const;
  const told = await ask<DeviceContact>({ phone, store }, sent, ({ device }) => device === id);
  const salt = phone.random(16);
  const key = await deriveKey(passphrase, { salt, iterations, share: told.share });
  const proof = await sealValue(phone, key, proofPlace(id), PROOF);
  const term = { share: told.share, since: contactAt(phone.now()), keeps: termOf(told) };
  await store.writeDevice({ id, account, salt, iterations, proof, ...term });
  return { phone, store, id, key };
}

function termOf({ until, serverTime }: DeviceContact): number {
  return millisecondsOf(until) - millisecondsOf(serverTime);
}

/** Looks at the clock; when the term is over, the households and the share go. The outbox and drafts stay, sealed. */
export function keepTerm({ phone, store }: Device): Promise<DeviceRow | undefined> {
  return store.changeDevice((row) => {
    const since = countOn(row.since, phone.now());
    return { ...row, since, share: isOver(since, row.keeps) ? null : row.share };
  });
}

/**
 * The device's share again and a new term. @throws NoAnswer, Wiped, Refusal (`notSignedIn`), OtherAccount
 */
export async function contactServer({ phone, store }: Device): Promise<void> {
  const row = await store.readDevice();
  if (!row) return;
  const path = `/visit/devices/${row.id}/contact`;
  const sent = { method: 'POST', path, body: {}, commandId: newId(phone), deviceId: row.id } as const;
  const isWord = ({ device }: Partial<DeviceContact>) => device === row.id;
  const told = await ask<DeviceContact>({ phone, store }, sent, isWord).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'deviceUnknown') return registerAgain({ phone, store }, row);
    throw error;
  });
  const term = { share: told.share, since: contactAt(phone.now()), keeps: termOf(told) };
  await store.changeDevice((now) => ({ ...now, ...term }));
}

/**
 * A server restored from a backup older than this device takes it again under its own id and with its own share, so that
 * everything sealed here opens as before. The server calls a device unknown also when it is somebody else's.
 */
async function registerAgain(device: Device, { id, account, share }: DeviceRow): Promise<DeviceContact> {
  const me = await ask<Me>(device, { method: 'GET', path: '/me' }, (told) => Boolean(told.id));
  if (me.id !== account) throw new OtherAccount();
  const body = { name: deviceNameOf(me), ...(share !== null && { share }) };
  const sent = { method: 'POST', path: '/visit/devices', body, commandId: id, deviceId: id } as const;
  return ask<DeviceContact>(device, sent, (told) => told.device === id);
}

/** What the device is called in the office. */
export function deviceNameOf({ displayName }: Pick<Me, 'displayName'>): string {
  return `${displayName}的手机`;
}

/** Opens the device; `wrong` when the passphrase is not the one, `contactNeeded` when the share is gone. */
export async function unlock(device: Device, passphrase: string): Promise<OpenDevice | 'wrong' | 'contactNeeded'> {
  const row = await keepTerm(device);
  if (!row || row.share === null) return 'contactNeeded';
  const key = await deriveKey(passphrase, { ...row, share: row.share });
  const proof = await openValue<string>(key, proofPlace(row.id), row.proof).catch(() => undefined);
  return proof === PROOF ? { ...device, id: row.id, key } : 'wrong';
}

/** Everything of a bundle but the households, which are sealed one by one. */
export type BundleHead = Omit<VisitBundle, 'households'> & { readonly list: ListedHousehold[] };

/** A household as lists show it. */
export type ListedHousehold = Pick<
  VisitHousehold,
  'id' | 'area' | 'householdNo' | 'headName' | 'villageGroup' | 'type' | 'lastForm' | 'waiting'
> & { readonly members: number };

function listed({ id, area, householdNo, headName, villageGroup, type, lastForm, waiting, members }: VisitHousehold) {
  return { id, area, householdNo, headName, villageGroup, type, lastForm, waiting, members: members.length };
}

const bundlePlace = (id: string) => `bundle/${id}`;

/** Downloads the officer's households anew and seals them. @throws NoAnswer, Wiped, Refusal */
export async function downloadBundle(device: OpenDevice): Promise<void> {
  const path = `/visit/bundle?device=${device.id}`;
  const { households, ...rest } = await ask<VisitBundle>(
    device,
    { method: 'GET', path },
    (told) => told.device === device.id,
  );
  const head: BundleHead = { ...rest, list: households.map(listed) };
  const changes = await Promise.all([
    recordOf(device, 'head', head),
    ...households.map((each) => recordOf(device, each.id, each)),
  ]);
  await device.store.replaceBundle(changes);
}

async function recordOf({ phone, key }: OpenDevice, id: string, value: unknown): Promise<RecordChange> {
  return { kind: 'bundle', id, sealed: await sealValue(phone, key, bundlePlace(id), value) };
}

async function fromBundle<Value>({ store, key }: OpenDevice, id: string): Promise<Value | undefined> {
  const sealed = await store.readRecord('bundle', id);
  return sealed && openValue<Value>(key, bundlePlace(id), sealed);
}

export function readHead(device: OpenDevice): Promise<BundleHead | undefined> {
  return fromBundle(device, 'head');
}

export function readHousehold(device: OpenDevice, id: string): Promise<VisitHousehold | undefined> {
  return fromBundle(device, id);
}
