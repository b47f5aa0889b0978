import { type OpenDevice, readHousehold } from '../device/vault.ts';
import { type Entry, isSettled } from './entry.ts';
import { type KeptEntry, listEntries } from './outbox.ts';

/**
 * Removes forms that are done with: accepted, withdrawn, or returned and filled again since, as long after the last news
 * of them as households may stay on a phone. What waits for the township stays, and so does what something rests on.
 */
export async function pruneOutbox(device: OpenDevice): Promise<void> {
  const { phone, store } = device;
  const keeps = (await store.readDevice())?.keeps ?? Number.POSITIVE_INFINITY;
  const entries = await listEntries(device);
  const drafts = new Set(await store.listRecords('draft'));
  for (const entry of entries) {
    const { settledAt } = entry.row;
    const isOld = settledAt !== undefined && Math.abs(phone.now() - settledAt) >= keeps;
    if (!isOld || drafts.has(entry.household) || !isDoneWith(entry, entries)) continue;
    if (await isSeen(device, entry)) await store.removeFromOutbox(entry.row);
  }
}

function isDoneWith(entry: KeptEntry, entries: readonly KeptEntry[]): boolean {
  const later = entries.filter(({ household, row }) => household === entry.household && row.seq > entry.row.seq);
  if (!later.every(isSettled)) return false;
  if (entry.state.is === 'withdrawn') return true;
  if (entry.state.is !== 'received' || entry.state.answer.standing === 'proposed') return false;
  return entry.state.answer.standing === 'accepted' || later.some(({ state }) => state.is === 'received');
}

/** A form filled from households older than this one comes `after` it: it goes when they know of it. */
async function isSeen(device: OpenDevice, { household, state }: Entry): Promise<boolean> {
  if (state.is !== 'received') return true;
  const known = await readHousehold(device, household);
  return known === undefined || known.version >= state.answer.version;
}
