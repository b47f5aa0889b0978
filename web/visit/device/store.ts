import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Sealed } from './sealing.ts';
import type { SinceContact } from './since-contact.ts';

/** What stands unsealed about this device: opaque ids, times, and what a key is made from. */
export interface DeviceRow {
  readonly id: string;
  readonly account: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
  /** The server's share; null once the term has passed without a contact. */
  readonly share: string | null;
  /** How long after a contact the share and the households may stay, milliseconds. */
  readonly keeps: number;
  readonly since: SinceContact;
  /** A sealed word that shows whether a passphrase is right. */
  readonly proof: Sealed;
}

/** What sealed records are about. `bundle` goes after 72 hours; the others are the officer's own work and stay. */
export type RecordKind = 'bundle' | 'draft' | 'picture' | 'note';

/** One form in the outbox. What it says and how it stands is sealed. */
export interface OutboxRow {
  readonly seq: number;
  readonly id: string;
  readonly household: string;
  /** Raised by every change, so that no change is built on a row that has changed meanwhile. */
  readonly revision: number;
  /** When the last news of it came, milliseconds, nothing being left to do; absent while it waits for somebody. */
  readonly settledAt?: number;
  readonly sealed: Sealed;
}

interface Lease {
  readonly holder: string;
  readonly until: number;
}

interface Tables extends DBSchema {
  device: { key: 'this'; value: DeviceRow };
  sealed: { key: string; value: Sealed };
  outbox: { key: number; value: OutboxRow };
  lease: { key: 'sender'; value: Lease };
}

/** The longest a sender holds the queue without saying so again, milliseconds. */
const LEASE = 60_000;

/** A record to write, or to remove when `sealed` is null. */
export interface RecordChange {
  readonly kind: RecordKind;
  readonly id: string;
  readonly sealed: Sealed | null;
}

const keyOf = (kind: RecordKind, id: string) => `${kind}/${id}`;
const allOf = (kind: RecordKind) => IDBKeyRange.bound(`${kind}/`, `${kind}0`, false, true);

/**
 * The device's records in IndexedDB. Each function is one transaction that writes nothing before its last await, so
 * that a phone killed in it has done all of it or nothing.
 */
export async function openStore(name: string) {
  const db = await openDB<Tables>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('device');
      fresh.createObjectStore('sealed');
      fresh.createObjectStore('outbox', { keyPath: 'seq' });
      fresh.createObjectStore('lease');
    },
  });
  return { ...deviceRecords(db), ...outboxRecords(db), close: async () => db.close() };
}

export type Store = Awaited<ReturnType<typeof openStore>>;

function deviceRecords(db: IDBPDatabase<Tables>) {
  return {
    readDevice: () => db.get('device', 'this'),
    writeDevice: async (row: DeviceRow) => {
      await db.put('device', row, 'this');
    },
    /** Changes what stands about the device; when its share goes, the households go in the same breath. */
    async changeDevice(change: (row: DeviceRow) => DeviceRow): Promise<DeviceRow | undefined> {
      const tx = db.transaction(['device', 'sealed'], 'readwrite');
      const row = await tx.objectStore('device').get('this');
      const next = row && change(row);
      if (next) tx.objectStore('device').put(next, 'this');
      if (next?.share === null) tx.objectStore('sealed').delete(allOf('bundle'));
      await tx.done;
      return next;
    },
    readRecord: (kind: RecordKind, id: string) => db.get('sealed', keyOf(kind, id)),
    /** Ids of all records of a kind. */
    async listRecords(kind: RecordKind): Promise<string[]> {
      const keys = await db.getAllKeys('sealed', allOf(kind));
      return keys.map((key) => key.slice(kind.length + 1));
    },
    async changeRecords(changes: readonly RecordChange[]): Promise<void> {
      const tx = db.transaction('sealed', 'readwrite');
      writeAll(tx.store, changes);
      await tx.done;
    },
    /** The old bundle goes and the new one comes, at once; not on a device whose term ended meanwhile. */
    async replaceBundle(changes: readonly RecordChange[]): Promise<void> {
      const tx = db.transaction(['sealed', 'device'], 'readwrite');
      const row = await tx.objectStore('device').get('this');
      if (row?.share) {
        tx.objectStore('sealed').delete(allOf('bundle'));
        writeAll(tx.objectStore('sealed'), changes);
      }
      await tx.done;
    },
    /** Everything on this device, as if it had never been used. */
    async eraseAll(): Promise<void> {
      const tx = db.transaction(['device', 'sealed', 'outbox', 'lease'], 'readwrite');
      for (const name of ['device', 'sealed', 'outbox', 'lease'] as const) tx.objectStore(name).clear();
      await tx.done;
    },
  };
}

type SealedWriter = { put(value: Sealed, key: string): unknown; delete(key: string): unknown };

function writeAll(store: SealedWriter, changes: readonly RecordChange[]): void {
  for (const { kind, id, sealed } of changes) {
    if (sealed === null) store.delete(keyOf(kind, id));
    else store.put(sealed, keyOf(kind, id));
  }
}

function outboxRecords(db: IDBPDatabase<Tables>) {
  return {
    /** Oldest first. */
    listOutbox: () => db.getAll('outbox'),
    /** Adds a form at the end and, in the same breath, what else changes with it. */
    async addToOutbox(row: Omit<OutboxRow, 'seq' | 'revision'>, changes: readonly RecordChange[]): Promise<void> {
      const tx = db.transaction(['outbox', 'sealed'], 'readwrite');
      const rows = await tx.objectStore('outbox').getAllKeys();
      tx.objectStore('outbox').put({ ...row, seq: (rows.at(-1) ?? 0) + 1, revision: 1 });
      writeAll(tx.objectStore('sealed'), changes);
      await tx.done;
    },
    /** Replaces a row that is still as it was seen, and removes what it needs no more; false when it has changed. */
    async changeOutbox(
      seen: OutboxRow,
      next: Pick<OutboxRow, 'sealed' | 'settledAt'>,
      changes: readonly RecordChange[],
    ) {
      const tx = db.transaction(['outbox', 'sealed'], 'readwrite');
      const now = await tx.objectStore('outbox').get(seen.seq);
      const isSame = now?.id === seen.id && now.revision === seen.revision;
      if (isSame) {
        const { seq, id, household, revision } = seen;
        tx.objectStore('outbox').put({ seq, id, household, revision: revision + 1, ...next });
        writeAll(tx.objectStore('sealed'), changes);
      }
      await tx.done;
      return isSame;
    },
    /** Removes a row that is still as it was seen. */
    async removeFromOutbox(seen: OutboxRow): Promise<void> {
      const tx = db.transaction('outbox', 'readwrite');
      const now = await tx.store.get(seen.seq);
      if (now?.id === seen.id && now.revision === seen.revision) tx.store.delete(seen.seq);
      await tx.done;
    },
    /**
     * Takes or keeps the right to send, where the browser has no Web Locks. A lease that reaches further ahead than one
     * may was written before the clock was set back: it is void.
     */
    async takeLease(holder: string, now: number): Promise<boolean> {
      const tx = db.transaction('lease', 'readwrite');
      const held = await tx.store.get('sender');
      const isFree = !held || held.holder === holder || held.until <= now || held.until > now + LEASE;
      if (isFree) tx.store.put({ holder, until: now + LEASE }, 'sender');
      await tx.done;
      return isFree;
    },
    async dropLease(holder: string): Promise<void> {
      const tx = db.transaction('lease', 'readwrite');
      const held = await tx.store.get('sender');
      if (held?.holder === holder) tx.store.delete('sender');
      await tx.done;
    },
  };
}
