import { lastNumberOf, type Seal } from './seal-mac.ts';
import type { OpenBook } from './testing-book.ts';
import { madeEntry } from './testing-book.ts';
import type { StoredEntry } from './verify-book.ts';

/** A whole number from 0 below `below`. */
export type Dice = (below: number) => number;

/** Dice that fall the same way for the same seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The ways of tampering; each changes the book for certain and says what it did. */
export const TAMPERINGS: Readonly<
  Record<'edit' | 'remove' | 'insert' | 'reorder' | 'cut', (book: OpenBook, dice: Dice) => string>
> = {
  edit: (book, dice) => (dice(4) === 0 ? editSeal(book, dice) : editEntry(book, dice)),
  remove: (book, dice) => [removeEntry, removeNumbered, removeSeal][dice(3)]?.(book, dice) ?? '',
  insert: (book, dice) => [insertEntry, insertNumbered, numberTwice][dice(3)]?.(book, dice) ?? '',
  reorder: (book, dice) => [swapNumbers, swapContents, swapSeals][dice(3)]?.(book, dice) ?? '',
  cut: cutTail,
};

const EDITS: Readonly<Record<string, (entry: StoredEntry, dice: Dice) => Partial<StoredEntry>>> = {
  at: ({ at }) => ({ at: at.replace('T01', 'T03') }),
  microsecond: ({ at }) => ({ at: `${at.slice(0, -2)}${at.at(-2) === '9' ? '8' : '9'}Z` }),
  actor: ({ actor }) => ({ actor: actor === null ? 'x' : null }),
  role: () => ({ role: 'township' }),
  area: () => ({ area: '990102000000' }),
  device: () => ({ device: 'token' }),
  act: () => ({ act: 'x' }),
  county: () => ({ county: null }),
  objectKind: () => ({ objectKind: 'person' }),
  objectIds: ({ objectIds }) => ({ objectIds: [...objectIds, madeEntry(99).id] }),
  noObjectIds: () => ({ objectIds: [] }),
  why: ({ why }) => ({ why: why === null ? '' : `${why}。` }),
  outcome: () => ({ outcome: 'refused' }),
  details: ({ details }) => ({ details: { ...(details as object), rows: -1 } }),
  noDetails: () => ({ details: {} }),
  detailsDeep: ({ details }) => ({ details: { ...(details as object), more: { b: 1, a: [2, 1] } } }),
  digestBefore: () => ({ digestBefore: Buffer.alloc(32) }),
  digestAfter: ({ digestAfter }, dice) => ({ digestAfter: flipped(digestAfter ?? Buffer.alloc(32), dice) }),
  mac: ({ mac }, dice) => ({ mac: mac === null ? Buffer.alloc(32, 1) : flipped(mac, dice) }),
  noMac: ({ mac }) => ({ mac: mac === null ? Buffer.alloc(32) : null }),
};

function editEntry(book: OpenBook, dice: Dice): string {
  const place = dice(book.entries.length);
  const [name, edit] = Object.entries(EDITS)[dice(Object.keys(EDITS).length)] ?? [];
  book.entries = book.entries.map((entry, index) => (index === place ? { ...entry, ...edit?.(entry, dice) } : entry));
  return `第 ${place} 条的 ${name}`;
}

const SEAL_EDITS: Readonly<Record<string, (seal: Seal, dice: Dice) => Partial<Seal>>> = {
  first: ({ first }) => ({ first: first + 1 }),
  root: ({ root }, dice) => ({ root: flipped(root, dice) }),
  previous: ({ previous }, dice) => ({ previous: flipped(previous, dice) }),
  unsignedUntil: ({ unsignedUntil }) => ({ unsignedUntil: unsignedUntil + 1000 }),
  at: () => ({ at: '2022-05-31T02:00:00.000000Z' }),
  keyId: () => ({ keyId: '0000000000000000' }),
  mac: ({ mac }, dice) => ({ mac: flipped(mac, dice) }),
};

function editSeal(book: OpenBook, dice: Dice): string {
  const place = dice(book.seals.length);
  const [name, edit] = Object.entries(SEAL_EDITS)[dice(Object.keys(SEAL_EDITS).length)] ?? [];
  book.seals = book.seals.map((seal, index) => (index === place ? { ...seal, ...edit?.(seal, dice) } : seal));
  return `第 ${place} 批的 ${name}`;
}

function flipped(bytes: Buffer, dice: Dice): Buffer {
  const copy = Buffer.from(bytes);
  const place = dice(copy.length);
  copy[place] = (copy[place] ?? 0) ^ (1 << dice(8));
  return copy;
}

function removeEntry(book: OpenBook, dice: Dice): string {
  const [gone] = book.entries.splice(dice(book.entries.length), 1);
  return `删去 ${gone?.id}`;
}

/** Out of its batch too, as if it had never been. */
function removeNumbered(book: OpenBook, dice: Dice): string {
  const place = dice(book.seals.length);
  const gone = pickedFrom(book.seals[place]?.entries ?? [], dice);
  book.entries = book.entries.filter(({ id }) => id !== gone);
  book.seals = book.seals.map((seal) => ({ ...seal, entries: seal.entries.filter((id) => id !== gone) }));
  return `连编号删去 ${gone}`;
}

/** With its entries or without them; never the last one alone, which is a cut. */
function removeSeal(book: OpenBook, dice: Dice): string {
  const [gone] = book.seals.splice(dice(book.seals.length - 1), 1);
  const fate = ['gone', 'waiting', 'left'][dice(3)];
  if (fate === 'gone') book.entries = book.entries.filter(({ id }) => !gone?.entries.includes(id));
  if (fate === 'waiting') book.waiting.push(...(gone?.entries ?? []));
  return `删去第 ${gone?.batch} 批`;
}

/** Without the key its code is made up, left out, or somebody else's. */
function forged(book: OpenBook, dice: Dice): StoredEntry {
  const macs = [null, Buffer.alloc(32, dice(256)), pickedFrom(book.entries, dice)?.mac ?? null];
  return { ...madeEntry(500 + dice(100)), mac: macs[dice(macs.length)] ?? null };
}

function insertEntry(book: OpenBook, dice: Dice): string {
  const entry = forged(book, dice);
  book.entries.push(entry);
  if (dice(2) === 0) book.waiting.push(entry.id);
  return `插入 ${entry.id}`;
}

function insertNumbered(book: OpenBook, dice: Dice): string {
  const [entry, place] = [forged(book, dice), dice(book.seals.length)];
  book.entries.push(entry);
  book.seals = book.seals.map((seal, index) => {
    const at = dice(seal.entries.length + 1);
    return index === place ? { ...seal, entries: seal.entries.toSpliced(at, 0, entry.id) } : seal;
  });
  return `插入第 ${place} 批`;
}

function numberTwice(book: OpenBook, dice: Dice): string {
  const [from, to] = [dice(book.seals.length), dice(book.seals.length)];
  const id = pickedFrom(book.seals[from]?.entries ?? [], dice);
  book.seals = book.seals.map((seal, index) =>
    index === to && id !== undefined ? { ...seal, entries: [...seal.entries, id] } : seal,
  );
  return `${id} 再编一个号`;
}

function swapNumbers(book: OpenBook, dice: Dice): string {
  const numbered = book.seals.flatMap((seal) => seal.entries);
  const [one, other] = twoOf(numbered.length, dice).map((place) => numbered[place] ?? '');
  const swap = (id: string) => ({ [one ?? '']: other ?? '', [other ?? '']: one ?? '' })[id] ?? id;
  book.seals = book.seals.map((seal) => ({ ...seal, entries: seal.entries.map(swap) }));
  return `${one} 与 ${other} 换号`;
}

/** Everything changes places but the ids, so that the numbers seem untouched. */
function swapContents(book: OpenBook, dice: Dice): string {
  const [one = 0, other = 0] = twoOf(book.entries.length, dice);
  const [first, second] = [book.entries[one], book.entries[other]];
  if (first && second) {
    book.entries[one] = { ...second, id: first.id };
    book.entries[other] = { ...first, id: second.id };
  }
  return `第 ${one} 与第 ${other} 条换内容`;
}

/** Two batches change places, numbers and all, the later one where the earlier stood. */
function swapSeals(book: OpenBook, dice: Dice): string {
  const [one = 0, other = 0] = twoOf(book.seals.length, dice);
  const [first, second] = [book.seals[one], book.seals[other]];
  if (first && second) {
    book.seals[one] = { ...second, batch: first.batch, first: first.first };
    book.seals[other] = { ...first, batch: second.batch, first: lastNumberOf(first) };
  }
  return `第 ${one} 与第 ${other} 批换位`;
}

/** The last batches go with their entries and all that waits; or their entries are put back to wait. */
function cutTail(book: OpenBook, dice: Dice): string {
  const kept = dice(book.seals.length);
  const gone = new Set(book.seals.slice(kept).flatMap((seal) => seal.entries));
  book.seals = book.seals.slice(0, kept);
  const isKept = dice(3) === 0;
  const left = new Set(book.waiting);
  if (!isKept) book.entries = book.entries.filter(({ id }) => !gone.has(id) && !left.has(id));
  book.waiting = isKept ? [...book.waiting, ...gone] : [];
  return `截到第 ${kept} 批`;
}

function twoOf(length: number, dice: Dice): [number, number] {
  const one = dice(length);
  return [one, (one + 1 + dice(length - 1)) % length];
}

function pickedFrom<Value>(values: readonly Value[], dice: Dice): Value | undefined {
  return values[dice(values.length)];
}
