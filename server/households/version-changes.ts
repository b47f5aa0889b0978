import type { FieldLabel } from '../../contract/household-fields.ts';
import { canonicalJson } from '../../policy/procedures/canonical-json.ts';
import type { FieldValue } from './fields.ts';
import type { VersionRow } from './version-rows.ts';

/** One field that somebody changed: before and after as values, and the day from which it holds. */
export interface ChangedField {
  readonly label: string;
  readonly field: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
  readonly from: string;
}

/** What one act did to one subject. */
export interface VersionChange {
  /** The row it wrote; of an end, the row that it ended. */
  readonly row: VersionRow;
  readonly knownFrom: string;
  readonly what: 'first' | 'changed' | 'ended';
  readonly fields: readonly ChangedField[];
}

/**
 * What happened to one subject, from all its rows in both times. A row written again because it was cut says nothing new
 * and gives no change; neither does one that was replaced in the act that wrote it.
 */
export function changesOf(rows: readonly VersionRow[], labels: Readonly<Record<string, FieldLabel>>): VersionChange[] {
  const lasting = rows.filter(({ knownFrom, knownTo }) => knownFrom !== knownTo);
  const written = lasting.flatMap((row): VersionChange[] => {
    const { knownFrom } = row;
    const before = lasting.find((other) => other !== row && wasKnown(other, knownFrom) && covers(other, row.validFrom));
    if (!before) return [{ row, knownFrom, what: 'first', fields: [] }];
    const fields = changedFields(before, row, labels);
    return fields.length === 0 ? [] : [{ row, knownFrom, what: 'changed', fields }];
  });
  return [...written, ...lasting.flatMap((row) => endOf(row, lasting))];
}

/** Known just before the instant. */
function wasKnown({ knownFrom, knownTo }: VersionRow, instant: string): boolean {
  return knownFrom < instant && (knownTo === null || knownTo >= instant);
}

function covers({ validFrom, validTo }: VersionRow, day: string): boolean {
  return validFrom <= day && (validTo === null || validTo > day);
}

/** A row that was withdrawn, and from some day of its time on nothing stands in its place. */
function endOf(row: VersionRow, rows: readonly VersionRow[]): VersionChange[] {
  const { knownTo } = row;
  if (knownTo === null) return [];
  const after = rows.filter(
    (other) => other.knownFrom <= knownTo && (other.knownTo === null || other.knownTo > knownTo),
  );
  const kept = after.find((other) => covers(other, row.validFrom));
  const end = kept ? kept.validTo : row.validFrom;
  const isEnded = end !== null && (row.validTo === null || end < row.validTo) && !after.some((o) => covers(o, end));
  return isEnded ? [{ row: { ...row, validTo: end }, knownFrom: knownTo, what: 'ended', fields: [] }] : [];
}

function changedFields(before: VersionRow, after: VersionRow, labels: Readonly<Record<string, FieldLabel>>) {
  const same = (field: string) =>
    canonicalJson(before.values[field] ?? null) === canonicalJson(after.values[field] ?? null);
  return Object.entries(labels)
    .filter(([field]) => !same(field))
    .map(([field, { label }]) => ({
      ...{ label, field, from: after.validFrom },
      ...{ before: before.values[field] ?? null, after: after.values[field] ?? null },
    }));
}
