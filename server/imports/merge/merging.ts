import type { ImportMode } from '../../../contract/imports.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import type { Tx } from '../../db/transaction.ts';
import type { KeyRing } from '../../keys/key-ring.ts';
import type { Work } from '../../rights/work.ts';
import type { SheetKey } from '../rows.ts';
import type { Source } from '../sources.ts';

/** What every part of the merge needs. */
export interface Merging {
  readonly work: Work;
  readonly tx: Tx;
  readonly batch: string;
  readonly sources: readonly Source[];
  readonly mode: ImportMode;
  readonly validFrom: PlainDate | undefined;
  /** Households left out, by number. */
  readonly leftOut: readonly string[];
  readonly keys: ReadonlyMap<string, KeyRing>;
}

/** The sheets (by their number) of one sort that have no column for a field: what holds stays as it is. */
export function sourcesWithout(sources: readonly Source[], sheet: SheetKey, field: string): number[] {
  return sources
    .filter(({ recognised }) => recognised.key === sheet)
    .filter(({ recognised }) => !recognised.header.columns.some(({ layout }) => layout.key === field))
    .map(({ index }) => index);
}
