import { addDays, type PlainDate } from '../../domain/plain-date.ts';

/** How long before today the first town's workbook was imported; the story of the demo begins then. */
const storyDays = 40;

/** The twelve whole months that ended last before the story began. */
export function incomePeriod(today: PlainDate): { from: PlainDate; to: PlainDate } {
  const monthOfStory = `${addDays(today, -storyDays).slice(0, 8)}01`;
  const to = addDays(monthOfStory, -1);
  return { from: `${Number(monthOfStory.slice(0, 4)) - 1}${monthOfStory.slice(4)}`, to };
}

/** The day on which people have the age they are made with: before all forms, so that nobody is entered unborn. */
export function dayOfAges(today: PlainDate): PlainDate {
  return sweepDays(today).from;
}

/** The days of the sweep: the four weeks before the story, within one year, since a campaign is of one year. */
export function sweepDays(today: PlainDate): { from: PlainDate; to: PlainDate } {
  const to = addDays(today, -storyDays - 1);
  const from = addDays(to, -27);
  return { from: from.slice(0, 4) === to.slice(0, 4) ? from : `${to.slice(0, 4)}-01-01`, to };
}

/** The month `n` months before the one `date` lies in, written `YYYYMM` as offices do. */
export function monthBefore(date: PlainDate, n: number): string {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - n;
  return `${Math.floor(count / 12)}${String((count % 12) + 1).padStart(2, '0')}`;
}
