import { judge } from './judge.ts';
import type { Answer, Atom, Condition, FactRow, FactShapes } from './tree.ts';

interface AnsweredAtom {
  readonly atom: Atom;
  readonly answer: Answer;
}

/**
 * The parts that made the answer what it is: of an `and` that is no, only what is no; of an `or` that is yes, only what
 * is yes; of an unknown, only what is unknown; otherwise all. All reasons, not the first.
 */
export function decisiveAtoms(condition: Condition, row: FactRow, facts: FactShapes): AnsweredAtom[] {
  switch (condition.kind) {
    case 'constant':
      return [];
    case 'not':
      return decisiveAtoms(condition.of, row, facts);
    case 'and':
    case 'or': {
      const answer = judge(condition, row, facts);
      const parts = condition.of.filter((part) => judge(part, row, facts) === answer);
      return parts.flatMap((part) => decisiveAtoms(part, row, facts));
    }
    default:
      return [{ atom: condition, answer: judge(condition, row, facts) }];
  }
}

/** Every part, decisive or not, in the order of the text. */
export function allAtoms(condition: Condition): Atom[] {
  switch (condition.kind) {
    case 'constant':
      return [];
    case 'not':
      return allAtoms(condition.of);
    case 'and':
    case 'or':
      return condition.of.flatMap(allAtoms);
    default:
      return [condition];
  }
}
