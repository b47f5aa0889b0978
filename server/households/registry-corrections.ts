import type { Corrected, CorrectHouseholdInput, CorrectMemberInput } from '../../contract/corrections.ts';
import { MEMBER_FIELDS } from '../../contract/household-fields.ts';
import { checkIdNumber, normaliseIdNumber } from '../../domain/id-number.ts';
import type { Work } from '../rights/work.ts';
import { correct, inputInvalid, requireHeldOn } from './correction.ts';
import type { LockedHousehold } from './household-lock.ts';
import { listMembers } from './member-view.ts';
import { setVersions } from './versions.ts';

const byDesk = { means: 'desk' } as const;

/** Corrects A5–A22 of a member, or the relation to the head. @throws notFound, stale, inputInvalid */
export async function correctMember(
  work: Work,
  where: { readonly county: string; readonly household: string; readonly person: string },
  input: CorrectMemberInput,
): Promise<Corrected> {
  const { relation, ...values } = input.changes;
  checkNumber(values.idNumber, input.from);
  return correct(work, { ...where, what: 'member' }, input, async (household) => {
    const { county, person } = where;
    await requireHeldOn(work, 'membership', county, { household: household.id, person }, input.from);
    await requireHeldOn(work, 'person_version', county, { person }, input.from);
    const at = { area: household.area, from: input.from };
    const ofPerson = await setVersions(
      work,
      'person_version',
      county,
      [{ ...at, subject: { person }, values }],
      byDesk,
    );
    const subject = { household: household.id, person };
    const ofPlace =
      relation === undefined
        ? []
        : await setVersions(work, 'membership', county, [{ ...at, subject, values: { relation } }], byDesk);
    if (values.name !== undefined || relation === '户主') await renameHead(work, household, input.from);
    return [...ofPerson, ...ofPlace].includes(true);
  });
}

/** Corrects what belongs to the household as a whole. @throws notFound, stale, inputInvalid */
export function correctHousehold(
  work: Work,
  where: { readonly county: string; readonly household: string },
  input: CorrectHouseholdInput,
): Promise<Corrected> {
  return correct(work, { ...where, what: 'household' }, input, async ({ county, id, area }) => {
    await requireHeldOn(work, 'household_version', county, { household: id }, input.from);
    const setting = { subject: { household: id }, area, from: input.from, values: input.changes };
    return (await setVersions(work, 'household_version', county, [setting], byDesk)).includes(true);
  });
}

/** The household bears its head's name in lists; it follows the head. */
async function renameHead(work: Work, { county, id, area }: LockedHousehold, from: string): Promise<void> {
  const members = await listMembers(work, county, id, from);
  const head = members.find(({ relation }) => relation === '户主');
  if (!head) return;
  const setting = { subject: { household: id }, area, from, values: { headName: head.name } };
  await setVersions(work, 'household_version', county, [setting], byDesk);
}

const NUMBER_FAULTS = {
  length: '长度不对',
  characters: '有不该有的字符',
  date: '出生日期不存在',
  checkDigit: '校验位不对',
  certificate: '残疾类别或等级不对',
} as const;

function checkNumber(idNumber: string | null | undefined, on: string): void {
  if (idNumber === null || idNumber === undefined) return;
  const check = checkIdNumber(normaliseIdNumber(idNumber), on);
  if (check !== 'ok') throw inputInvalid(MEMBER_FIELDS.idNumber.label, NUMBER_FAULTS[check]);
}
