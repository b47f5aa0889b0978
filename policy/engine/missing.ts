import { decisiveAtoms } from './decisive.ts';
import {
  type Atom,
  type Condition,
  type FactRow,
  type FactShape,
  type FactShapes,
  type ParameterValue,
  type Quantity,
  unknownPart,
} from './tree.ts';

/** The raw fields (`A28`), and the parameters without a value, that keep a condition unknown, each once; empty unless the answer is unknown. */
export function missingFields(condition: Condition, row: FactRow, facts: FactShapes): string[] {
  const undecided = decisiveAtoms(condition, row, facts).filter((atom) => atom.answer === 'unknown');
  return [...new Set(undecided.flatMap(({ atom }) => missingIn(atom, row, facts)))];
}

function missingIn(atom: Atom, row: FactRow, facts: FactShapes): string[] {
  const unvalued = parametersOf(atom).filter(({ value }) => value === undefined);
  return [...factsOf(atom).flatMap((fact) => missingOf(fact, row, facts)), ...unvalued.map(({ name }) => name)];
}

function parametersOf(atom: Atom): ParameterValue[] {
  if (atom.kind === 'compare') return [...parametersIn(atom.left), ...parametersIn(atom.right)];
  return atom.kind === 'compareInterval' ? parametersIn(atom.right) : [];
}

function parametersIn(quantity: Quantity): ParameterValue[] {
  if (quantity.kind === 'parameter') return [quantity.parameter];
  return 'left' in quantity ? [...parametersIn(quantity.left), ...parametersIn(quantity.right)] : [];
}

/** The facts an atom reads. */
function factsOf(atom: Atom): FactShape[] {
  if (atom.kind === 'compare') return [...factsIn(atom.left), ...factsIn(atom.right)];
  return atom.kind === 'compareInterval' ? [atom.fact, ...factsIn(atom.right)] : [atom.fact];
}

function factsIn(quantity: Quantity): FactShape[] {
  if (quantity.kind === 'fact') return [quantity.fact];
  return 'left' in quantity ? [...factsIn(quantity.left), ...factsIn(quantity.right)] : [];
}

function missingOf(fact: FactShape, row: FactRow, facts: FactShapes): string[] {
  if (fact.ratio) {
    const per = row[fact.ratio.per] === 0n ? [fact.ratio.per] : missingNamed(fact.ratio.per, row, facts);
    return [...missingNamed(fact.ratio.of, row, facts), ...per];
  }
  const known = row[fact.id] !== null && row[fact.id] !== undefined;
  if (known && !(fact.interval && row[unknownPart(fact.id)] !== 0n)) return [];
  return fact.needs.length === 0 ? [fact.id] : fact.needs.flatMap((name) => missingNamed(name, row, facts));
}

/** A name that is no fact is a raw field, and it is what is missing. */
function missingNamed(name: string, row: FactRow, facts: FactShapes): string[] {
  const fact = facts.get(name);
  return fact ? missingOf(fact, row, facts) : [name];
}
