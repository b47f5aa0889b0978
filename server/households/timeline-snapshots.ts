import { sql } from 'kysely';
import { ESSENTIALS_FIELDS, type FieldLabel, INCOME_FIELDS } from '../../contract/household-fields.ts';
import type { FieldChange, TimelineKind } from '../../contract/household-history.ts';
import { formatYuan } from '../../domain/money.ts';
import type { Work } from '../rights/work.ts';
import { columnOf } from './fields.ts';
import type { EntryDraft } from './timeline-versions.ts';

interface SnapshotRow extends Record<string, unknown> {
  readonly id: string;
  readonly purpose: string;
  readonly valid_from: string;
  readonly known_from: string;
  readonly known_to: string | null;
  readonly means: string;
  readonly by_account: string;
}

interface Kind {
  readonly table: 'income_snapshot' | 'essentials_snapshot';
  readonly kind: TimelineKind;
  readonly fields: Readonly<Record<string, FieldLabel>>;
}

const KINDS: readonly Kind[] = [
  { table: 'income_snapshot', kind: '收支', fields: INCOME_FIELDS },
  { table: 'essentials_snapshot', kind: '三保障', fields: ESSENTIALS_FIELDS },
];

/** Income and 三保障 as they were put down and corrected. */
export async function snapshotEntries(work: Work, county: string, household: string): Promise<EntryDraft[]> {
  const entries: EntryDraft[] = [];
  for (const kind of KINDS) {
    const { rows } = await sql<SnapshotRow>`
      select * from ${sql.table(kind.table)}
      where county = ${county} and household = ${household} and standing = 'accepted'
      order by valid_from, known_from, id`.execute(work.tx);
    const lasting = rows.filter(({ known_from, known_to }) => known_from !== known_to);
    entries.push(...lasting.map((row) => entryOf(kind, row, findBefore(row, lasting))));
  }
  return entries;
}

/** What was in force on its day just before it was put down. */
function findBefore(row: SnapshotRow, rows: readonly SnapshotRow[]): SnapshotRow | undefined {
  const { known_from: instant } = row;
  const wasKnown = (other: SnapshotRow) =>
    other.known_from < instant && (other.known_to === null || other.known_to >= instant);
  return rows.filter((other) => other.valid_from <= row.valid_from && wasKnown(other)).at(-1);
}

function entryOf({ kind, fields }: Kind, row: SnapshotRow, before: SnapshotRow | undefined): EntryDraft {
  const corrects = before !== undefined && row.means === 'desk';
  const period = row.period_from ? `（${row.period_from} 至 ${row.period_to ?? '今'}）` : '';
  return {
    ...{ id: row.id, on: row.known_from.slice(0, 10), kind, lead: null, case: null },
    title: `${corrects ? '更正' : '登记'}${kind}${period}`,
    detail: `用途：${row.purpose}，自 ${row.valid_from} 起`,
    changes: Object.entries(fields).flatMap(([field, label]) => changeOf(field, label, row, before)),
    ...{ account: row.by_account, means: row.means },
  };
}

function changeOf(field: string, { label }: FieldLabel, row: SnapshotRow, before: SnapshotRow | undefined) {
  const [was, is] = [shown(before?.[columnOfSnapshot(field)]), shown(row[columnOfSnapshot(field)])];
  if (was === is) return [];
  const change: FieldChange = { subject: '本户', label, before: was, after: is, from: row.valid_from };
  return [change];
}

/** `A28` → `a28`, `priorPerHead` → `prior_per_head` */
function columnOfSnapshot(field: string): string {
  return columnOf(field.replace(/^A(?=\d)/, 'a'));
}

function shown(value: unknown): string | null {
  if (typeof value === 'bigint') return `${formatYuan(value)} 元`;
  if (typeof value === 'boolean') return value ? '是' : '否';
  return null;
}
