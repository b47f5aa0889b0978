import { type PlainDate, plainDateOf } from './plain-date.ts';

/** What is wrong with a normalised number: its length, a character, the birth date, the check character, the certificate's type or grade. */
export type IdNumberCheck = 'ok' | 'length' | 'characters' | 'date' | 'checkDigit' | 'certificate';

/** What is wrong, in words that follow 证件号码. */
export const ID_NUMBER_FAULTS: Readonly<Record<Exclude<IdNumberCheck, 'ok'>, string>> = {
  length: '长度不对',
  characters: '有不该有的字符',
  date: '出生日期不存在',
  checkDigit: '校验位不对',
  certificate: '残疾类别或等级不对',
};

/** 居民身份证 or 残疾人证 (its number is the identity number, a type 1–7 and a grade 1–4, and on a re-issue two more). */
export type IdNumberKind = 'residentId' | 'disabilityCertificate';

// GB 11643-1999 §4.3: weights 2^(17-i) mod 11, and the character for each remainder.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** The 18th character that GB 11643 gives to 17 digits. */
export function checkCharacterOf(first17: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return checkCharacters[sum % 11] ?? '';
}

/**
 * A number of 15 digits is from before 1999-10-01 and has a two-digit year. One whose seventh digit begins a
 * believable four-digit year is rather a number of 18 that lost its last three: it stays as it is and fails on length.
 */
function isOldNumber(text: string): boolean {
  if (!/^\d{15}$/.test(text)) return false;
  const asLongDate = plainDateOf(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14)));
  return !(/^(?:19|20)/.test(text.slice(6)) && asLongDate !== undefined);
}

function lengthenOldNumber(text: string): string {
  const first17 = `${text.slice(0, 6)}19${text.slice(6)}`;
  return first17 + checkCharacterOf(first17);
}

/** A number as it is compared: NFKC, without blanks, apostrophes and invisible marks, X in upper case, 15 digits made 18. */
export function normaliseIdNumber(text: string): string {
  if (/^\d{17}[\dX]$/.test(text)) return text;
  const bare = text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}'’‘`"]/gu, '')
    .toUpperCase()
    .replace(/[ХΧ×]$/, 'X');
  return isOldNumber(bare) ? lengthenOldNumber(bare) : bare;
}

/** The birth date in a normalised number, undefined when there is no such day or the year is before 1900. */
export function birthDateOf(normalised: string): PlainDate | undefined {
  const digits = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(normalised);
  if (digits === null || Number(digits[1]) < 1900) return undefined;
  return plainDateOf(Number(digits[1]), Number(digits[2]), Number(digits[3]));
}

/** 男 for an odd 17th digit, 女 for an even one. */
export function sexOf(normalised: string): '男' | '女' | undefined {
  const digit = normalised[16];
  if (digit === undefined || !/\d/.test(digit)) return undefined;
  return Number(digit) % 2 === 1 ? '男' : '女';
}

/** Which paper a normalised number belongs to, by its length; undefined for any other length. */
export function idNumberKindOf(normalised: string): IdNumberKind | undefined {
  if (normalised.length === 18) return 'residentId';
  return normalised.length === 20 || normalised.length === 22 ? 'disabilityCertificate' : undefined;
}

/** The identity number inside: the first 18 characters, which are the same on a person's certificate. */
export function residentPartOf(normalised: string): string {
  return normalised.slice(0, 18);
}

/**
 * Judges a normalised number by GB 11643 and, with 20 or 22 characters, as a disability certificate.
 * The six digits of the region are not checked. With `on`, a birth after that day is a wrong date.
 */
export function checkIdNumber(normalised: string, on?: PlainDate): IdNumberCheck {
  if (idNumberKindOf(normalised) === undefined) return 'length';
  if (!/^\d{17}[\dX]\d*B?\d*$/.test(normalised)) return 'characters';
  const birth = birthDateOf(normalised);
  if (birth === undefined || (on !== undefined && birth > on)) return 'date';
  if (checkCharacterOf(normalised) !== normalised[17]) return 'checkDigit';
  if (normalised.length > 18 && !/^[1-7][1-4](?:B?\d{1,2})?$/.test(normalised.slice(18))) return 'certificate';
  return 'ok';
}
