import { isPlainDate } from '../domain/plain-date.ts';
import { asDigit, type ReadCharacter } from './publicity-reading.ts';

export type PrivateNumberKind = 'idNumber' | 'phone' | 'bankAccount';

type NumberRun = { readonly written: string; readonly start: number; readonly end: number; readonly before: string };

const numberRun = /\d(?:[\s\-‐-―−~.·•/\\_,、()*']*\d)*(?:\s*[X×])?/g;

// 2022-05-08, 2022.5.8 and 20220508: a day, or a span of days, is not a number of anybody.
const writtenDay =
  /(?<!\d)(?:19|20)\d{2}([-./])\d{1,2}\1\d{1,2}(?!\d)|(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)/g;

function numberRuns(characters: readonly ReadCharacter[]): NumberRun[] {
  // One UTF-16 unit a character, so that an index in the joined text is an index into `characters`.
  const joined = characters.map(({ character }) => (character.length === 1 ? asDigit(character) : '\uFFFC')).join('');
  return [...joined.matchAll(numberRun)].map((match) => ({
    written: match[0],
    start: characters[match.index]?.start ?? 0,
    end: characters[match.index + match[0].length - 1]?.end ?? 0,
    before: joined.slice(Math.max(0, match.index - 8), match.index),
  }));
}

function hasBirthDate(digits: string): boolean {
  return isPlainDate(`${digits.slice(6, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}`);
}

// Mobile with or without 86, area code and landline, 400/800.
const phoneDigits = /^(?:(?:00)?86)?(?:1[3-9]\d{9}|0\d{9,11})$|^[48]00\d{7}$/;

function kindOfDigits(digits: string): PrivateNumberKind | undefined {
  if (/^\d{17}[X×]$/.test(digits)) return 'idNumber';
  if (phoneDigits.test(digits)) return 'phone';
  if (digits.length === 15) return 'idNumber';
  if (digits.length === 18 && hasBirthDate(digits)) return 'idNumber';
  // Accounts have 16 to 19 digits; a longer run may hide one next to another number.
  return digits.length >= 16 ? 'bankAccount' : undefined;
}

const bareDigits = (text: string) => text.replace(/[^\dX×]/g, '');

function kindOfRun({ written, before }: NumberRun): PrivateNumberKind | undefined {
  const withoutDays = written.replace(writtenDay, ' ');
  const rest = bareDigits(withoutDays);
  if (!/\d/.test(rest)) return undefined;
  if (/(?<!\d)1[3-9]\d{9}(?!\d)/.test(withoutDays)) return 'phone';
  const announced = /电话|手机|座机|热线|拨打|TEL/.test(before);
  if (announced && rest.length >= 7 && rest.length <= 14) return 'phone';
  return kindOfDigits(rest) ?? kindOfDigits(bareDigits(written));
}

/** Numbers that belong to somebody: identity (15 or 18 characters), phone, bank account (16 digits and more). */
export function findNumbers(
  characters: readonly ReadCharacter[],
): { kind: PrivateNumberKind; start: number; end: number }[] {
  return numberRuns(characters).flatMap((run) => {
    const kind = kindOfRun(run);
    return kind === undefined ? [] : [{ kind, start: run.start, end: run.end }];
  });
}
