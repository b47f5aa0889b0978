import { NoAnswer } from '../device/phone.ts';
import { hear } from '../device/speak.ts';
import type { OpenDevice } from '../device/vault.ts';
import { type Meaning, meaningOfForm, meaningOfPicture } from './answers.ts';
import type { Entry, Picture } from './entry.ts';
import { changeEntry, type KeptEntry, listEntries, readPicture } from './outbox.ts';
import { inputOf, nextToSend, waitAfter } from './queue.ts';

/** Why the sender stopped: all that may go is gone, nobody is signed in, no word came, or somebody else is sending. */
export type Stop = 'done' | 'signIn' | 'noAnswer' | 'taken';

/**
 * Sends what may be sent, oldest first, until nothing is left to try. Killed anywhere it can begin again: what was on
 * its way is sent once more under the same id. `mayGoOn` is asked before each form, so that only one sends.
 * @throws Wiped
 */
export async function sendOutbox(device: OpenDevice, mayGoOn: () => Promise<boolean>): Promise<Stop> {
  for (;;) {
    if (!(await mayGoOn())) return 'taken';
    const entries = await listEntries(device);
    const next = nextToSend(entries, device.phone.now());
    if (!next) return 'done';
    const stop = await sendEntry(device, next as KeptEntry, entries);
    if (stop) return stop;
  }
}

async function sendEntry(device: OpenDevice, entry: KeptEntry, entries: readonly Entry[]): Promise<Stop | undefined> {
  const sent = entry.sent ?? inputOf(entry, entries, device.id);
  const attempts = entry.attempts + 1;
  const sending = await changeEntry(device, entry, { sent, attempts, state: { is: 'sending' } });
  if (!sending) return undefined;
  const { entry: now, meaning } = await sendPictures(device, sending);
  return settle(device, now, meaning.is === 'done' ? await spoken(() => sendForm(device, now)) : meaning);
}

/** The queue must know it when no word comes; anything else is thrown on. */
type Told = Meaning | { readonly is: 'noAnswer' };

async function spoken(say: () => Promise<Meaning>): Promise<Told> {
  try {
    return await say();
  } catch (error) {
    if (error instanceof NoAnswer) return { is: 'noAnswer' };
    throw error;
  }
}

/** Sends the pictures still missing, noting each as it arrives. */
async function sendPictures(device: OpenDevice, entry: KeptEntry): Promise<{ entry: KeptEntry; meaning: Told }> {
  let now = entry;
  for (const picture of entry.pictures.filter(({ isSent }) => !isSent)) {
    const meaning = await spoken(() => sendPicture(device, entry.household, picture));
    if (meaning.is !== 'done') return { entry: now, meaning };
    const pictures = now.pictures.map((each) => (each.id === picture.id ? { ...each, isSent: true } : each));
    const noted = await changeEntry(device, now, { pictures });
    if (!noted) return { entry: now, meaning: { is: 'later' } };
    now = noted;
  }
  return { entry: now, meaning: { is: 'done' } };
}

async function sendForm(device: OpenDevice, entry: KeptEntry): Promise<Meaning> {
  const { commandId, sent: body } = entry;
  const answer = await hear(device, { method: 'POST', path: '/visit/forms', body, commandId, deviceId: device.id });
  return meaningOfForm(answer, entry, device.phone.now());
}

async function sendPicture(device: OpenDevice, household: string, { id, kind, sha256 }: Picture): Promise<Meaning> {
  const body = await readPicture(device, id);
  const query = new URLSearchParams({ device: device.id, household, kind, sha256 });
  const path = `/visit/photos?${query}`;
  const answer = await hear(device, { method: 'POST', path, body, commandId: id, deviceId: device.id });
  return meaningOfPicture(answer, id, device.phone.now());
}

async function settle(device: OpenDevice, entry: KeptEntry, told: Told): Promise<Stop | undefined> {
  if (told.is === 'state') await changeEntry(device, entry, { state: told.state });
  else if (told.is === 'signIn') await changeEntry(device, entry, { state: { is: 'waiting' } });
  else await wait(device, entry, told);
  return told.is === 'signIn' || told.is === 'noAnswer' ? told.is : undefined;
}

/** So many refusals that should have passed by themselves: a person must know. */
const TOO_MANY = 12;

/** No decision yet: it waits, longer each time. */
async function wait(device: OpenDevice, entry: KeptEntry, told: Told): Promise<void> {
  const { phone } = device;
  const sentence = 'sentence' in told ? told.sentence : undefined;
  if (sentence && entry.attempts >= TOO_MANY) {
    await changeEntry(device, entry, { state: { is: 'refused', sentence, faults: [], at: phone.now() } });
    return;
  }
  const chance = (phone.random(1)[0] ?? 0) / 255;
  const notBefore = phone.now() + waitAfter(entry.attempts, chance);
  const pictures = entry.pictures.map((each) => ({ ...each, isSent: each.isSent && told.is !== 'picturesMissing' }));
  const anew = told.is === 'forerunnerUnknown' && { sent: null };
  await changeEntry(device, entry, { state: { is: 'waiting' }, pictures, notBefore, ...anew });
}
