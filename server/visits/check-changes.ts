import type { SubmitVisitFormInput, VisitChangesInput } from '../../contract/visits.ts';
import { faultsOfNaturalChanges } from '../../domain/forms/natural-changes.ts';
import { requireHeldOn } from '../households/correction.ts';
import type { LockedHousehold } from '../households/household-lock.ts';
import { listMembers } from '../households/member-view.ts';
import { findKnownPerson } from '../households/natural-changes.ts';
import { checkIdNumberOf, requireMember } from '../households/registry-corrections.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';

/**
 * Who joined and who left, by the same rules as the phone; somebody with a known number must not live here already.
 * @throws visitFormFaulty, inputInvalid
 */
export async function checkNaturalChanges(
  work: Work,
  household: LockedHousehold,
  visitedOn: string,
  changes: VisitChangesInput,
): Promise<void> {
  const { joined = [], left = [] } = changes;
  if (joined.length + left.length === 0) return;
  const held = await listMembers(work, household.county, household.id, visitedOn);
  const faults = faultsOfNaturalChanges(changes, held, visitedOn);
  if (faults.length > 0) throw problem('visitFormFaulty', { count: faults.length, first: faults[0]?.sentence, faults });
  for (const member of joined) await findKnownPerson(work, household, member);
}

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
  await checkNaturalChanges(work, household, visitedOn, changes);
  for (const { person, changes: ofMember } of members) {
    checkIdNumberOf(ofMember, visitedOn);
    await requireMember(work, household, person, visitedOn);
  }
}
