import type { FactShapes } from '../engine/tree.ts';
import { HOUSEHOLD_SHAPES } from '../facts/further.ts';
import { PERSON_SHAPES } from '../facts/person.ts';
import type { Rule } from './pack.ts';

/** What a rule may ask. Apart from `compile.ts`, so that who only judges does not carry the library that reads rules. */
export function shapesFor({ of }: Pick<Rule, 'of'>): FactShapes {
  return of === 'person' ? PERSON_SHAPES : HOUSEHOLD_SHAPES;
}
