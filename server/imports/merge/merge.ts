import { sql } from 'kysely';
import { refreshStatistics } from '../../db/statistics.ts';
import { mergeHouseholds, restampPersons } from './households.ts';
import type { Merging } from './merging.ts';
import { settleMonitored } from './monitored.ts';
import { mergeNames } from './names.ts';
import { withParentsProven } from './parents.ts';
import { identifyPersons, insertNewPersons, listMembersElsewhere } from './persons.ts';
import { mergeMeasures, mergeSnapshots, mergeSweepForms } from './snapshots.ts';
import { mergeEnrolments, mergeHouseholdVersions, mergeMembers } from './timelines.ts';

interface Place {
  readonly source: number;
  readonly row: number;
}

/** What the merge found, by the rows of the files. */
export interface Merged {
  readonly repeatedMonitored: readonly Place[];
  readonly elsewhere: readonly Place[];
  readonly ended: readonly (Place & { readonly members: number })[];
}

/** Takes the settled rows into the registry. Everything is set-wise; nothing here grows with the rows in memory. */
export function merge(merging: Merging): Promise<Merged> {
  return withParentsProven(merging, () => mergeAll(merging));
}

async function mergeAll(merging: Merging): Promise<Merged> {
  await mergeHouseholds(merging);
  await identifyPersons(merging);
  await insertNewPersons(merging);
  await restampPersons(merging);
  await mergeHouseholdVersions(merging);
  const elsewhere = await listMembersElsewhere(merging);
  const { ended } = await mergeMembers(merging);
  await mergeSnapshots(merging);
  const repeatedMonitored = await settleMonitored(merging);
  await mergeEnrolments(merging);
  await mergeMeasures(merging);
  await mergeSweepForms(merging);
  await refreshStatistics(merging.tx);
  await mergeNames(merging);
  await raiseVersions(merging);
  return { repeatedMonitored, elsewhere, ended };
}

/** Whoever saw a household before must not change it unseen. */
async function raiseVersions({ tx }: Merging): Promise<void> {
  await sql`
    create temporary table touched on commit drop as
    select county, id from changed_household union select county, household from changed_person`.execute(tx);
  await sql`update household h set version = version + 1
    from touched t join of_import o on o.county = t.county and o.id = t.id and not o.is_new
    where h.county = t.county and h.id = t.id`.execute(tx);
}
