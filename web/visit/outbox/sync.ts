import { NoAnswer } from '../device/phone.ts';
import { Refusal } from '../device/refusal.ts';
import { contactServer, downloadBundle, keepTerm, type OpenDevice } from '../device/vault.ts';
import { askAnswers } from './outbox.ts';
import type { Stop } from './sender.ts';
import { type Locks, sendAlone } from './sole-sender.ts';

/** How a round with the server ended; `refused` brings the server's sentence. */
export type Synced = { readonly is: Stop } | { readonly is: 'refused'; readonly sentence: string };

const HOUR = 3_600_000;

/**
 * One round with the server: a contact when the last is an hour old, the outbox, the township's answers and, when wanted
 * or when the contact was made, the households anew.
 * @throws Wiped
 */
export async function syncDevice(device: OpenDevice, locks: Locks | undefined, wantsBundle: boolean): Promise<Synced> {
  try {
    const isOld = ((await keepTerm(device))?.since.elapsed ?? 0) > HOUR;
    if (isOld || wantsBundle) await contactServer(device);
    const stop = await sendAlone(device, locks);
    if (stop !== 'done') return { is: stop };
    await askAnswers(device);
    if (isOld || wantsBundle) await downloadBundle(device);
    return { is: 'done' };
  } catch (error) {
    return endOf(error);
  }
}

function endOf(error: unknown): Synced {
  if (error instanceof NoAnswer) return { is: 'noAnswer' };
  if (error instanceof Refusal && error.status === 401) return { is: 'signIn' };
  if (error instanceof Refusal) return { is: 'refused', sentence: error.message };
  throw error;
}
