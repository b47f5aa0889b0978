import { sql } from 'kysely';
import type { HistoryView } from '../../contract/household-history.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { accountNames } from './account-names.ts';
import { FIELD_LABELS, shownValue } from './shown-value.ts';
import { readVersions } from './version-rows.ts';

/**
 * Every version of a household's or a member's values with both times, masked: what was valid when, and when we held it
 * to be so. @throws notFound
 */
export async function getHistory(
  work: Work,
  county: string,
  table: 'household_version' | 'person_version',
  id: string,
): Promise<HistoryView> {
  const subject = table === 'household_version' ? 'household' : 'person';
  const versions = await readVersions(work, table, county, sql`${sql.ref(subject)} = ${id}`);
  if (versions.length === 0) throw problem('notFound');
  const labels = FIELD_LABELS[table];
  const names = await accountNames(
    work,
    versions.map(({ by }) => by),
  );
  const wordsOf = (values: (typeof versions)[number]['values']) =>
    Object.keys(labels).flatMap((field) => {
      const shown = shownValue(work.actor.role, field, values[field] ?? null);
      return shown === null ? [] : [[field, shown] as const];
    });
  return {
    labels: Object.fromEntries(Object.entries(labels).map(([field, { label }]) => [field, label])),
    versions: versions.map(({ by, values, knownFrom, knownTo, id, validFrom, validTo, means }) => ({
      ...{ id, validFrom, validTo, means },
      ...{ knownFrom: instantOf(knownFrom), knownTo: knownTo === null ? null : instantOf(knownTo) },
      by: names.get(by) ?? null,
      values: Object.fromEntries(wordsOf(values)),
    })),
  };
}

/** PostgreSQL's `2022-05-30 09:00:00+08` as every client reads it. */
function instantOf(text: string): string {
  return `${text.replace(' ', 'T')}:00`;
}
