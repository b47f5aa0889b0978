import { sql } from 'kysely';
import { VISIT_STANDING_LABELS } from '../../contract/visits.ts';
import { canonicalJson } from '../../policy/procedures/canonical-json.ts';
import { refreshQuality } from '../data-quality/refresh.ts';
import { type LockedHousehold, lockHousehold, raiseVersion } from '../households/household-lock.ts';
import { join, leave } from '../households/natural-changes.ts';
import { writeHousehold, writeMember } from '../households/registry-corrections.ts';
import { writeEssentials, writeIncome } from '../households/situation-corrections.ts';
import { problem } from '../http/problem.ts';
import { keyedDigest } from '../keys/keyed-digest.ts';
import { refreshAndJudge } from '../leads/screening.ts';
import { writeAudit } from '../rights/audit.ts';
import type { Work } from '../rights/work.ts';
import { checkNaturalChanges } from './check-changes.ts';
import { recordVisit } from './event.ts';
import { type FormContent, openForm, sealReason } from './form-content.ts';
import { type FormRecord, findForm } from './queries.ts';

const byVisit = { means: 'visit' } as const;
const bySweep = { ...byVisit, purpose: '排查' } as const;

/**
 * Accepts a form: what it proposes holds from the day of the visit, the form counts in attachment 2, facts, rules, findings
 * and lists follow, all in one transaction. `version` is what the reader saw; a batch of forms without changes needs none.
 * @throws notFound, visitDecided, stale, inputInvalid
 */
export async function acceptForm(work: Work, county: string, id: string, version?: number): Promise<void> {
  const { form, household } = await lockForm(work, county, id, version);
  const content = openForm(await work.keys.ringOf(county), county, id, form.private);
  const left = await writeAccepted(work, household, form, content);
  await settle(work, household, form, 'accepted', null);
  const households = [household.id, ...left];
  await refreshAndJudge(work, county, households);
  await refreshQuality(work, { county, households });
  const ring = await work.keys.ringOf(county);
  await writeAudit(work, {
    ...{ act: 'visit.accept', county, objectKind: 'household', objectIds: [household.id], details: { form: id } },
    digestAfter: keyedDigest(ring, county, canonicalJson(content as never)),
  });
}

/** Returns a form with a reason, which the phone shows. Nothing else changes. @throws notFound, visitDecided */
export async function returnForm(work: Work, county: string, id: string, reason: string): Promise<void> {
  const { form, household } = await lockForm(work, county, id);
  const sealed = sealReason(await work.keys.ringOf(county), county, id, reason);
  await settle(work, household, form, 'returned', sealed);
  const objectIds = [household.id];
  await writeAudit(work, { act: 'visit.return', county, objectKind: 'household', objectIds, details: { form: id } });
}

/** Accepts forms that change nothing, all or none, in the order of their arrival. @throws visitBatchRefused and as `acceptForm` */
export async function acceptForms(work: Work, county: string, ids: readonly string[]): Promise<void> {
  for (const id of [...ids].sort()) {
    const form = await findForm(work, county, id);
    if (!form) throw problem('notFound');
    if (form.changedFields > 0) throw problem('visitBatchRefused', { fields: form.changedFields });
    await acceptForm(work, county, id);
  }
}

async function lockForm(work: Work, county: string, id: string, version?: number) {
  const seen = await findForm(work, county, id);
  if (!seen) throw problem('notFound');
  const household = await lockHousehold(work, county, seen.household);
  const form = (await findForm(work, county, id)) ?? seen;
  if (form.standing !== 'proposed') {
    throw problem('visitDecided', { standing: VISIT_STANDING_LABELS[form.standing] });
  }
  if (version !== undefined && version !== household.version) {
    throw problem('stale', { expected: version, current: household.version });
  }
  return { form, household };
}

/** Answers the households that somebody left who joined this one. */
async function writeAccepted(
  work: Work,
  household: LockedHousehold,
  { visitedOn: from }: FormRecord,
  form: FormContent,
): Promise<string[]> {
  const { changes, answers } = form;
  await checkNaturalChanges(work, household, from, changes);
  for (const left of changes.left ?? []) await leave(work, household, left, byVisit);
  const former: string[] = [];
  for (const member of changes.joined ?? []) former.push(...(await join(work, household, member, byVisit)));
  for (const { person, changes: ofMember } of changes.members ?? []) {
    await writeMember(work, household, person, { from, changes: ofMember }, byVisit);
  }
  if (changes.household) await writeHousehold(work, household, { from, changes: changes.household }, byVisit);
  if (changes.income) await writeIncome(work, household, { from, changes: changes.income }, bySweep);
  const { housing, education, water } = answers;
  const told = Object.entries({ housing, education, water }).filter(([, secured]) => secured !== null);
  if (told.length > 0) await writeEssentials(work, household, { from, changes: Object.fromEntries(told) }, bySweep);
  return former;
}

/**
 * Marks the form and raises the household's version. A form that stood at the head of a chain stays there: the next one of
 * the same phone comes `after` it and must not conflict with a decision on its own forerunner.
 */
async function settle(
  work: Work,
  household: LockedHousehold,
  { id }: FormRecord,
  standing: 'accepted' | 'returned',
  reason: Buffer | null,
): Promise<void> {
  const { county, version } = household;
  await sql`update visit_form set standing = ${standing}, decided_at = ${work.at}, decided_by = ${work.actor.id},
    reason = ${reason} where county = ${county} and id = ${id}`.execute(work.tx);
  await sql`update sweep_form set standing = ${standing}, known_from = ${work.at}
    where county = ${county} and id = ${id}`.execute(work.tx);
  await sql`update visit_form set version = ${version + 1}
    where county = ${county} and household = ${household.id} and version = ${version}`.execute(work.tx);
  await raiseVersion(work, county, household.id);
  await recordVisit(work, household, standing === 'accepted' ? 'visitAccepted' : 'visitReturned', id);
}
