import type { Work } from '../rights/work.ts';
import type { ImportFindings } from './import-findings.ts';
import type { ImportRequest } from './import-request.ts';
import type { PlacedAreas } from './place-areas.ts';
import { readMeasures, readMonitored, readSweepForms } from './read-dependents.ts';
import { readHouseholds } from './read-households.ts';
import { readMembers } from './read-members.ts';
import type { Reading } from './reading.ts';
import { type OpenedFiles, sourcesOf } from './sources.ts';

/** Reads every sheet below the areas into the staged tables, in the order in which they build on each other. */
export async function readAll(
  work: Work,
  { sources }: OpenedFiles,
  areas: PlacedAreas,
  findings: ImportFindings,
  { mode, validFrom, onProgress }: ImportRequest,
): Promise<Reading> {
  let rows = 0;
  const told = (more: number) => {
    rows += more;
    onProgress?.({ step: 'reading', rows });
  };
  const shared = { ofFile: new Map(), ofDatabase: new Map(), idNumbers: new Map(), keys: new Map() };
  const reading: Reading = { work, mode, validFrom, findings, areas, told, ...shared };
  for (const source of sourcesOf(sources, 'households')) await readHouseholds(reading, source);
  for (const source of sourcesOf(sources, 'members')) await readMembers(reading, source);
  for (const source of sourcesOf(sources, 'monitored')) await readMonitored(reading, source);
  for (const source of sourcesOf(sources, 'measures')) await readMeasures(reading, source);
  for (const source of sourcesOf(sources, 'sweepForms')) await readSweepForms(reading, source);
  return reading;
}
