import type { Corrected, CorrectHouseholdInput, CorrectMemberInput } from '../../contract/corrections.ts';
import { MEMBER_FIELDS } from '../../contract/household-fields.ts';
import { checkIdNumber, ID_NUMBER_FAULTS, normaliseIdNumber } from '../../domain/id-number.ts';
import type { Work } from '../rights/work.ts';
import { correct, inputInvalid, requireHeldOn } from './correction.ts';
import type { LockedHousehold } from './household-lock.ts';
import { listMembers } from './member-view.ts';
import { type Provenance, setVersions } from './versions.ts';

const byDesk = { means: 'desk' } as const;

/** Corrects A5–A22 of a member, or the relation to the head. @throws notFound, stale, inputInvalid */
export async function correctMember(
  work: Work,
  where: { readonly county: string; readonly household: string; readonly person: string },
  input: CorrectMemberInput,
): Promise<Corrected> {
  checkIdNumberOf(input.changes, input.from);
  return correct(work, { ...where, what: 'member' }, input, (household) =>
    writeMember(work, household, where.person, input, byDesk),
  );
}

/** Sets changed fields of a member of a locked household from a day on; answers whether any differed. @throws notFound, inputInvalid */
export async function writeMember(
  work: Work,
  household: LockedHousehold,
  person: string,
  { from, changes }: Pick<CorrectMemberInput, 'from' | 'changes'>,
  provenance: Provenance,
): Promise<boolean> {
  const { county, area } = household;
  const { relation, ...values } = changes;
  await requireMember(work, household, person, from);
  const at = { area, from };
  const ofPerson = await setVersions(
    work,
    'person_version',
    county,
    [{ ...at, subject: { person }, values }],
    provenance,
  );
  const subject = { household: household.id, person };
  const ofPlace =
    relation === undefined
      ? []
      : await setVersions(work, 'membership', county, [{ ...at, subject, values: { relation } }], provenance);
  if (values.name !== undefined || relation === '户主') await writeHeadName(work, household, from, provenance);
  return [...ofPerson, ...ofPlace].includes(true);
}

/** Somebody who belonged to the household on the day, and of whom something was held. @throws notFound, inputInvalid */
export async function requireMember(
  work: Work,
  { county, id }: LockedHousehold,
  person: string,
  on: string,
): Promise<void> {
  await requireHeldOn(work, county, { household: id, person }, on);
}

/** Corrects what belongs to the household as a whole. @throws notFound, stale, inputInvalid */
export function correctHousehold(
  work: Work,
  where: { readonly county: string; readonly household: string },
  input: CorrectHouseholdInput,
): Promise<Corrected> {
  return correct(work, { ...where, what: 'household' }, input, (household) =>
    writeHousehold(work, household, input, byDesk),
  );
}

/** Sets changed fields of a locked household from a day on; answers whether any differed. @throws notFound, inputInvalid */
export async function writeHousehold(
  work: Work,
  { county, id, area }: LockedHousehold,
  { from, changes }: Pick<CorrectHouseholdInput, 'from' | 'changes'>,
  provenance: Provenance,
): Promise<boolean> {
  await requireHeldOn(work, county, { household: id }, from);
  const setting = { subject: { household: id }, area, from, values: changes };
  return (await setVersions(work, 'household_version', county, [setting], provenance)).includes(true);
}

/** The household bears its head's name in lists; it follows the head. */
export async function writeHeadName(
  work: Work,
  { county, id, area }: LockedHousehold,
  from: string,
  provenance: Provenance,
): Promise<void> {
  const members = await listMembers(work, county, id, from);
  const head = members.find(({ relation }) => relation === '户主');
  if (!head) return;
  const setting = { subject: { household: id }, area, from, values: { headName: head.name } };
  await setVersions(work, 'household_version', county, [setting], provenance);
}

/** An ID number typed anew must be one. @throws inputInvalid */
export function checkIdNumberOf({ idNumber }: { readonly idNumber?: string | null }, on: string): void {
  if (idNumber === null || idNumber === undefined) return;
  const check = checkIdNumber(normaliseIdNumber(idNumber), on);
  if (check !== 'ok') throw inputInvalid(MEMBER_FIELDS.idNumber.label, ID_NUMBER_FAULTS[check]);
}
