import type { VersionDifference } from '../../ui/two-versions.tsx';
import type { Correction, FieldValue } from './correction-subjects.ts';

export type Draft = Readonly<Record<string, FieldValue>>;

/** What the form begins with: the present values; masked ones are typed anew, so their places begin empty. */
export function draftOf({ current, sealed }: Correction): Draft {
  return Object.fromEntries(
    Object.entries(current).map(([field, value]) => [field, sealed.includes(field) ? null : value]),
  );
}

/** Only the fields that were changed since the form was opened. */
export function changedFields(first: Draft, draft: Draft): Draft {
  const changed = Object.entries(draft).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(first[field] ?? null),
  );
  return Object.fromEntries(changed);
}

function words(value: FieldValue | undefined): string {
  if (value === null || value === undefined || value === '') return '未填';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return Array.isArray(value) ? value.join('、') : String(value);
}

/** My changes beside what stands now. */
export function differences(changes: Draft, now: Correction): VersionDifference[] {
  return Object.entries(changes).map(([field, mine]) => ({
    label: now.fields[field]?.label ?? field,
    mine: words(mine),
    theirs: words(now.current[field]),
  }));
}
