import type { VisitBundle, VisitHousehold } from '../../contract/visit-bundle.ts';
import type { SubmitVisitFormInput } from '../../contract/visits.ts';
import { type Attachment1Answers, blankAttachment1 } from '../../domain/forms/lz-attachment-1.ts';
import { bundleJson } from '../../server/visits/bundle.ts';
import { registerDevice } from '../../server/visits/devices.ts';
import { submitForm } from '../../server/visits/submit.ts';
import type { Village } from '../county/places.ts';
import type { Officials } from './officials.ts';

type Filled = Pick<SubmitVisitFormInput, 'answers' | 'changes'>;

/** What the officer found at each door, one after the other; the rest of the village is not visited yet. */
const findings: readonly ((household: VisitHousehold, well: Attachment1Answers) => Filled)[] = [
  (_, well) => ({ answers: well, changes: {} }),
  ({ members: [head] }, well) => {
    const changes = { workRegion: '县外省内', workMonths: 9 };
    return { answers: well, changes: { members: head ? [{ person: head.person, changes }] : [] } };
  },
  (_, well) => ({
    answers: { ...well, housing: false, housingNote: '西边一间屋顶漏雨，墙上有裂缝' },
    changes: { household: { villageGroup: '三组' } },
  }),
  (_, well) => ({ answers: { ...well, remarks: '老人一人在家，子女在外务工' }, changes: {} }),
  ({ income }, well) => ({
    answers: { ...well, remarks: '今年养猪收入比去年多' },
    changes: { income: { A29: (income?.A29 ?? 0) + 6000 } },
  }),
];

/** The village's officer has been at a few doors today; the forms wait for the town. */
export async function visitSome(officials: Officials, village: Village): Promise<void> {
  const officer = await officials.officerOf('village', village.code);
  const name = `${officer.displayName}的手机`;
  const device = await officials.act(officer, 'visit.record', (work) => registerDevice(work, { name }));
  const bundle = await officials.act(officer, 'visit.record', (work) => bundleJson(work, device));
  const { households, form, today } = JSON.parse(bundle) as VisitBundle;
  const calm = households.filter(({ monitored }) => monitored === null);
  for (const [nth, find] of findings.entries()) {
    const household = calm[nth * 3];
    if (!household) continue;
    const { id, version } = household;
    const filled = find(household, allWell(household, form.line, officer.displayName));
    const place = { missing: '村里没有信号，没有定位' };
    const signed = { photos: [], noSignature: '已口头确认' };
    const input = { device, household: id, version, visitedOn: today, place, ...signed, ...filled };
    await officials.act(officer, 'visit.record', (work) => submitForm(work, input));
  }
}

function allWell({ type, members, income }: VisitHousehold, line: number | null, visitors: string): Attachment1Answers {
  const perHead = income?.A34 ?? null;
  const reachesLine = perHead === null || line === null ? true : perHead >= line;
  return {
    ...blankAttachment1,
    ...{ householdType: type, members: members.length, perHead, reachesLine, education: true, medical: true },
    ...{ housing: true, water: true, meetsCriteria: false, homeState: '有人在家', opinion: '无', visitors },
  };
}
