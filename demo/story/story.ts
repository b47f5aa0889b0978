import { addDays, type PlainDate } from '../../domain/plain-date.ts';
import { clockReading } from '../../server/clock/clock.ts';
import { instantFromText } from '../../server/clock/test-clock.ts';
import type { Program } from '../../server/rights/work.ts';

/** The program at a moment of the story. */
export interface Story {
  /** The same program under the clock of the story. */
  readonly program: Program;
  /** The day on which the story ends. */
  readonly today: PlainDate;
  /** Nine in the morning, `offset` days from today (−40 to 0); never later than it really is. */
  moveTo(offset: number): void;
  /** A few minutes pass. */
  tick(): void;
}

const fewMinutes = 3 * 60 * 1000;

/** A story that ends where the program's own clock stands. */
export function storyOf(program: Program): Story {
  const now = program.clock.now();
  const today = program.clock.today();
  let instant = now;
  return {
    program: { ...program, clock: clockReading(() => instant) },
    today,
    moveTo: (offset) => {
      const morning = instantFromText(`${addDays(today, offset)}T09:00:00+08:00`) ?? now;
      instant = Math.min(morning, now);
    },
    tick: () => {
      instant = Math.min(instant + fewMinutes, now);
    },
  };
}
