import { addDays, daysBetween, type PlainDate, plainDateOf } from '../../domain/plain-date.ts';
import { isWeekend, type LegalDay } from './legal-year.ts';

/** What a notice says, and in Chinese what in it cannot be right. Days off on a weekend are named too. */
export interface ReadNotice {
  readonly days: readonly LegalDay[];
  readonly faults: readonly string[];
}

/** `2022年12月31日`, `3月1日`, `6日`; month and year are those of the day named before. */
const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/g;
const NUMBERED = /^[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?\s*/;
const COUNT = /共(\d+)天/;

/**
 * Reads 国务院办公厅关于…年部分节假日安排的通知 in its own words, one holiday a line:
 * `二、春节：1月31日至2月6日放假调休，共7天。1月29日（星期六）、1月30日（星期日）上班。`
 */
export function readNotice(year: number, text: string): ReadNotice {
  const lines = text.split('\n').map((line) => line.trim());
  const read = lines.filter((line) => line !== '').map((line) => readLine(year, line));
  const days = read.flatMap((line) => line.days).sort((a, b) => (a.day < b.day ? -1 : 1));
  const faults = [...read.flatMap((line) => line.faults), ...faultsOf(year, days)];
  return { days, faults: days.length > 0 || faults.length > 0 ? faults : ['没有一行放假安排'] };
}

function readLine(year: number, line: string): ReadNotice {
  const [name = '', words] = line.replace(NUMBERED, '').split(/[：:](.*)/);
  if (words === undefined) return { days: [], faults: [`“${line}”没有写明是哪个节日（节日后面要有冒号）`] };
  const sentences = words.split(/[。；;]/).map((sentence) => sentence.replace(/[（(][^）)]*[）)]/g, ''));
  const told = sentences.flatMap((sentence) => readSentence(year, name, sentence));
  const days = told.flatMap((each) => each.days);
  const faults = told.flatMap((each) => each.faults);
  const isOff = days.some(({ works }) => !works);
  return { days, faults: isOff || faults.length > 0 ? faults : [`“${line}”里没有读到放假的日子`] };
}

function readSentence(year: number, name: string, sentence: string): ReadNotice[] {
  if (!/放假|上班/.test(sentence)) return [];
  const works = sentence.includes('上班');
  const dates = datesIn(year, sentence);
  const impossible = dates.filter(({ day }) => day === undefined).map(({ words }) => `${name}的“${words}”日历上没有`);
  if (impossible.length > 0) return [{ days: [], faults: impossible }];
  const named = dates.flatMap(({ day }) => day ?? []);
  const days = !works && sentence.includes('至') ? daysFrom(named) : named;
  const count = Number(COUNT.exec(sentence)?.[1] ?? days.length);
  const faults = count === days.length ? [] : [`${name}写的是共${count}天，数下来是${days.length}天`];
  return [{ days: days.map((day) => ({ day, works, name })), faults }];
}

function datesIn(noticeYear: number, sentence: string): { words: string; day: PlainDate | undefined }[] {
  let [year, month] = [noticeYear, 0];
  return [...sentence.matchAll(DATE)].map(([words, ofYear, ofMonth, day]) => {
    year = Number(ofYear ?? year);
    month = Number(ofMonth ?? month);
    return { words, day: plainDateOf(year, month, Number(day)) };
  });
}

/** From the first to the last of the days named; nothing when they stand the wrong way round. */
function daysFrom(named: readonly PlainDate[]): PlainDate[] {
  const [first, last] = [named[0], named.at(-1)];
  if (!first || !last) return [];
  return Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, n) => addDays(first, n));
}

function faultsOf(year: number, days: readonly LegalDay[]): string[] {
  return days.flatMap(({ day, works, name }, n) => {
    if (day === days[n - 1]?.day) return [`${day} 写了两次`];
    if (!belongsTo(year, day)) return [`${name}的 ${day} 不在 ${year} 年里`];
    return works && !isWeekend(day) ? [`${name}的 ${day} 是星期一到星期五，本来就上班，不用补班`] : [];
  });
}

/** The year's own days, and the last of the December before. */
function belongsTo(year: number, day: PlainDate): boolean {
  return day.startsWith(`${year}-`) || day.startsWith(`${year - 1}-12-`);
}
