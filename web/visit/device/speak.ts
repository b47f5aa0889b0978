import { type Answer, NoAnswer, newId, type Phone, type Sent } from './phone.ts';
import { Refusal, Wiped } from './refusal.ts';
import type { Store } from './store.ts';

/** What every duty of the phone stands on. */
export interface Device {
  readonly phone: Phone;
  readonly store: Store;
}

/**
 * Sends and hears. Whatever was asked, a lost device learns it here: everything is erased, then the server is told. Nobody
 * may be signed in on it by then, and nobody will: so it asks about itself when the server wants a sign-in.
 * @throws NoAnswer, Wiped
 */
export async function hear(device: Device, sent: Sent): Promise<Answer> {
  const answer = await device.phone.send(sent);
  const isWiped = saysWiped(answer);
  if (!isWiped && answer.status !== 401) return answer;
  const own = (await device.store.readDevice())?.id;
  if (!isWiped && !(own && (await asksLost(device, own)))) return answer;
  await device.store.eraseAll();
  if (own) await tellWiped(device.phone, own);
  throw new Wiped();
}

function saysWiped({ body }: Answer): boolean {
  return (body as { code?: string } | null)?.code === 'deviceWiped';
}

async function asksLost({ phone }: Device, own: string): Promise<boolean> {
  const path = `/visit/devices/${own}/standing`;
  return phone.send({ method: 'GET', path }).then(saysWiped, () => false);
}

/** Only a report for the administrator: the erasure stands whether it arrives or not. */
async function tellWiped(phone: Phone, own: string): Promise<void> {
  const sent = { method: 'POST', path: `/visit/devices/${own}/wiped`, body: {}, commandId: newId(phone) } as const;
  await phone.send(sent).catch(() => undefined);
}

/**
 * Asks, and takes only a yes in the server's own words: `isWord` knows them from what a gate on the way may answer.
 * @throws NoAnswer, Wiped, Refusal
 */
export async function ask<Told>(device: Device, sent: Sent, isWord: (told: Partial<Told>) => boolean): Promise<Told> {
  const answer = await hear(device, sent);
  if (answer.status < 200 || answer.status > 299) throw new Refusal(answer);
  if (!isWord((answer.body ?? {}) as Partial<Told>)) throw new NoAnswer();
  return answer.body as Told;
}
