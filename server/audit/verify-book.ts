import type { AuditReport } from '../../contract/audit.ts';
import type { AuditKey } from '../keys/audit-key.ts';
import { type EntryContent, entryMac } from './entry-mac.ts';
import { comparingRoots, type ExportedRoot } from './exported-comparison.ts';
import { type FaultList, faultList } from './fault-list.ts';
import { leafOf, rootOf } from './merkle.ts';
import { lastNumberOf, NOTHING_BEFORE, type Seal, sealMac } from './seal-mac.ts';

/** An entry as it stands in the book. */
export interface StoredEntry extends EntryContent {
  readonly mac: Buffer | null;
}

/** An entry that has no number: it waits for one, or nobody wrote it. */
export interface LooseEntry {
  readonly id: string;
  readonly isWaiting: boolean;
  /** Absent: what waits is no longer there. */
  readonly entry: StoredEntry | undefined;
}

export interface SealedBatch {
  readonly seal: Seal;
  readonly entries: readonly StoredEntry[];
}

/** The audit as streams, so that a book of any length is verified in the memory of one batch. */
export interface Book {
  /** The batches in order, each with those of its entries that are there, in any order. */
  sealed(): AsyncIterable<SealedBatch>;
  loose(): AsyncIterable<LooseEntry>;
  /** Ids that stand in more than one place of the seals. */
  repeated(): AsyncIterable<string>;
  /** In the order in which they were written. */
  exported(): AsyncIterable<ExportedRoot>;
}

/** Where the walk stands after a batch. */
interface Place {
  readonly batch: number;
  readonly last: number;
  readonly mac: Buffer;
  readonly at: string | null;
  readonly unsignedUntil: number | undefined;
}

const START: Place = { batch: 0, last: 0, mac: NOTHING_BEFORE, at: null, unsignedUntil: undefined };

/** The act that a restore puts on record in the restored book (cli/commands/restore.ts). */
export const RESTORE_ACT = 'operator.restore';

/** Walks the whole book and says what is wrong with it, if anything. `onProgress` is told after each batch how many entries it has seen. */
export async function verifyBook(
  book: Book,
  key: AuditKey,
  onProgress: (sealed: number) => void = () => undefined,
): Promise<AuditReport> {
  const faults = faultList();
  let restoredAt: string | undefined;
  const roots = comparingRoots(book.exported(), faults);
  let place = START;
  let sealed = 0;
  for await (const { seal, entries } of book.sealed()) {
    judgeSeal(seal, place, key, faults);
    judgeEntries(seal, entries, key, faults);
    restoredAt = lastRestore(entries, key) ?? restoredAt;
    await roots.compare(seal);
    sealed += seal.entries.length;
    const unsignedUntil = place.unsignedUntil ?? seal.unsignedUntil;
    place = { batch: seal.batch, last: lastNumberOf(seal), mac: seal.mac, at: seal.at, unsignedUntil };
    onProgress(sealed);
  }
  const { exported, lastExportedAt } = await roots.end(place.last);
  for await (const id of book.repeated()) faults.add('order', undefined, id, '同一条记录编了不止一个号');
  const loose = await judgeLoose(book, place, key, faults);
  const { unsealed } = loose;
  const standing = { sealed, batches: place.batch, lastSealedAt: place.at, unsealed, exported, lastExportedAt };
  const found = faults.report();
  return { ...standing, ...found, warnings: warningsOf({ ...standing, ...found }, loose.restoredAt ?? restoredAt) };
}

/** When the newest restore among the entries was; only those that bear the program's code count. */
function lastRestore(entries: readonly StoredEntry[], key: AuditKey): string | undefined {
  const restores = entries.filter((entry) => entry.act === RESTORE_ACT && entry.mac?.equals(entryMac(key, entry)));
  return restores
    .map(({ at }) => at)
    .sort()
    .at(-1);
}

/** The batch itself: its place in the chain, its numbers, its code. */
function judgeSeal(seal: Seal, before: Place, key: AuditKey, faults: FaultList): void {
  const { batch, first, previous, unsignedUntil, mac, keyId } = seal;
  const range = [first, lastNumberOf(seal)] as const;
  if (keyId !== key.id) faults.add('chain', range, undefined, `第 ${batch} 批是用另一把密钥（编号 ${keyId}）封的`);
  else if (!sealMac(key, seal).equals(mac)) faults.add('chain', range, undefined, `第 ${batch} 批的封存被改过`);
  if (batch > before.batch + 1) {
    const gap = [before.last + 1, first - 1] as const;
    faults.add('missing', gap, undefined, `第 ${before.batch + 1} 至 ${batch - 1} 批的封存不见了`);
  } else {
    if (first !== before.last + 1) faults.add('order', range, undefined, `第 ${batch} 批的编号与上一批接不上`);
    if (!previous.equals(before.mac)) faults.add('chain', range, undefined, `第 ${batch} 批与上一批接不上`);
  }
  if (before.unsignedUntil !== undefined && unsignedUntil !== before.unsignedUntil)
    faults.add('chain', range, undefined, `第 ${batch} 批的封存起点与以前不同`);
}

/** The entries of a batch against their codes and, all together, against its root. */
function judgeEntries(seal: Seal, stored: SealedBatch['entries'], key: AuditKey, faults: FaultList): void {
  const byId = new Map(stored.map((entry) => [entry.id, entry]));
  const leaves: Buffer[] = [];
  const doubtful: [number, string][] = [];
  for (const [index, id] of seal.entries.entries()) {
    const [number, entry] = [seal.first + index, byId.get(id)];
    if (!entry) {
      faults.add('missing', [number, number], id, `第 ${number} 条记录不见了`);
      continue;
    }
    const mac = entryMac(key, entry);
    leaves.push(leafOf(number, entry.mac ?? mac));
    const isSigned = entry.mac?.equals(mac) ?? number <= seal.unsignedUntil;
    if (!isSigned) doubtful.push([number, id]);
  }
  for (const [number, id] of doubtful)
    faults.add('edited', [number, number], id, `第 ${number} 条记录被改过，或不是程序写的`);
  const isWhole = leaves.length === seal.entries.length;
  if (!isWhole || doubtful.length > 0 || rootOf(leaves).equals(seal.root)) return;
  const range = [seal.first, lastNumberOf(seal)] as const;
  if (seal.first <= seal.unsignedUntil)
    faults.add('edited', range, undefined, `第 ${range[0]} 至 ${range[1]} 条里有记录被改过`);
  else faults.add('order', range, undefined, `第 ${range[0]} 至 ${range[1]} 条的次序被改过`);
}

/** Entries without a number: the program wrote those that wait and bear its code. */
async function judgeLoose(book: Book, place: Place, key: AuditKey, faults: FaultList) {
  const { unsignedUntil = Number.POSITIVE_INFINITY, last } = place;
  let unsealed = 0;
  let restoredAt: string | undefined;
  for await (const { id, isWaiting, entry } of book.loose()) {
    if (!entry) faults.add('missing', undefined, id, '一条还没有封存的记录不见了');
    else if (!isWaiting) faults.add('inserted', undefined, id, '一条记录没有编号，也不在等待封存');
    else if (!(entry.mac?.equals(entryMac(key, entry)) ?? last < unsignedUntil))
      faults.add('inserted', undefined, id, '一条还没有封存的记录不是程序写的，或被改过');
    else {
      unsealed += 1;
      restoredAt = lastRestore([entry], key) ?? restoredAt;
    }
  }
  return { unsealed, restoredAt };
}

type Found = Pick<AuditReport, 'batches' | 'exported' | 'counts'>;

/** A restored book is shorter than the roots exported before it, exactly as one with its tail cut off. */
function warningsOf({ batches, exported, counts }: Found, restoredAt: string | undefined): string[] {
  if (batches > 0 && exported === 0)
    return ['没有找到导出的根，截尾查不出来。请用 SHOUWANG_AUDIT_ROOTS 指明导出的文件夹。'];
  if (restoredAt === undefined || counts.cutTail + counts.chain === 0) return [];
  const when = `${restoredAt.slice(0, 16).replace('T', ' ')}（UTC）`;
  return [
    `这个库在 ${when} 从备份恢复过，备份以后、恢复以前的记录没有了，那段时间导出的根因此对不上。恢复如果是你们做的：` +
      '请把旧的根文件夹留着备查，让 SHOUWANG_AUDIT_ROOTS 指向一个新的空文件夹，再核对一次。没有人恢复过，就是被截过。',
  ];
}
