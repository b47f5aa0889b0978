import { dayNumber, type PlainDate } from '../../domain/plain-date.ts';

/** A day that is not what its weekday says: a day off, or a Saturday or Sunday worked for it. */
export interface LegalDay {
  readonly day: PlainDate;
  readonly works: boolean;
  /** The holiday it belongs to: `春节`. */
  readonly name: string;
}

/** 放假安排 of a year as its notice tells it; New Year's may begin in the December before. */
export interface LegalYear {
  readonly year: number;
  /** The notice: `国办发明电〔2021〕11号`. */
  readonly document: string;
  /** The notice's own words, one holiday a line. */
  readonly text: string;
  readonly days: readonly LegalDay[];
}

/** Saturday or Sunday; 1970-01-01 was a Thursday. */
export function isWeekend(day: PlainDate): boolean {
  const fromThursday = ((dayNumber(day) % 7) + 7) % 7;
  return fromThursday === 2 || fromThursday === 3;
}
