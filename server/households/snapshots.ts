import { sql } from 'kysely';
import type { Fen } from '../../domain/money.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { Work } from '../rights/work.ts';
import { columnOf } from './fields.ts';
import { replaceRows } from './replace-rows.ts';
import type { Provenance } from './versions.ts';

export type SnapshotPurpose = '识别' | '年度' | '消除' | '排查';

/** The lines behind a total, in fen as text: `{"A28": {"务工": "1200000"}}`. */
export type IncomeLines = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Amounts in fen; null is unknown. A33, A34, A37, A38 are computed, never stored. */
export interface IncomeValues {
  readonly periodFrom: PlainDate | null;
  readonly periodTo: PlainDate | null;
  readonly a28: Fen | null;
  readonly a29: Fen | null;
  readonly a30: Fen | null;
  readonly a31: Fen | null;
  readonly a32: Fen | null;
  readonly a35: Fen | null;
  readonly a36: Fen | null;
  /** 上年人均纯收入 */
  readonly priorPerHead: Fen | null;
  readonly lines: IncomeLines | null;
}

/** 三保障和饮水安全: true when secured. */
export interface EssentialsValues {
  readonly housing: boolean | null;
  readonly education: boolean | null;
  readonly water: boolean | null;
}

interface SnapshotValues {
  income_snapshot: IncomeValues;
  essentials_snapshot: EssentialsValues;
}

type SnapshotTable = keyof SnapshotValues;

/** One snapshot to put down; of a household there is one for each purpose and day. */
export interface SnapshotSetting<Table extends SnapshotTable> {
  readonly household: string;
  readonly area: string;
  readonly purpose: SnapshotPurpose;
  readonly validFrom: PlainDate;
  readonly values: SnapshotValues[Table];
}

const FIELDS: { readonly [table in SnapshotTable]: readonly (keyof SnapshotValues[table] & string)[] } = {
  income_snapshot: [
    ...(['periodFrom', 'periodTo', 'a28', 'a29', 'a30', 'a31', 'a32', 'a35', 'a36', 'priorPerHead', 'lines'] as const),
  ],
  essentials_snapshot: ['housing', 'education', 'water'],
};

/**
 * Puts down snapshots, any number at once, under the caller's locks: one of the same household, purpose and day is
 * replaced (and kept with `known_to`), the same values again write nothing. Answers which changed anything.
 */
export async function setSnapshots<Table extends SnapshotTable>(
  work: Work,
  table: Table,
  county: string,
  settings: readonly SnapshotSetting<Table>[],
  provenance: Provenance,
): Promise<boolean[]> {
  const latest = new Map(settings.map((setting) => [keyOf(setting), setting]));
  const held = await loadSnapshots(work, table, county, [...new Set(settings.map(({ household }) => household))]);
  const changed = new Set(
    [...latest].filter(([key, { values }]) => held.get(key)?.text !== textOf(table, values)).map(([key]) => key),
  );
  const replaced = [...changed].flatMap((key) => held.get(key)?.id ?? []);
  const added = [...latest].filter(([key]) => changed.has(key));
  const rows = added.map(([, setting]) => rowOf(work, county, setting, provenance));
  await replaceRows(work, table, county, replaced, rows);
  return settings.map((setting) => changed.has(keyOf(setting)));
}

function keyOf({ household, purpose, validFrom }: { household: string; purpose: string; validFrom: string }): string {
  return `${household}|${purpose}|${validFrom}`;
}

function textOf(table: SnapshotTable, values: object): string {
  const named = values as Record<string, unknown>;
  return JSON.stringify(FIELDS[table].map((field) => sortedText(named[field] ?? null)));
}

/** jsonb gives back its members in an order of its own. */
function sortedText(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, sortedText(part)]);
}

async function loadSnapshots(work: Work, table: SnapshotTable, county: string, households: readonly string[]) {
  const { rows } = await sql<Record<string, unknown> & { id: string; household: string; purpose: string }>`
    select * from ${sql.table(table)}
    where county = ${county} and household = any(${households}::uuid[]) and known_to is null
      and standing = 'accepted'`.execute(work.tx);
  return new Map(
    rows.map((row) => {
      const values = Object.fromEntries(FIELDS[table].map((field) => [field, row[columnOf(field)]]));
      return [keyOf({ ...row, validFrom: row.valid_from as string }), { id: row.id, text: textOf(table, values) }];
    }),
  );
}

function rowOf<Table extends SnapshotTable>(
  work: Work,
  county: string,
  { household, area, purpose, validFrom, values }: SnapshotSetting<Table>,
  { means, batch }: Provenance,
) {
  return {
    ...{ county, id: work.newId(), household, area, purpose, valid_from: validFrom },
    ...Object.fromEntries(Object.entries(values).map(([field, value]) => [columnOf(field), value])),
    ...{ known_from: work.at, known_to: null, standing: 'accepted', means, by_account: work.actor.id, batch },
  };
}
