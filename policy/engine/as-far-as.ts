import { quantitiesByName } from './quantities.ts';
import type { Atom, Condition } from './tree.ts';

/**
 * The condition as far as some facts tell it: whatever asks another fact counts as what would let the condition be met. So
 * nobody who meets the condition fails this one, and who fails it need not be looked at. `true` when these facts tell
 * nothing.
 */
export function asFarAs(condition: Condition, tells: (fact: string) => boolean): Condition {
  return bound(condition, tells, true);
}

function bound(condition: Condition, tells: (fact: string) => boolean, otherwise: boolean): Condition {
  switch (condition.kind) {
    case 'constant':
      return condition;
    case 'not':
      return negated(bound(condition.of, tells, !otherwise));
    case 'and':
    case 'or':
      return joined(
        condition.kind,
        condition.of.map((part) => bound(part, tells, otherwise)),
      );
    default:
      return factsOf(condition).every(tells) ? condition : { kind: 'constant', value: otherwise };
  }
}

function factsOf(atom: Atom): string[] {
  return [...quantitiesByName(atom).values()].flatMap((one) => (one.kind === 'fact' ? [one.fact.id] : []));
}

function negated(of: Condition): Condition {
  return of.kind === 'constant' ? { kind: 'constant', value: !of.value } : { kind: 'not', of };
}

/** A part that is always true decides an `or` and says nothing in an `and`; one that is never true the other way round. */
function joined(kind: 'and' | 'or', parts: readonly Condition[]): Condition {
  const deciding = kind === 'or';
  if (parts.some((part) => part.kind === 'constant' && part.value === deciding)) {
    return { kind: 'constant', value: deciding };
  }
  const left = parts.filter((part) => part.kind !== 'constant');
  const [only, ...others] = left;
  if (only === undefined) return { kind: 'constant', value: !deciding };
  return others.length === 0 ? only : { kind, of: left };
}
