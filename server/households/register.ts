import type { PlainDate } from '../../domain/plain-date.ts';
import { insertRows } from '../db/insert-rows.ts';
import type { Work } from '../rights/work.ts';

/** 户编号 */
export const HOUSEHOLD_NO = 'householdNo';

export interface NewHousehold {
  readonly id: string;
  /** The village. */
  readonly area: string;
  readonly householdNo: string;
  readonly openedOn: PlainDate;
}

/** Founds households with their numbers; what they are like is set afterwards with `setVersions`. */
export async function insertHouseholds(work: Work, county: string, households: readonly NewHousehold[]): Promise<void> {
  await insertRows(
    work.tx,
    'household',
    households.map(({ id, area, openedOn }) => ({ county, id, area, version: 1, opened_on: openedOn })),
  );
  await insertRows(
    work.tx,
    'external_id',
    households.map(({ id, area, householdNo }) => ({
      ...{ county, id: work.newId(), area, household: id, scheme: HOUSEHOLD_NO, value: householdNo },
      known_from: work.at,
    })),
  );
}

/** Founds persons; `area` is the village of their household. */
export async function insertPersons(
  work: Work,
  county: string,
  persons: readonly { readonly id: string; readonly area: string }[],
): Promise<void> {
  await insertRows(
    work.tx,
    'person',
    persons.map(({ id, area }) => ({ county, id, area, version: 1 })),
  );
}
