import type { PlainDate } from '../../domain/plain-date.ts';

/** What is held, as known now, from one day to another. Without an id it does not stand in the database yet. */
export interface Held<Content> {
  readonly id: string | undefined;
  readonly validFrom: PlainDate;
  /** The first day on which it no longer holds; null while nothing later is known. */
  readonly validTo: PlainDate | null;
  readonly content: Content;
}

/**
 * What is held after a value is set from a day on (decisions/0001): what covered the day is kept up to it and replaced
 * after it, up to the next later value, which stays. `next` is told what covered the day; it answers the new content,
 * that same content when nothing differs, or undefined when nothing holds from that day on.
 * `held` is ordered by day and does not overlap; so is the answer, which is `held` itself when nothing differs.
 */
export function setFromDay<Content>(
  held: readonly Held<Content>[],
  from: PlainDate,
  next: (covering: Content | undefined) => Content | undefined,
): readonly Held<Content>[] {
  const covering = held.find(({ validFrom, validTo }) => validFrom <= from && (validTo === null || validTo > from));
  const content = next(covering?.content);
  if (content === covering?.content) return held;
  const before = held.filter(({ validFrom }) => validFrom < from).filter((row) => row !== covering);
  const after = held.filter(({ validFrom }) => validFrom > from);
  const until = covering ? covering.validTo : (after[0]?.validFrom ?? null);
  return [
    ...before,
    ...(covering && covering.validFrom < from ? [{ ...covering, id: undefined, validTo: from }] : []),
    ...(content === undefined ? [] : [{ id: undefined, validFrom: from, validTo: until, content }]),
    ...after,
  ];
}
