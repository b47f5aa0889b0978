import { add, columnOf, crossMultiplied, fractionOf, type Integer } from './integers.ts';
import {
  type Answer,
  type Atom,
  type CompareIntervalNode,
  type Comparison,
  type Condition,
  type FactRow,
  type FactShapes,
  type LabelNode,
  type Quantity,
  unknownPart,
} from './tree.ts';

/** Answers a condition for one household, in Kleene's three-valued logic. Agrees with `conditionSql` on every row. */
export function judge(condition: Condition, row: FactRow, facts: FactShapes): Answer {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? 'yes' : 'no';
    case 'not':
      return negated(judge(condition.of, row, facts));
    case 'and':
      return strongest(condition.of, 'no', 'yes', row, facts);
    case 'or':
      return strongest(condition.of, 'yes', 'no', row, facts);
    default:
      return judgeAtom(condition, row, facts);
  }
}

/** The value of a quantity as an exact fraction of bigints; undefined when something is missing or a divisor is zero. */
export function exactValue(quantity: Quantity, row: FactRow, facts: FactShapes): [bigint, bigint] | undefined {
  const { numerator, denominator } = fractionOf(quantity, facts);
  const top = evaluate(numerator, row);
  const bottom = evaluate(denominator, row);
  return top === undefined || bottom === undefined ? undefined : [top, bottom];
}

/** The two bounds between which an interval fact lies; undefined when not even the lower one is known. */
export function boundsOf(factId: string, row: FactRow): [bigint, bigint] | undefined {
  const from = row[factId];
  const more = row[unknownPart(factId)];
  return typeof from === 'bigint' && typeof more === 'bigint' ? [from, from + more] : undefined;
}

function judgeAtom(atom: Atom, row: FactRow, facts: FactShapes): Answer {
  if (atom.kind === 'flag') return answerOf(row[atom.fact.id]);
  if (atom.kind === 'known') return isKnown(row[atom.fact.id]) ? 'yes' : 'no';
  if (atom.kind === 'oneOf') return judgeLabels(atom, row[atom.fact.id]);
  if (atom.kind === 'compareInterval') return judgeInterval(atom, row, facts);
  const [left, right] = crossMultiplied(atom.left, atom.right, facts);
  return compare(atom.operator, evaluate(left, row), evaluate(right, row));
}

function isKnown(value: FactRow[string]): boolean {
  return value !== null && value !== undefined;
}

function judgeLabels({ labels }: LabelNode, value: FactRow[string]): Answer {
  if (!isKnown(value)) return 'unknown';
  const held = Array.isArray(value) ? (value as readonly string[]) : [value as string];
  return answerOf(held.some((label) => labels.includes(label)));
}

function judgeInterval(atom: CompareIntervalNode, row: FactRow, facts: FactShapes): Answer {
  const known = columnOf(atom.fact.id, atom.fact.bound);
  const most = add(known, columnOf(unknownPart(atom.fact.id), atom.fact.bound));
  const right = fractionOf(atom.right, facts);
  const edge = evaluate(right.numerator, row);
  const scale = evaluate(right.denominator, row);
  const least = evaluate(known, row);
  const greatest = evaluate(most, row);
  if (edge === undefined || scale === undefined || least === undefined || greatest === undefined) return 'unknown';
  return compareInterval(atom.operator, least * scale, greatest * scale, edge);
}

function compareInterval(operator: Comparison, least: bigint, greatest: bigint, edge: bigint): Answer {
  if (operator === '!=') return negated(compareInterval('==', least, greatest, edge));
  if (operator === '==') {
    if (edge < least || edge > greatest) return 'no';
    return least === greatest ? 'yes' : 'unknown';
  }
  const atLeast = compare(operator, least, edge);
  return atLeast === compare(operator, greatest, edge) ? atLeast : 'unknown';
}

function compare(operator: Comparison, left: bigint | undefined, right: bigint | undefined): Answer {
  if (left === undefined || right === undefined) return 'unknown';
  return answerOf(COMPARE[operator](left, right));
}

const COMPARE: Readonly<Record<Comparison, (l: bigint, r: bigint) => boolean>> = {
  '<': (l, r) => l < r,
  '<=': (l, r) => l <= r,
  '>': (l, r) => l > r,
  '>=': (l, r) => l >= r,
  '==': (l, r) => l === r,
  '!=': (l, r) => l !== r,
};

function evaluate(integer: Integer, row: FactRow): bigint | undefined {
  switch (integer.kind) {
    case 'literal':
      return integer.value;
    case 'column': {
      const value = row[integer.name];
      return typeof value === 'bigint' ? value : undefined;
    }
    case 'absolute':
    case 'sign':
    case 'nonZero':
      return evaluateOne(integer.kind, evaluate(integer.of, row));
    default:
      return evaluateTwo(integer.kind, evaluate(integer.left, row), evaluate(integer.right, row));
  }
}

function evaluateOne(kind: 'absolute' | 'sign' | 'nonZero', value: bigint | undefined): bigint | undefined {
  if (value === undefined) return undefined;
  if (kind === 'absolute') return value < 0n ? -value : value;
  if (kind === 'nonZero') return value === 0n ? undefined : value;
  if (value === 0n) return 0n;
  return value < 0n ? -1n : 1n;
}

function evaluateTwo(
  kind: 'add' | 'subtract' | 'multiply',
  left: bigint | undefined,
  right: bigint | undefined,
): bigint | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (kind === 'add') return left + right;
  return kind === 'subtract' ? left - right : left * right;
}

function strongest(
  parts: readonly Condition[],
  decisive: Answer,
  otherwise: Answer,
  row: FactRow,
  facts: FactShapes,
): Answer {
  const answers = parts.map((part) => judge(part, row, facts));
  if (answers.includes(decisive)) return decisive;
  return answers.includes('unknown') ? 'unknown' : otherwise;
}

function negated(answer: Answer): Answer {
  if (answer === 'unknown') return 'unknown';
  return answer === 'yes' ? 'no' : 'yes';
}

function answerOf(value: FactRow[string]): Answer {
  if (typeof value !== 'boolean') return 'unknown';
  return value ? 'yes' : 'no';
}
