import { birthDateOf, residentPartOf } from '../../domain/id-number.ts';
import { type PrivateValues, sealedColumns } from '../households/private-value.ts';
import { detached } from '../spreadsheets/xml-scanner.ts';
import { expectedKnownHousehold, expectedUniqueIdNumber } from './findings.ts';
import type { ParsedRow } from './parse-rows.ts';
import { householdOf, isTaken, type Reading, readSource, type StagedRow } from './reading.ts';
import type { Source } from './sources.ts';

/** Reads 家庭成员: an ID number stands once in the files, also as the first 18 characters of a certificate. */
export function readMembers(reading: Reading, source: Source<'members'>): Promise<void> {
  return readSource(reading, source, 'staged_member', (parsed) => judge(reading, source, parsed));
}

function judge(reading: Reading, source: Source<'members'>, parsed: ParsedRow<'members'>): StagedRow | undefined {
  const { findings } = reading;
  const { householdNo: no, idNumber } = parsed.values;
  const household = householdOf(reading, no);
  const belongsTo = household ? no : null;
  if (no !== null && !household) findings.fault(source, parsed, 'householdNo', expectedKnownHousehold, null);
  findings.add(source.index, parsed.faults, belongsTo);
  const isFirst = idNumber === null || isFirstWith(reading, source, parsed, idNumber, belongsTo);
  if (no === null || !household?.county || !isFirst || !isTaken(reading, parsed)) return undefined;
  household.members += 1;
  return stagedMember(reading, source.index, parsed, { no, county: household.county, position: household.members - 1 });
}

function isFirstWith(
  { findings, idNumbers }: Reading,
  source: Source<'members'>,
  parsed: ParsedRow<'members'>,
  idNumber: string,
  belongsTo: string | null,
): boolean {
  const key = detached(residentPartOf(idNumber));
  const firstRow = idNumbers.get(key);
  if (firstRow === undefined) idNumbers.set(key, parsed.row);
  else findings.fault(source, parsed, 'idNumber', expectedUniqueIdNumber(firstRow), belongsTo);
  return firstRow === undefined;
}

const blankRelation = '其他';

function stagedMember(
  { work, keys }: Reading,
  source: number,
  { row, values }: ParsedRow<'members'>,
  { no, county, position }: { no: string; county: string; position: number },
): StagedRow | undefined {
  const ring = keys.get(county);
  if (!ring || values.idNumber === null || values.name === null) return undefined;
  const versionId = work.newId();
  const { idNumber, phone } = values;
  const secret: PrivateValues = phone === null ? { idNumber } : { idNumber, phone };
  const sealed = sealedColumns(ring, { county, table: 'person_version', rowId: versionId }, secret);
  // One literal without a spread: put together from many small objects, rows cost twice the time and most of the garbage.
  return {
    source,
    row,
    county,
    no,
    position,
    person: work.newId(),
    is_new: true,
    version_id: versionId,
    membership_id: work.newId(),
    relation: values.relation ?? blankRelation,
    name: values.name,
    sex: values.sex,
    birth_date: birthDateOf(values.idNumber) ?? null,
    ethnicity: values.ethnicGroup,
    political_status: values.politicalStatus,
    education: values.education,
    student_status: values.school,
    health: values.health,
    labour: values.labour,
    work_region: values.workRegion,
    work_months: values.workMonths,
    medical_insurance: values.medicalInsurance,
    critical_illness_insurance: values.seriousIllnessInsurance,
    pension_insurance: values.pension,
    subsistence_allowance: values.subsistenceAllowance,
    extreme_poverty_support: values.extremePovertySupport,
    relocated: values.relocated,
    private: sealed.private ?? null,
    private_digest: sealed.private_digest ?? null,
    id_index: sealed.id_index ?? null,
    phone_index: sealed.phone_index ?? null,
  };
}
