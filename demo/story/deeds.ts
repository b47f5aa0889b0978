import type { ActName } from '../../contract/acts.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { Desk } from '../../policy/procedures/vocabulary.ts';
import type { Course } from './schedule.ts';
import { type Circumstances, categoryIn, planFor, riskOf } from './words.ts';

/** One act of a case, so many days after its opening. */
export interface Deed {
  readonly after: number;
  readonly act: ActName;
  readonly desk: Desk;
  readonly input: (about: Circumstances, on: PlainDate) => object;
}

function deed(after: number, desk: Desk, act: ActName, input: Deed['input'] = () => ({})): Deed {
  return { after, desk, act, input };
}

const open = deed(0, 'village', 'openCase', ({ lead }) => ({ lead }));
const homeCheck = deed(1, 'village', 'recordHomeCheck', (about) => ({ finding: 'meets', riskTypes: [riskOf(about)] }));
const authorise = deed(1, 'village', 'fileAuthorisation', ({ head }, on) => {
  return { signedOn: on, signedBy: head, keptAt: '村委会档案柜' };
});
const compare = deed(3, 'county', 'recordComparison', ({ chance }) => {
  if (chance !== 0) return { result: 'noDiscrepancy' };
  const note = '户主名下有一辆轻型货车';
  return { result: 'discrepancy', note, reason: '货车已报废，待注销，不影响识别' };
});
const review = deed(5, 'village', 'recordReview', reviewWith('pass'));
const post = deed(5, 'village', 'startNotice', () => ({ places: ['村委会公示栏', '村民小组公示栏'] }));
const end = deed(10, 'village', 'endNotice');
const pass = deed(12, 'township', 'passTownship', (about) => {
  const { plan, measures } = planFor(about);
  return { plan, measures, recheck: '镇里逐户复核，情况属实。' };
});
const approve = deed(14, 'county', 'decideCounty', (about) => ({ decision: 'approve', ...categoryIn(about) }));

/** Straight on, from the opening to the decision. */
const walk: readonly Deed[] = [open, homeCheck, authorise, compare, review, post, end, pass, approve];

function upTo(last: Deed): Deed[] {
  return walk.slice(0, walk.indexOf(last) + 1);
}

function reviewWith(outcome: 'pass' | 'fail'): Deed['input'] {
  return ({ chance }, on) => {
    const present = 17 + chance;
    const votesAgainst = outcome === 'pass' ? chance % 3 : present - 4;
    const votesFor = present - votesAgainst;
    return { kind: '村民代表大会', heldOn: on, present, votesFor, votesAgainst, outcome };
  };
}

const object = deed(7, 'village', 'recordObjection', () => {
  return { finding: 'pending', content: '该户儿子在外做工程，收入不低。', raisedBy: '同组村民' };
});
const reject = deed(9, 'township', 'recordObjection', () => {
  return { finding: 'rejected', objection: 1, reason: '经核实，儿子已分户，且工程款一直没有结到。' };
});
const uphold = deed(9, 'township', 'recordObjection', () => {
  return { finding: 'upheld', objection: 1, reason: '经核实，有一笔工程收入没有计入。' };
});
const isNot = (after: number) =>
  deed(after, 'village', 'recordHomeCheck', () => {
    return { finding: 'doesNotMeet', note: '补算务工收入后，人均收入高于监测线，三保障没有问题。' };
  });
const sendBack = deed(12, 'township', 'sendBack', () => {
  return { reason: '评议记录没有写明列席人员，请补充评议后再报。', to: 'villageReview' };
});

/** The acts of each course, as far as it goes. */
export const courses: Readonly<Record<Course, readonly Deed[]>> = {
  straight: walk,
  doesNotMeet: [open, isNot(1)],
  waitsForComparison: upTo(authorise),
  waitsForTownship: upTo(end),
  waitsForCounty: upTo(pass),
  reviewFails: [...upTo(compare), deed(5, 'village', 'recordReview', reviewWith('fail'))],
  countyRejects: [
    ...upTo(pass),
    deed(14, 'county', 'decideCounty', () => {
      return { decision: 'reject', reason: '自付费用已由医疗救助补足，目前没有返贫致贫风险。' };
    }),
  ],
  objectionOpen: [...upTo(post), object],
  objectionRejected: [...upTo(post), object, reject, end, pass, approve],
  objectionUpheld: [...upTo(post), object, uphold, end, isNot(12)],
  sentBack: [...upTo(end), sendBack],
  sentBackAndDone: [
    ...upTo(end),
    sendBack,
    deed(13, 'village', 'recordReview', reviewWith('pass')),
    { ...pass, after: 14 },
    approve,
  ],
};
