import { NoAnswer } from '../device/phone.ts';
import { OtherAccount, Refusal } from '../device/refusal.ts';
import { contactServer, downloadBundle, keepTerm, type OpenDevice } from '../device/vault.ts';
import { askAnswers } from './ask-answers.ts';
import { clearWaits } from './outbox.ts';
import { pruneOutbox } from './prune.ts';
import type { Stop } from './sender.ts';
import { type Locks, sendAlone } from './sole-sender.ts';

/** How a round with the server ended; `refused` brings the server's sentence. */
export type Synced = { readonly is: Stop } | { readonly is: 'refused'; readonly sentence: string };

const HOUR = 3_600_000;

/**
 * One round with the server: a contact when the last is an hour old, the outbox, the households anew when wanted, when
 * there are none or when the contact was made, and the township's answers. A server set back to an earlier backup may not know this device: a
 * contact registers it again, and the round is made once more.
 * @throws Wiped
 */
export async function syncDevice(device: OpenDevice, locks: Locks | undefined, wantsBundle: boolean): Promise<Synced> {
  try {
    return await round(device, locks, wantsBundle);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'deviceUnknown')) return endOf(error);
  }
  try {
    await clearWaits(device);
    return await round(device, locks, true);
  } catch (error) {
    return endOf(error);
  }
}

async function round(device: OpenDevice, locks: Locks | undefined, wantsBundle: boolean): Promise<Synced> {
  const isOld = ((await keepTerm(device))?.since.elapsed ?? 0) > HOUR;
  if (isOld || wantsBundle) await contactServer(device);
  const stop = await sendAlone(device, locks);
  if (stop !== 'done') return { is: stop };
  // The households first: without them (they left the phone after 72 hours) a form that the server has lost is not missed.
  const isBare = (await device.store.listRecords('bundle')).length === 0;
  if (isOld || wantsBundle || isBare) await downloadBundle(device);
  await askAnswers(device);
  await pruneOutbox(device);
  return { is: 'done' };
}

function endOf(error: unknown): Synced {
  if (error instanceof NoAnswer) return { is: 'noAnswer' };
  if (error instanceof OtherAccount || (error instanceof Refusal && error.status === 401)) return { is: 'signIn' };
  if (error instanceof Refusal) return { is: 'refused', sentence: error.message };
  throw error;
}
