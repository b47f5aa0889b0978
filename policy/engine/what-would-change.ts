import { allAtoms } from './decisive.ts';
import { exactValue, judge } from './judge.ts';
import {
  type Answer,
  type Atom,
  type Condition,
  type FactRow,
  type FactShape,
  type FactShapes,
  type Quantity,
  unknownPart,
} from './tree.ts';

/** The nearest value of one figure at which a rule's answer turns over, everything else as it is. */
export interface Change {
  /** As the rule names it: of a figure per head the figure per head. */
  readonly fact: FactShape;
  /** The column that changes: of a figure per head the household's total. */
  readonly column: string;
  readonly from: Value;
  readonly to: Value;
  /** What the answer becomes. */
  readonly answer: Answer;
}
type Value = NonNullable<FactRow[string]>;

/**
 * For a yes or no: of each figure the rule looks at, the smallest change of it alone that turns the answer over; nothing
 * for figures that alone cannot. Exact for figures that the rule adds, subtracts or multiplies with fixed ones: there
 * the answer can only turn where a comparison does. Nothing for an unknown: there something is to be filled in first.
 */
export function changesOf(condition: Condition, row: FactRow, facts: FactShapes): Change[] {
  const now = judge(condition, row, facts);
  if (now === 'unknown') return [];
  const wanted = now === 'yes' ? 'no' : 'yes';
  return [...columnsOf(condition)].flatMap(([column, fact]) => {
    const from = row[column];
    if (from === null || from === undefined) return [];
    const turns = (to: Value): boolean => judge(condition, { ...row, [column]: to }, facts) === wanted;
    const to = candidates(condition, row, facts, { column, fact, from }).find(turns);
    return to === undefined ? [] : [{ fact, column, from, to, answer: wanted }];
  });
}

/** The columns a rule reads, each with the fact by which it is named; a figure per head goes before its total. */
function columnsOf(condition: Condition): ReadonlyMap<string, FactShape> {
  const columns = new Map<string, FactShape>();
  for (const fact of allAtoms(condition).flatMap(factsOf)) {
    const column = fact.ratio?.of ?? fact.id;
    if (fact.ratio || !columns.has(column)) columns.set(column, fact);
  }
  return columns;
}

interface Varied {
  readonly column: string;
  readonly fact: FactShape;
  readonly from: Value;
}

/** Values at which the answer may turn, the nearest first. */
function candidates(condition: Condition, row: FactRow, facts: FactShapes, { column, fact, from }: Varied): Value[] {
  if (typeof from === 'boolean') return [!from];
  if (typeof from !== 'bigint') return otherLabels(fact, from);
  const places = allAtoms(condition).flatMap((atom) => turningPlaces(atom, row, facts, column, from));
  const around = places.flatMap((place) => [place - 1n, place, place + 1n, place + 2n]);
  // Computed amounts may be below zero; what is counted or entered may not.
  const least = fact.unit === 'fen' && (fact.ratio || fact.needs.length > 0) ? -fact.bound : 0n;
  const distance = (value: bigint): bigint => (value < from ? from - value : value - from);
  return around
    .filter((value) => value !== from && (value >= least || value > from))
    .sort((one, other) => Number(distance(one) - distance(other)));
}

function otherLabels({ labels = [] }: FactShape, from: string | readonly string[]): Value[] {
  if (typeof from === 'string') return labels.filter((label) => label !== from);
  const without = from.map((label) => from.filter((each) => each !== label));
  return [...without, ...labels.filter((label) => !from.includes(label)).map((label) => [...from, label]), []];
}

/** Where a comparison turns, rounded down, as the column alone moves. */
function turningPlaces(atom: Atom, row: FactRow, facts: FactShapes, column: string, from: bigint): bigint[] {
  if (atom.kind === 'compareInterval' && atom.fact.id === column) return intervalPlaces(atom, row, facts);
  if (atom.kind !== 'compare') return [];
  const gap: Quantity = { kind: 'subtract', left: atom.left, right: atom.right };
  const at = (x: bigint): bigint | undefined => exactValue(gap, { ...row, [column]: x }, facts)?.[0];
  const [here, next, further] = [at(from), at(from + 1n), at(from + 2n)];
  if (here === undefined || next === undefined || further === undefined) return [];
  const slope = next - here;
  return slope === 0n || further - next !== slope ? [] : [from - dividedUp(here, slope)];
}

/** Both ends of what is partly known may meet the edge. */
function intervalPlaces(atom: Atom & { kind: 'compareInterval' }, row: FactRow, facts: FactShapes): bigint[] {
  const edge = exactValue(atom.right, row, facts);
  const more = row[unknownPart(atom.fact.id)];
  if (!edge || typeof more !== 'bigint') return [];
  const place = -dividedUp(-edge[0], edge[1]);
  return [place, place - more];
}

/** The quotient, rounded up. */
function dividedUp(top: bigint, bottom: bigint): bigint {
  const [t, b] = bottom < 0n ? [-top, -bottom] : [top, bottom];
  return t > 0n ? (t + b - 1n) / b : -(-t / b);
}

function factsOf(atom: Atom): FactShape[] {
  if (atom.kind === 'compare') return [...factsIn(atom.left), ...factsIn(atom.right)];
  if (atom.kind === 'known') return [];
  return atom.kind === 'compareInterval' ? [atom.fact, ...factsIn(atom.right)] : [atom.fact];
}

function factsIn(quantity: Quantity): FactShape[] {
  if (quantity.kind === 'fact') return [quantity.fact];
  return 'left' in quantity ? [...factsIn(quantity.left), ...factsIn(quantity.right)] : [];
}
