import { damaged } from './damaged.ts';
import type { RowSum } from './row-sum.ts';

/** A table as it lies in a backup: its columns in the order of the rows' values. */
export interface BackedUpTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** The first entry, `head.json`: what is needed before the first row can be put anywhere. */
export interface BackupHead {
  /** Names of the migrations that had been applied, in order. */
  readonly migrations: readonly string[];
  /** A table stands after those that its foreign keys point at. */
  readonly tables: readonly BackedUpTable[];
}

/** The last entry, `manifest.json`: what must be found again after a restore, by table and by file. */
export interface BackupManifest {
  readonly tables: Readonly<Record<string, RowSum>>;
  readonly files: number;
}

export const HEAD = 'head.json';
export const MANIFEST = 'manifest.json';
export const TABLES = 'tables/';
export const FILES = 'files/';

/** `public.household`: the name of a table's entry and its place in the manifest. */
export function tableKey({ schema, name }: BackedUpTable): string {
  return `${schema}.${name}`;
}

/** An entry of JSON, read to its end. @throws the problem backupDamaged */
export async function readJson<T>(stream: AsyncIterable<Uint8Array>): Promise<T> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8')) as T;
  } catch {
    throw damaged('里面的目录读不出来，可能由有缺陷的程序写成。请换一份备份。');
  }
}
