import type { SubmitVisitFormInput } from '../../contract/visits.ts';
import { requireHeldOn } from '../households/correction.ts';
import type { LockedHousehold } from '../households/household-lock.ts';
import { checkIdNumberOf, requireMember } from '../households/registry-corrections.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';

/** Refuses on arrival what could not be accepted afterwards, while the officer still knows. @throws inputInvalid, notFound */
export async function checkChanges(
  work: Work,
  household: LockedHousehold,
  { visitedOn, changes }: SubmitVisitFormInput,
): Promise<void> {
  await requireHeldOn(work, household.county, { household: household.id }, visitedOn);
  const members = changes.members ?? [];
  if (new Set(members.map(({ person }) => person)).size < members.length) {
    throw problem('inputInvalid', { where: '成员：', what: '同一个人写了两次' });
  }
  for (const { person, changes: ofMember } of members) {
    checkIdNumberOf(ofMember, visitedOn);
    await requireMember(work, household, person, visitedOn);
  }
}
