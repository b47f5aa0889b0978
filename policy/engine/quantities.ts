import { allAtoms } from './decisive.ts';
import type { Atom, Condition, Quantity } from './tree.ts';

/** The facts and parameters a condition names, flags too, each once in the order of the text. */
export function quantitiesByName(condition: Condition): ReadonlyMap<string, Quantity> {
  const named = new Map<string, Quantity>();
  for (const quantity of allAtoms(condition).flatMap(sidesOf).flatMap(leavesOf)) {
    if (quantity.kind === 'fact') named.set(quantity.fact.id, quantity);
    if (quantity.kind === 'parameter') named.set(quantity.parameter.name, quantity);
  }
  return named;
}

/** Whether the quantity is an amount of money, in fen. */
export function isMoney(quantity: Quantity): boolean {
  switch (quantity.kind) {
    case 'literal':
      return false;
    case 'parameter':
      return quantity.parameter.money;
    case 'fact':
      return quantity.fact.unit === 'fen';
    case 'divide':
      return isMoney(quantity.left) && !isMoney(quantity.right);
    default:
      return isMoney(quantity.left) || isMoney(quantity.right);
  }
}

function sidesOf(atom: Atom): Quantity[] {
  if (atom.kind === 'compare') return [atom.left, atom.right];
  const subject: Quantity = { kind: 'fact', fact: atom.fact };
  return atom.kind === 'compareInterval' ? [subject, atom.right] : [subject];
}

function leavesOf(quantity: Quantity): Quantity[] {
  return 'left' in quantity ? [...leavesOf(quantity.left), ...leavesOf(quantity.right)] : [quantity];
}
