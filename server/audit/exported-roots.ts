import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { dayInShanghai, instantText } from '../clock/clock.ts';
import { inTransaction } from '../db/transaction.ts';
import { operatorActor } from '../rights/actor.ts';
import type { Program } from '../rights/work.ts';
import type { ExportedRoot, Root } from './exported-comparison.ts';
import { lastNumberOf } from './seal-mac.ts';
import { findLastSeal, takeTurn } from './stored-book.ts';

const FILE = /^roots-\d{4}-\d\d\.jsonl$/;

/** Where roots go: a folder that whoever looks after the database cannot write, else one in the data folder. */
export function rootsFolder(dataDir: string, env: Readonly<Record<string, string | undefined>>): string {
  return env.SHOUWANG_AUDIT_ROOTS || join(dataDir, 'audit-roots');
}

/**
 * Appends the newest root to this month's file, unless it stands there already. One root vouches for all batches
 * before it, for each carries the code of the one before.
 */
export async function exportRoot(program: Program, folder: string): Promise<void> {
  await inTransaction(program.pool, operatorActor(), async (tx) => {
    if (!(await takeTurn(tx))) return;
    const seal = await findLastSeal(tx);
    if (!seal || (await findLastExported(folder))?.batch === seal.batch) return;
    const { batch, root, mac } = seal;
    const now = program.clock.now();
    const line = { batch, last: lastNumberOf(seal), root: root.toString('hex'), seal: mac.toString('hex') };
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await append(join(folder, `roots-${dayInShanghai(now).slice(0, 7)}.jsonl`), { ...line, at: instantText(now) });
  });
}

/** Whether roots were exported beyond the book as it stands: its tail was cut, or it was restored from before them. */
export async function isBehindRoots(program: Program, folder: string): Promise<boolean> {
  const exported = await findLastExported(folder);
  if (!exported) return false;
  const seal = await inTransaction(program.pool, operatorActor(), findLastSeal);
  return exported.last > (seal ? lastNumberOf(seal) : 0);
}

/**
 * The roots that are exported now, in the order of the files, whatever is appended while they are read. Half a line
 * at the very end is one that is just being written.
 */
export async function rootsNow(folder: string): Promise<() => AsyncGenerator<ExportedRoot>> {
  const names = await listFiles(folder);
  const newest = names.at(-1);
  const end = newest === undefined ? 0 : (await readFile(join(folder, newest))).lastIndexOf('\n');
  return async function* roots() {
    for (const name of names) yield* rootsIn(folder, name, name === newest ? end : Number.POSITIVE_INFINITY);
  };
}

async function* rootsIn(folder: string, name: string, end: number): AsyncGenerator<ExportedRoot> {
  if (end < 0) return;
  const lines = createInterface({ input: createReadStream(join(folder, name), { end }), crlfDelay: 1000 });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    yield rootIn(line) ?? { unreadable: `${name} 第 ${number} 行` };
  }
}

/** The last root of the newest file. */
export async function findLastExported(folder: string): Promise<Root | undefined> {
  const name = (await listFiles(folder)).at(-1);
  if (name === undefined) return undefined;
  const lines = (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n');
  return lines.map(rootIn).findLast((root) => root !== undefined);
}

function rootIn(line: string): Root | undefined {
  try {
    const { batch, last, root, seal, at } = JSON.parse(line);
    const isRoot = [batch, last].every(Number.isInteger) && [root, seal].every((hash) => /^[0-9a-f]{64}$/.test(hash));
    return isRoot && typeof at === 'string' ? { batch, last, root, seal, at } : undefined;
  } catch {
    return undefined;
  }
}

async function listFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => FILE.test(name)).sort();
}

/** On the disk before it counts. Half a line that a killed program left is taken off first. */
async function append(path: string, line: object): Promise<void> {
  const file = await open(path, 'a+', 0o600);
  try {
    const text = await file.readFile('utf8');
    if (!text.endsWith('\n')) await file.truncate(Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1)));
    await file.appendFile(`${JSON.stringify(line)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
