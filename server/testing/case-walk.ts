import { type ActedCase, actOnCase } from '../identification/acts.ts';
import type { Actor } from '../rights/actor.ts';
import { type Program, perform } from '../rights/work.ts';
import { COUNTY, officer } from './county.ts';

/** The three desks of a village, as a test speaks through them. */
export interface Desks {
  readonly village: Actor;
  readonly township: Actor;
  readonly county: Actor;
}

export async function desksOf(program: Program, village?: string, township?: string): Promise<Desks> {
  return {
    village: await officer(program, 'village', village),
    township: await officer(program, 'township', township),
    county: await officer(program, 'county'),
  };
}

/** One act by one desk in a transaction of its own. */
export function doAct(
  program: Program,
  actor: Actor,
  household: string,
  act: string,
  input: unknown = {},
  expectedVersion?: number,
): Promise<ActedCase> {
  return perform(program, actor, (work) => actOnCase(work, { county: COUNTY, household, act, input, expectedVersion }));
}

/** The acts of LZ 一(一)4 in their order, with the desk and an input that leads on; days are the caller's. */
export const LZ_WALK = [
  ['village', 'openCase', { source: '村干部走访发现' }],
  ['village', 'recordHomeCheck', { finding: 'meets', riskTypes: ['因病', '缺劳动力'], note: '户主住院' }],
  ['village', 'fileAuthorisation', { signedOn: '2022-05-09', signedBy: '户主' }],
  ['county', 'recordComparison', { result: 'noDiscrepancy' }],
  [
    'village',
    'recordReview',
    { kind: '村民代表大会', heldOn: '2022-05-09', present: 21, votesFor: 20, votesAgainst: 1, outcome: 'pass' },
  ],
  ['village', 'startNotice', { places: ['村委会公示栏'] }],
  ['village', 'endNotice', {}],
  ['township', 'passTownship', { plan: '申请医疗救助' }],
  ['county', 'decideCounty', { decision: 'approve' }],
] as const;

export type WalkedAct = (typeof LZ_WALK)[number][1];

/** Walks a household up to and with an act; the clock moves five days while the notice hangs. */
export async function walkTo(
  program: Program & { setNow(text: string): void },
  desks: Desks,
  household: string,
  last: WalkedAct,
  days: { from: string; noticeEnds: string },
): Promise<ActedCase | undefined> {
  let acted: ActedCase | undefined;
  program.setNow(days.from);
  for (const [desk, act, input] of LZ_WALK) {
    if (act === 'endNotice') program.setNow(days.noticeEnds);
    acted = await doAct(program, desks[desk], household, act, input);
    if (act === last) return acted;
  }
  return acted;
}
