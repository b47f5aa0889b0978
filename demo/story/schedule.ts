/** How a case goes; `deeds.ts` says by which acts. */
export type Course =
  | 'straight'
  | 'doesNotMeet'
  | 'waitsForComparison'
  | 'waitsForTownship'
  | 'waitsForCounty'
  | 'reviewFails'
  | 'countyRejects'
  | 'objectionOpen'
  | 'objectionRejected'
  | 'objectionUpheld'
  | 'sentBack'
  | 'sentBackAndDone';

/** A case of the demo. `at`: where the demo account of the village or of the town sees it; else elsewhere. */
export interface Planned {
  /** Days from today. */
  readonly opened: number;
  readonly course: Course;
  readonly at?: 'homeVillage' | 'homeTown';
}

/** Villages that report on one day, by their place in the town, and the cases that come of it. */
export interface Report {
  /** Days from today. */
  readonly on: number;
  /** Which villages of each town, counted from 0. */
  readonly villages: readonly number[];
  readonly cases: readonly Planned[];
}

function straight(...opened: number[]): Planned[] {
  return opened.map((each) => ({ opened: each, course: 'straight' }));
}

/** The village of the village officer's account: in the first town, this place. */
export const homeVillage = 3;

/**
 * A lead is verified within ten days, so a case begins within ten days of the report. Straight on, a case is decided
 * fourteen days after it began; so those begun less than fourteen days ago stand in every step today. The fifteen days
 * of an identification run from the home check, a day after the opening: what began sixteen days ago is due today.
 */
export const reports: readonly Report[] = [
  {
    on: -40,
    villages: [0, 7],
    cases: [
      ...straight(-38, -37, -36, -34, -32),
      { opened: -35, course: 'objectionRejected' },
      { opened: -34, course: 'countyRejects' },
      { opened: -33, course: 'doesNotMeet' },
    ],
  },
  {
    on: -33,
    villages: [1, 5],
    cases: [
      ...straight(-30, -28, -26),
      { opened: -31, course: 'objectionUpheld' },
      { opened: -29, course: 'sentBackAndDone' },
      { opened: -25, course: 'doesNotMeet' },
    ],
  },
  {
    on: -25,
    villages: [2, 6],
    cases: [
      ...straight(-21, -18),
      { opened: -24, course: 'waitsForCounty' },
      { opened: -22, course: 'waitsForTownship', at: 'homeTown' },
      { opened: -20, course: 'reviewFails' },
      { opened: -16, course: 'waitsForCounty' },
      { opened: -16, course: 'waitsForTownship', at: 'homeTown' },
      { opened: -19, course: 'waitsForComparison', at: 'homeTown' },
      { opened: -17, course: 'sentBack', at: 'homeTown' },
    ],
  },
  {
    on: -14,
    villages: [homeVillage],
    cases: [
      { opened: -13, course: 'straight', at: 'homeVillage' },
      { opened: -10, course: 'straight', at: 'homeVillage' },
      { opened: -8, course: 'straight', at: 'homeVillage' },
      { opened: -4, course: 'straight', at: 'homeVillage' },
      { opened: -1, course: 'straight', at: 'homeVillage' },
      { opened: -11, course: 'straight', at: 'homeTown' },
      ...straight(-13, -11, -10, -7, -6, -4, -3),
      { opened: -9, course: 'objectionOpen', at: 'homeTown' },
    ],
  },
  { on: -4, villages: [4], cases: straight(-3, -2, -1) },
];

/** Days from today on which people tell what they saw, and in which villages (by their place in the town). */
export const hearings: readonly { readonly on: number; readonly villages: readonly number[] | 'home' }[] = [
  { on: -12, villages: 'home' },
  { on: -10, villages: 'home' },
  { on: -6, villages: 'home' },
  { on: -1, villages: [homeVillage, 0] },
];

/** The day from today on which villages send corrected workbooks. */
export const correctedOn = -3;
