import type { VisitAnswer } from '../../contract/visits.ts';
import { accountNames } from '../households/account-names.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { countyOf, requireDevice } from './devices.ts';
import { openReason } from './form-content.ts';
import { type FormRecord, findForm, listFormsOfDevice } from './queries.ts';

/** The server's word on the officer's forms from one device. @throws deviceUnknown, deviceWiped */
export async function listAnswers(work: Work, device: string): Promise<VisitAnswer[]> {
  const county = countyOf(work);
  await requireDevice(work, device);
  return answersTo(work, county, await listFormsOfDevice(work, county, device));
}

/** The server's word on one form. @throws notFound */
export async function getAnswer(work: Work, form: string): Promise<VisitAnswer> {
  const county = countyOf(work);
  const record = await findForm(work, county, form);
  const [answer] = record ? await answersTo(work, county, [record]) : [];
  if (!answer) throw problem('notFound');
  return answer;
}

async function answersTo(work: Work, county: string, forms: readonly FormRecord[]): Promise<VisitAnswer[]> {
  const ring = await work.keys.ringOf(county);
  const names = await accountNames(
    work,
    forms.flatMap(({ decidedBy }) => decidedBy ?? []),
  );
  return forms.map(({ id, household, visitedOn, standing, version, receivedAt, decidedAt, decidedBy, reason }) => {
    const by = decidedBy === null ? null : (names.get(decidedBy) ?? '');
    const why = openReason(ring, county, id, reason);
    return {
      ...{ form: id, household, visitedOn, standing, version, receivedAt, decidedAt, decidedBy: by },
      sentence: sentenceOf(standing, by, why),
    };
  });
}

function sentenceOf(standing: VisitAnswer['standing'], by: string | null, why: string | null): string {
  if (standing === 'returned') return `${by ?? '镇里'}退回：${why ?? ''}`;
  return standing === 'accepted' ? '镇里已采纳。' : '已收到，等镇里审核。';
}
