import { findIllness } from './publicity-illness.ts';
import { findNumbers, type PrivateNumberKind } from './publicity-numbers.ts';
import { type ReadCharacter, readCharacters } from './publicity-reading.ts';

export type PublicityFindingKind = PrivateNumberKind | 'illness' | 'minorName';

/** What must not be made public, and where it stands in the text: UTF-16 offsets, `end` exclusive. Never the value itself. */
export type PublicityFinding = {
  readonly kind: PublicityFindingKind;
  readonly start: number;
  readonly end: number;
};

/** A finding in one of the fields of a paper, named as the paper's input names it (`households.2.villageGroup`). */
export type PublicityRefusal = PublicityFinding & { readonly field: string };

/** How people call a finding. */
export const publicityFindingLabels: Readonly<Record<PublicityFindingKind, string>> = {
  idNumber: '身份证号码',
  phone: '电话号码',
  bankAccount: '银行账号',
  illness: '疾病或残疾情况',
  minorName: '未成年人姓名',
};

const isBlank = ({ character }: ReadCharacter) => /\s/.test(character);

function occurrencesOf(name: string, text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    found.push({ start: at, end: at + name.length });
  }
  return found;
}

function findWords(characters: readonly ReadCharacter[], minorNames: readonly string[]): PublicityFinding[] {
  const dense = characters.filter((character) => !isBlank(character));
  const text = dense.map(({ character }) => (character.length === 1 ? character : '\uFFFC')).join('');
  const names = minorNames.map((name) => name.replace(/\s/g, '')).filter((name) => name.length > 1);
  const spans = [
    ...findIllness(text).map((span) => ({ kind: 'illness' as const, ...span })),
    ...names.flatMap((name) => occurrencesOf(name, text).map((span) => ({ kind: 'minorName' as const, ...span }))),
  ];
  return spans.map(({ kind, start, end }) => ({
    kind,
    start: dense[start]?.start ?? 0,
    end: dense[end - 1]?.end ?? 0,
  }));
}

/**
 * What a text for the notice board may not contain: an identity number, a phone, a bank account, an illness, and the
 * names given as those of minors. Full width, blanks, dashes, invisible marks and Chinese figures do not hide them.
 * Empty when the text may be published. It errs on the side of refusing: a predecessor programme published some ten
 * thousand identity numbers with health status.
 */
export function findUnpublishable(text: string, minorNames: readonly string[] = []): PublicityFinding[] {
  const characters = readCharacters(text);
  return [...findNumbers(characters), ...findWords(characters, minorNames)].sort((a, b) => a.start - b.start);
}

/** `findUnpublishable` over the fields of a paper. */
export function findUnpublishableFields(
  fields: Readonly<Record<string, string>>,
  minorNames: readonly string[],
): PublicityRefusal[] {
  return Object.entries(fields).flatMap(([field, text]) =>
    findUnpublishable(text, minorNames).map((finding) => ({ field, ...finding })),
  );
}
