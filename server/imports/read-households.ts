import { addDays } from '../../domain/plain-date.ts';
import { sealedColumns } from '../households/private-value.ts';
import { detached } from '../spreadsheets/xml-scanner.ts';
import type { PlacedArea } from './areas-of-file.ts';
import { expectedKnownVillage, expectedUniqueHouseholdNo } from './findings.ts';
import type { ParsedRow } from './parse-rows.ts';
import { isTaken, type Reading, readSource, type StagedRow } from './reading.ts';
import type { HouseholdRow } from './rows.ts';
import type { Source } from './sources.ts';

/** Reads 农户: a number twice leaves the first standing; a village must be one that the actor may write in. */
export function readHouseholds(reading: Reading, source: Source<'households'>): Promise<void> {
  return readSource(reading, source, 'staged_household', (parsed) => judge(reading, source, parsed));
}

function judge(reading: Reading, source: Source<'households'>, parsed: ParsedRow<'households'>): StagedRow | undefined {
  const { findings, ofFile } = reading;
  const no = parsed.values.householdNo;
  const first = no === null ? undefined : ofFile.get(no);
  if (first) findings.fault(source, parsed, 'householdNo', expectedUniqueHouseholdNo(first.row), null);
  findings.add(source.index, parsed.faults, first ? null : no);
  const village = villageOf(reading, source, parsed, first ? null : no);
  if (no === null || first) return undefined;
  ofFile.set(detached(no), { row: parsed.row, county: village?.county ?? null, members: 0 });
  if (!village?.county || !isTaken(reading, parsed)) return undefined;
  return stagedHousehold(reading, source.index, parsed, no, { ...village, county: village.county });
}

function villageOf(
  { areas, findings, work }: Reading,
  source: Source<'households'>,
  parsed: ParsedRow<'households'>,
  belongsTo: string | null,
): PlacedArea | undefined {
  const { values } = parsed;
  if (values.villageCode === null && values.villageName === null) return undefined;
  const code = areas.villageCode(values);
  const village = areas.placed.get(code ?? '');
  const { lo, hi, areas: single } = work.actor.write;
  const mayWrite = village && ((village.code >= lo && village.code < hi) || single.includes(village.code));
  if (village?.level === 'village' && mayWrite) return village;
  if (code !== undefined && areas.broken.has(code)) {
    if (belongsTo !== null) findings.leftOut.add(belongsTo);
    return undefined;
  }
  const key = values.villageCode === null ? 'villageName' : 'villageCode';
  findings.fault(source, parsed, key, expectedKnownVillage, belongsTo);
  return undefined;
}

function stagedHousehold(
  { work, validFrom, keys }: Reading,
  source: number,
  { row, values }: ParsedRow<'households'>,
  no: string,
  { code, county }: { code: string; county: string },
): StagedRow | undefined {
  const ring = keys.get(county);
  if (!ring) return undefined;
  const versionId = work.newId();
  const { phone, periodFrom, periodTo, liftedYear } = values;
  const lifted = isLifted(values);
  const sealed = sealedColumns(
    ring,
    { county, table: 'household_version', rowId: versionId },
    phone === null ? {} : { phone },
  );
  return {
    source,
    row,
    county,
    no,
    household: work.newId(),
    version_id: versionId,
    number_id: work.newId(),
    income_id: work.newId(),
    essentials_id: work.newId(),
    lifted_id: lifted ? work.newId() : null,
    area: code,
    day: validFrom ?? periodFrom,
    household_type: values.householdType,
    lifted,
    lifted_year: liftedYear,
    village_group: values.villageGroup,
    head_name: values.headName,
    resettlement_site: values.inResettlementSite,
    period_from: periodFrom,
    period_to: periodTo,
    income_from: periodTo && addDays(periodTo, 1),
    a28: values.A28,
    a29: values.A29,
    a30: values.A30,
    a31: values.A31,
    a32: values.A32,
    a35: values.A35,
    a36: values.A36,
    prior_per_head: values.priorPerHead,
    housing: values.housingSecured,
    education: values.educationSecured,
    water: values.waterSecured,
    private: sealed.private ?? null,
    private_digest: sealed.private_digest ?? null,
    phone_index: sealed.phone_index ?? null,
  };
}

/** 是否脱贫户 says it; without that column or answer the type or a year does. Null: nothing says so. */
function isLifted({ isLifted, householdType, liftedYear }: HouseholdRow): boolean | null {
  return isLifted ?? (householdType === '脱贫户' || liftedYear !== null ? true : null);
}
