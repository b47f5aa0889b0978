import { auditKeyOf } from '../keys/audit-key.ts';
import { kekFromText } from '../keys/key-file.ts';
import { entryMac } from './entry-mac.ts';
import type { ExportedRoot } from './exported-comparison.ts';
import { makeSeal } from './make-seal.ts';
import { lastNumberOf, type Seal } from './seal-mac.ts';
import type { Book, StoredEntry } from './verify-book.ts';

/** A book in memory, as whoever owns the database could change it. */
export interface OpenBook {
  entries: StoredEntry[];
  waiting: string[];
  seals: Seal[];
  readonly exported: ExportedRoot[];
}

export const BOOK_KEY = auditKeyOf(kekFromText(Buffer.alloc(32, 7).toString('base64'), 'test'));

const ID = (serial: number) => `01810000-0000-7000-8000-${String(serial).padStart(12, '0')}`;

/** The entry of a serial number; those of one `kind` differ in id and time only. */
export function madeEntry(serial: number, isSigned = true): StoredEntry {
  const content = {
    ...{ id: ID(serial), at: `2022-05-30T01:00:00.${String(serial).padStart(6, '0')}Z`, actor: ID(900 + (serial % 3)) },
    ...{ role: 'county', area: '990101000000', device: 'browser', act: serial % 2 ? 'case.act' : 'household.view' },
    ...{
      county: '990101000000',
      objectKind: 'household',
      objectIds: [ID(700 + serial)],
      why: serial % 5 ? null : '复核',
    },
    ...{ outcome: 'done', details: { at: 'POST /x', rows: serial, more: { b: 1, a: [1, 2] } } },
    ...{ digestBefore: null, digestAfter: Buffer.alloc(32, serial) },
  };
  return { ...content, mac: isSigned ? entryMac(BOOK_KEY, content) : null };
}

/** `unsigned` entries from before sealing, then batches of the given sizes, then some that wait; every batch's root is exported. */
export function madeBook(sizes: readonly number[], { unsigned = 0, waiting = 2 } = {}): OpenBook {
  const book: OpenBook = { entries: [], waiting: [], seals: [], exported: [] };
  const add = (count: number) => {
    const from = book.entries.length;
    const added = Array.from({ length: count }, (_, index) => madeEntry(from + index, from + index >= unsigned));
    book.entries.push(...added);
    return added;
  };
  for (const size of sizes) {
    const at = `2022-05-30T02:00:00.${String(book.seals.length).padStart(6, '0')}Z`;
    const coded = add(size).map((entry) => ({ id: entry.id, mac: entryMac(BOOK_KEY, entry) }));
    const seal = makeSeal(BOOK_KEY, book.seals.at(-1), coded, { unsignedUntil: unsigned, at });
    book.seals.push(seal);
    const [root, code] = [seal.root.toString('hex'), seal.mac.toString('hex')];
    book.exported.push({ batch: seal.batch, last: lastNumberOf(seal), root, seal: code, at });
  }
  book.waiting = add(waiting).map(({ id }) => id);
  return book;
}

/** The streams that a database would give of it. */
export function streamsOf({ entries, waiting, seals, exported }: OpenBook): Book {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const numbered = seals.flatMap((seal) => seal.entries);
  const isNumbered = new Set(numbered);
  const known = new Set([...byId.keys(), ...waiting]);
  const inOrder = seals.toSorted((one, other) => one.batch - other.batch);
  return {
    sealed: () => stream(inOrder.map((seal) => ({ seal, entries: seal.entries.flatMap((id) => byId.get(id) ?? []) }))),
    loose: () =>
      stream(
        [...known]
          .filter((id) => !isNumbered.has(id))
          .map((id) => ({ id, isWaiting: waiting.includes(id), entry: byId.get(id) })),
      ),
    repeated: () => stream(numbered.filter((id, index) => numbered.indexOf(id) < index)),
    exported: () => stream(exported),
  };
}

async function* stream<Value>(values: readonly Value[]): AsyncGenerator<Value> {
  yield* values;
}
