import { newId } from '../device/phone.ts';
import type { OpenDevice } from '../device/vault.ts';
import { type Stop, sendOutbox } from './sender.ts';

/** What of the browser's `navigator.locks` is needed. */
export interface Locks {
  request<Told>(name: string, options: { ifAvailable: true }, work: (lock: unknown) => Promise<Told>): Promise<Told>;
}

/**
 * Sends the outbox unless somebody else on this phone (another tab, the installed page) is at it: by Web Locks, or where
 * the browser has none by a lease that must be renewed. Two at once would do no harm to the server, only twice the work.
 * @throws Wiped
 */
export async function sendAlone(device: OpenDevice, locks: Locks | undefined): Promise<Stop> {
  if (locks) {
    return locks.request(
      'shouwang-outbox',
      { ifAvailable: true },
      async (lock): Promise<Stop> => (lock ? sendOutbox(device, async () => true) : 'taken'),
    );
  }
  const holder = newId(device.phone);
  const stop = await sendOutbox(device, () => device.store.takeLease(holder, device.phone.now()));
  await device.store.dropLease(holder);
  return stop;
}
