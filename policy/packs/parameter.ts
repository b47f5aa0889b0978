import type { PlainDate } from '../../domain/plain-date.ts';

/**
 * A figure or a choice as its document writes it. Of one name a layer may have several entries, each from its own day.
 * Without `value` and `formula` the document speaks of it and gives no figure: what needs it cannot be told.
 */
export interface Parameter {
  readonly name: string;
  readonly label: string;
  /** `yuan` is compared with money, `number` with counts or as a factor; `choice` is one of `CHOICES`, `date` a day. */
  readonly unit: 'yuan' | 'number' | 'choice' | 'date';
  /** What is counted, shown behind a number: `天`, `个工作日`, `%`. */
  readonly counted?: string;
  /** Decimal text, exactly as written: `6900`, `0.7`; the key of a choice; a plain date. */
  readonly value?: string;
  readonly formula?: Formula;
  readonly from: PlainDate;
  /** Left out where our own default decides; then printed as `own default`. */
  readonly cites?: string;
  /** The document says it and nothing in the program rests on it: shown as such, and no county can set it. */
  readonly recorded?: true;
  /** What the document itself says about the standing of the figure. */
  readonly standing?: string;
  /** How we read the words where they leave it open, and why. */
  readonly reading?: string;
}

/** `1.5 × last year's class-4 allowance, rounded, not below the floor`. */
export interface Formula {
  /** Decimal text. */
  readonly times: string;
  /** A published figure by name. */
  readonly figure: string;
  /** Of how many years before the day: 1 is last year's. */
  readonly yearsBack: number;
  /** Rounded half up to a multiple of this; decimal text. */
  readonly roundTo?: string;
  /** A parameter below which the result does not go. */
  readonly atLeast?: string;
}

/** What somebody else publishes year by year: data of its own, entered when it is out, without editing what rests on it. */
export interface PublishedFigure {
  readonly name: string;
  readonly label: string;
  readonly year: number;
  /** Decimal text, in yuan. */
  readonly value: string;
  /** Which document says so, with its number. */
  readonly document: string;
  readonly standing?: string;
}
