import type { Rule } from '../packs/pack.ts';

/** Our own defaults and what rests on no dated clause: from before the first of the five documents. */
const FROM = '2021-01-01';

type Words = Pick<Rule, 'when'> & Partial<Pick<Rule, 'cites' | 'sentence' | 'severity' | 'mend' | 'from'>>;

/** A rule of a household, by `[id, title]`. */
export function ofHousehold(use: NonNullable<Rule['use']>, [id, title]: readonly [string, string], words: Words): Rule {
  return { id, title, use, of: 'household', from: FROM, ...words };
}

/** A rule of each member. */
export function ofPerson(use: NonNullable<Rule['use']>, [id, title]: readonly [string, string], words: Words): Rule {
  return { id, title, use, of: 'person', from: FROM, ...words };
}
