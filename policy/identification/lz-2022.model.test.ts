import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, type PlainDate } from '../../domain/plain-date.ts';
import { SHIPPED_CALENDAR } from '../legal-days/shipped.ts';
import { advance, eventInput, foldCase, withDefaults } from '../procedures/advance.ts';
import type { ActInput, CaseEvent, CaseState } from '../procedures/case-state.ts';
import { mayAct } from '../procedures/may-act.ts';
import { refusal } from '../procedures/refusal.ts';
import type { Desk } from '../procedures/vocabulary.ts';
import { lz2022Identification as table } from './lz-2022.ts';

/** The procedure told once more, from LZ 一(一)4 and 三(四) and without the table, as small as it can be. */
interface Model {
  step: string;
  day: PlainDate;
  authorised: boolean;
  compared: boolean;
  reviewPassed: boolean;
  planned: boolean;
  townshipPassed: boolean;
  countyApproved: boolean;
  checkedOn?: PlainDate;
  postedOn?: PlainDate;
  standing: number[];
  objections: { finding: string; current: boolean }[];
}

const newModel = (): Model => ({
  step: 'unopened',
  day: '2022-05-09',
  ...{ authorised: false, compared: false, reviewPassed: false, planned: false },
  ...{ townshipPassed: false, countyApproved: false, standing: [], objections: [] },
});

/** One thing somebody may try. `fits`: the input is right for this case on this day. */
interface Attempt {
  act: string;
  input: ActInput;
  fits: (model: Model) => boolean;
  done: (model: Model) => void;
}

const goes = (step: string) => (model: Model) => {
  model.step = step;
};
const never = () => false;
const always = () => true;
const nothing = () => {};

const seats: Record<string, string> = {
  unopened: 'village:openCase township:openCase county:openCase',
  homeCheck: 'village:recordHomeCheck village:fileAuthorisation',
  comparison: 'village:fileAuthorisation county:recordComparison village:draftPlan township:draftPlan',
  villageReview: 'village:recordReview village:draftPlan township:draftPlan',
  publicNotice:
    'village:startNotice village:endNotice village:recordObjection township:recordObjection village:draftPlan township:draftPlan',
  townshipReview: 'township:passTownship township:sendBack township:draftPlan',
  countyDecision: 'county:decideCounty county:sendBack',
};

function checkHome(model: Model) {
  model.checkedOn ??= model.day;
  model.step = 'comparison';
}

function compare(model: Model) {
  model.compared = true;
  model.step = 'villageReview';
}

function passReview(model: Model) {
  model.reviewPassed = true;
  model.step = model.standing.length > 0 ? 'townshipReview' : 'publicNotice';
}

function mayEndNotice({ postedOn, day, objections }: Model): boolean {
  if (postedOn === undefined || daysBetween(postedOn, day) < 5) return false;
  return objections.every(({ finding }) => finding !== 'pending');
}

function endNotice(model: Model) {
  const upheld = model.objections.some(({ finding, current }) => current && finding === 'upheld');
  if (!upheld) model.standing.push(daysBetween(model.postedOn ?? model.day, model.day));
  model.postedOn = undefined;
  for (const objection of model.objections) objection.current = false;
  model.step = upheld ? 'homeCheck' : 'townshipReview';
}

function isLate({ checkedOn, day }: Model): boolean {
  return checkedOn !== undefined && daysBetween(checkedOn, day) > 15;
}

function planIt(model: Model) {
  model.planned = true;
}

function passTownship(model: Model) {
  model.planned = true;
  model.townshipPassed = true;
  model.step = 'countyDecision';
}

function approve(model: Model) {
  model.countyApproved = true;
  model.step = 'monitored';
}

function answer(finding: string, number: number): Attempt {
  return {
    act: 'recordObjection',
    input: { finding, objection: number, reason: '已核实' },
    fits: ({ postedOn, objections }) => postedOn !== undefined && objections[number - 1]?.finding === 'pending',
    done: ({ objections }) => {
      const objection = objections[number - 1];
      if (objection !== undefined) objection.finding = finding;
    },
  };
}

function sendBack(to: string | undefined): Attempt {
  const previous: Record<string, string> = { townshipReview: 'villageReview', countyDecision: 'townshipReview' };
  return {
    act: 'sendBack',
    input: { reason: '不清楚', ...(to && { to }) },
    fits: ({ step }) => to !== 'publicNotice' && (to !== 'townshipReview' || step === 'countyDecision'),
    done: (model) => {
      model.step = to ?? previous[model.step] ?? '';
    },
  };
}

const ballot = { kind: '村民会议', heldOn: '2022-05-08', present: 9, votesFor: 5, votesAgainst: 4 };
const meets = { finding: 'meets', riskTypes: ['因病'] };
const attempts: Attempt[] = [
  { act: 'openCase', input: { source: '走访' }, fits: always, done: goes('homeCheck') },
  { act: 'openCase', input: {}, fits: never, done: nothing },
  { act: 'takenOver', input: { category: '边缘易致贫户' }, fits: never, done: nothing },
  { act: 'recordHomeCheck', input: meets, fits: always, done: checkHome },
  { act: 'recordHomeCheck', input: { finding: 'meets' }, fits: never, done: nothing },
  { act: 'recordHomeCheck', input: { finding: 'doesNotMeet' }, fits: always, done: goes('closed') },
  {
    act: 'fileAuthorisation',
    input: { signedOn: '2022-05-08', signedBy: '户主' },
    fits: always,
    done: (model) => {
      model.authorised = true;
    },
  },
  { act: 'fileAuthorisation', input: { signedOn: '2030-01-01', signedBy: '户主' }, fits: never, done: nothing },
  { act: 'recordComparison', input: { result: 'noDiscrepancy' }, fits: ({ authorised }) => authorised, done: compare },
  { act: 'recordComparison', input: { result: 'discrepancy' }, fits: never, done: nothing },
  { act: 'recordReview', input: { ...ballot, outcome: 'pass' }, fits: always, done: passReview },
  { act: 'recordReview', input: { ...ballot, outcome: 'fail' }, fits: always, done: goes('closed') },
  { act: 'recordReview', input: { ...ballot, votesFor: 3, outcome: 'pass' }, fits: never, done: nothing },
  {
    act: 'startNotice',
    input: {},
    fits: ({ postedOn }) => postedOn === undefined,
    done: (model) => {
      model.postedOn = model.day;
    },
  },
  { act: 'endNotice', input: {}, fits: mayEndNotice, done: endNotice },
  {
    act: 'recordObjection',
    input: { finding: 'pending', content: '有房' },
    fits: ({ postedOn }) => postedOn !== undefined,
    done: ({ objections }) => objections.push({ finding: 'pending', current: true }),
  },
  ...[1, 2, 3].flatMap((number) => [answer('rejected', number), answer('upheld', number)]),
  { act: 'passTownship', input: { plan: '养鸡' }, fits: always, done: passTownship },
  { act: 'passTownship', input: {}, fits: ({ planned }) => planned, done: passTownship },
  ...[undefined, 'homeCheck', 'comparison', 'villageReview', 'publicNotice', 'townshipReview'].map(sendBack),
  { act: 'sendBack', input: {}, fits: never, done: nothing },
  { act: 'decideCounty', input: { decision: 'approve', lateReason: '待结果' }, fits: always, done: approve },
  { act: 'decideCounty', input: { decision: 'approve' }, fits: (model) => !isLate(model), done: approve },
  { act: 'decideCounty', input: { decision: 'reject' }, fits: never, done: nothing },
  { act: 'draftPlan', input: { plan: '养鸡' }, fits: always, done: planIt },
];

const desks: Desk[] = ['village', 'township', 'county', 'city', 'province'];
const everything = attempts.flatMap((attempt) => desks.map((desk) => ({ attempt, desk })));

type Choice = (typeof everything)[number];

function isSeated(model: Model, { attempt, desk }: Choice): boolean {
  return seats[model.step]?.split(' ').includes(`${desk}:${attempt.act}`) ?? false;
}

function isAllowed(model: Model, choice: Choice): boolean {
  return isSeated(model, choice) && choice.attempt.fits(model);
}

/** `diligent` leads the case on, `hasty` tries what belongs to the desk and step but perhaps not yet, `wild` anything. */
type Temper = 'diligent' | 'hasty' | 'wild';

function leadsOn({ act, input }: Attempt): boolean {
  const isEnd = input.finding === 'doesNotMeet' || input.outcome === 'fail' || input.decision === 'reject';
  return !isEnd && act !== 'sendBack' && act !== 'draftPlan' && input.finding !== 'pending';
}

function choicesOf(model: Model, temper: Temper): Choice[] {
  if (temper === 'wild') return everything;
  const seated = everything.filter((choice) => isSeated(model, choice));
  const choices = temper === 'hasty' ? seated : seated.filter(({ attempt }) => attempt.fits(model) && leadsOn(attempt));
  return choices.length > 0 ? choices : everything;
}

class Office {
  state: CaseState | undefined;
  readonly events: CaseEvent[] = [];

  attempt({ act, input }: Attempt, desk: Desk, today: PlainDate): boolean {
    const circumstances = { today, calendar: SHIPPED_CALENDAR, proposedCategory: '边缘易致贫户' };
    if (refusal(table, this.state, act, input, desk, circumstances) !== undefined) return false;
    const full = withDefaults(table, this.state, act, input, circumstances);
    this.events.push({ act, input: eventInput(table, act, full), on: today });
    this.state = advance(table, this.state, act, full, today);
    return true;
  }
}

function expectSound(model: Model, office: Office) {
  const { state } = office;
  expect(state?.step ?? 'unopened').toBe(model.step);
  expect(foldCase(table, office.events)).toEqual(state);
  expect(model.standing.length).toBeLessThanOrEqual(1);
  const standing = (state?.notices ?? []).filter((notice) => notice.endedOn !== undefined && !notice.voided);
  expect(standing.map((notice) => daysBetween(notice.startedOn, notice.endedOn ?? ''))).toEqual(model.standing);
  if (model.step !== 'monitored') return;
  const { authorised, compared, reviewPassed, townshipPassed, countyApproved } = model;
  expect([authorised, compared, reviewPassed, townshipPassed, countyApproved]).not.toContain(false);
  expect(standing).toHaveLength(1);
  expect(model.standing[0]).toBeGreaterThanOrEqual(5);
}

const reached = new Set<string>();

class Try implements fc.Command<Model, Office> {
  readonly pick: number;
  readonly days: number;
  readonly temper: Temper;

  constructor(pick: number, days: number, temper: Temper) {
    this.pick = pick;
    this.days = days;
    this.temper = temper;
  }

  check = () => true;
  toString = () => `Try(${this.pick}, ${this.days}, ${this.temper})`;

  run(model: Model, office: Office) {
    model.day = addDays(model.day, this.days);
    const choices = choicesOf(model, this.temper);
    const chosen = choices[this.pick % choices.length] ?? choices[0]!;
    const shown = mayAct(table, office.state, chosen.desk, { today: model.day, calendar: SHIPPED_CALENDAR });
    const accepted = office.attempt(chosen.attempt, chosen.desk, model.day);
    expect(accepted).toBe(isAllowed(model, chosen));
    if (accepted) {
      expect(shown.find((each) => each.act === chosen.attempt.act)).not.toHaveProperty('blocked');
      chosen.attempt.done(model);
    }
    expectSound(model, office);
    reached.add(model.step);
    if (office.state?.notices.some((notice) => notice.voided)) reached.add(`voided, ${model.step}`);
  }
}

test('不管谁在哪天乱办什么，都绕不过授权、比对、评议、五天公示、镇审核和区审定', () => {
  const temper = fc.constantFrom<Temper>('diligent', 'diligent', 'hasty', 'hasty', 'wild');
  const command = fc.tuple(fc.nat(100_000), fc.nat(3), temper).map(([pick, days, how]) => new Try(pick, days, how));
  const property = fc.property(fc.commands([command], { maxCommands: 50, size: 'max' }), (commands) => {
    fc.modelRun(() => ({ model: newModel(), real: new Office() }), commands);
  });
  fc.assert(property, { numRuns: 300, seed: 20_220_508 });
  expect([...reached]).toEqual(expect.arrayContaining(['monitored', 'closed', 'voided, homeCheck']));
}, 60_000);
