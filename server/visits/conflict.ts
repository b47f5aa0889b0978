import { sql } from 'kysely';
import { MEANS_LABELS } from '../../contract/household-fields.ts';
import type { VisitHousehold } from '../../contract/visit-bundle.ts';
import { VISIT_STANDING_LABELS, type VisitConflict } from '../../contract/visits.ts';
import { accountNames } from '../households/account-names.ts';
import type { LockedHousehold } from '../households/household-lock.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { differencesOf } from './differences.ts';
import { type FormContent, openForm } from './form-content.ts';
import { householdBodies } from './household-bodies.ts';
import { type FormRecord, findFormSince, findLastChange } from './queries.ts';

/** Both versions of a household: what happened since `base`, and mine; `by` and `what` also fill the sentence. */
export async function conflictOf(
  work: Work,
  { county, id, version }: LockedHousehold,
  base: number,
  mine: FormContent,
): Promise<VisitConflict & { by: string; what: string }> {
  const now = await showHousehold(work, county, id);
  const form = await findFormSince(work, county, id, base);
  const other = form && openForm(await work.keys.ringOf(county), county, form.id, form.private);
  const { by, at, what } = form ? await byForm(work, form) : await byLastChange(work, county, id);
  return {
    ...{ household: id, version, by, what },
    theirs: { by, at, what, household: now, answers: other?.answers ?? null, visitedOn: form?.visitedOn ?? null },
    mine: { answers: mine.answers, changes: mine.changes },
    differences: differencesOf(now, mine, other),
  };
}

/** One household as a bundle shows it. @throws notFound */
export async function showHousehold(work: Work, county: string, id: string): Promise<VisitHousehold> {
  const [body] = await householdBodies(work, county, sql`h.id = ${id}`);
  if (!body) throw problem('notFound');
  return JSON.parse(body.json) as VisitHousehold;
}

async function byForm(work: Work, { by, receivedAt, standing }: FormRecord) {
  const what = `入户排查登记，${VISIT_STANDING_LABELS[standing]}`;
  return { by: await nameOf(work, by), at: receivedAt, what };
}

async function byLastChange(work: Work, county: string, household: string) {
  const change = await findLastChange(work, county, household);
  if (!change) return { by: '别人', at: work.at, what: '更正' };
  return { by: await nameOf(work, change.by), at: change.at, what: MEANS_LABELS[change.means] ?? '办理' };
}

async function nameOf(work: Work, account: string): Promise<string> {
  return (await accountNames(work, [account])).get(account) ?? '别人';
}
