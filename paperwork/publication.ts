import { findUnpublishable, findUnpublishableFields, type PublicityRefusal } from './publicity-guard.ts';

/** A household on a published list. The type has no place for a number, a phone or an illness. */
export type ListedHousehold = {
  readonly headName: string;
  /** A minor at the head of a household is listed without a name. */
  readonly headIsMinor: boolean;
  readonly memberCount: number;
  readonly category: string;
};

/** A paper for the public, or what in its words must not be published, field by field. */
export type Publication =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly refusals: readonly PublicityRefusal[] };

/** The head of household as the list names them. */
export function listedName(household: ListedHousehold): string {
  return household.headIsMinor ? '未成年户主' : household.headName;
}

/** 「共3户11人」, as lists are counted. */
export function listedCount(households: readonly ListedHousehold[]): string {
  const persons = households.reduce((sum, household) => sum + household.memberCount, 0);
  return `${households.length}户${persons}人`;
}

/**
 * Everything on the list and around it that must not be published. Names of minors are looked for in the words only:
 * a namesake of a child may well be the head of another household.
 */
export function refusalsOf(
  words: Readonly<Record<string, string>>,
  households: readonly Readonly<Record<string, unknown>>[],
  minorNames: readonly string[],
): PublicityRefusal[] {
  const inRows = households.flatMap((household, i) =>
    Object.entries(household).flatMap(([name, value]) =>
      typeof value !== 'string'
        ? []
        : findUnpublishable(value).map((finding) => ({ field: `households.${i}.${name}`, ...finding })),
    ),
  );
  return [...findUnpublishableFields(words, minorNames), ...inRows];
}
