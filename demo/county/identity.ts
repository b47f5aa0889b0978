import { checkCharacterOf } from '../../domain/id-number.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { scramble } from './random.ts';

const regions = 99;
const halfOfSequences = 500;
/** Numbers that one birthday has room for, of each sex alike. */
const perBirthday = regions * halfOfSequences;
const months = 12;
// The 29th to 31st are left out, so that month and day are one even count.
const daysOfMonth = 28;

/** Somebody's number and birthday. */
export interface Identity {
  readonly idNumber: string;
  readonly birth: PlainDate;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/**
 * A valid number of 18 digits in the unallocated regions 990101–990199 for the `nth` person of the county, who is
 * `age` years old `on` the day. No two of the first 16 million share a number, though nobody remembers which were
 * given: persons with the same region and sequence differ in their birthday.
 */
export function identityOf(nth: number, sex: '男' | '女', age: number, on: PlainDate): Identity {
  // 7919 is coprime to `perBirthday`: every place is taken once before any is taken again.
  const place = ((nth % perBirthday) * 7919) % perBirthday;
  const day = (Math.floor(nth / perBirthday) + scramble(place)) % (months * daysOfMonth);
  const monthAndDay = `${two(1 + Math.floor(day / daysOfMonth))}-${two(1 + (day % daysOfMonth))}`;
  const year = Number(on.slice(0, 4)) - age - (monthAndDay > on.slice(5) ? 1 : 0);
  const sequence = 2 * Math.floor(place / regions) + (sex === '男' ? 1 : 0);
  const birth = `${year}-${monthAndDay}`;
  const first17 = `9901${two(1 + (place % regions))}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return { idNumber: first17 + checkCharacterOf(first17), birth };
}

/** A mobile number that begins with 199; no two of the first 100 million are alike. */
export function phoneOf(nth: number): string {
  const mixed = (BigInt(nth) * 61_803_399n + 27_182_818n) % 100_000_000n;
  return `199${mixed.toString().padStart(8, '0')}`;
}
