import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { refusalOf } from './library-words.ts';
import { checkDimensions, lowerComparison } from './lower-comparison.ts';
import { lowerKnown, lowerLabels } from './lower-labels.ts';
import { lowerQuantity, type Names } from './lower-quantity.ts';
import { RuleTextError } from './rule-text-error.ts';
import type { Comparison, Condition, FactShape, FactShapes, ParameterValue } from './tree.ts';

/**
 * Reads a rule's text (CEL) into the tree that JS, SQL and the sentence are made from. The library parses and
 * type-checks; its evaluator is never used: it answers `null != 3` with true and calculates in doubles.
 * Throws a RuleTextError naming the text for anything outside the small subset.
 */
export function lowerCondition(
  text: string,
  facts: FactShapes,
  parameters: ReadonlyMap<string, ParameterValue>,
): Condition {
  return conditionReader(facts, parameters)(text);
}

/** The same for many texts with the same words: to tell the library the words takes ten times as long as to read a rule. */
export function conditionReader(
  facts: FactShapes,
  parameters: ReadonlyMap<string, ParameterValue>,
): (text: string) => Condition {
  const names: Names = { facts, parameters };
  const environment = environmentOf(names);
  return (text) => lower(parse(text, environment), names);
}

function parse(text: string, environment: Environment): ASTNode {
  const checked = environment.check(text);
  if (!checked.valid) throw refusalOf(text, checked.error);
  if (checked.type !== 'bool') throw new RuleTextError(text, '整句不是一个“是或否”的条件');
  return environment.parse(text).ast;
}

/** What the library lacks; it brings the orderings of mixed numbers itself, and makes `double == int` and `!=` of the last. */
const MIXED_OPERATORS = [
  ...['+', '-', '*', '/'].flatMap((sign) => [`int ${sign} double: double`, `double ${sign} int: double`]),
  'int == double: bool',
  'double in list<int>: bool',
];

/** Every figure is a `double` to the type checker, so that `count == 0` and `1.2 * line` read as the document does. */
function environmentOf({ facts, parameters }: Names): Environment {
  const environment = new Environment();
  for (const signature of MIXED_OPERATORS) environment.registerOperator(signature, neverEvaluated);
  for (const type of ['bool', 'double', 'string', 'list'])
    environment.registerFunction(`known(${type}): bool`, neverEvaluated);
  for (const fact of facts.values()) environment.registerVariable(fact.id, typeOf(fact));
  for (const name of parameters.keys()) environment.registerVariable(name, 'double');
  return environment;
}

function typeOf({ unit }: FactShape): string {
  if (unit === 'boolean') return 'bool';
  if (unit === 'label') return 'string';
  return unit === 'labels' ? 'list<string>' : 'double';
}

function neverEvaluated(): never {
  throw new Error('rules are lowered, never evaluated by the library');
}

function lower(node: ASTNode, names: Names): Condition {
  switch (node.op) {
    case '&&':
    case '||':
      return { kind: node.op === '&&' ? 'and' : 'or', of: operandsOf(node, node.op).map((part) => lower(part, names)) };
    case '!_':
      return { kind: 'not', of: lower(node.args, names) };
    case 'id':
      return flag(node, names);
    case 'value':
      if (typeof node.args === 'boolean') return { kind: 'constant', value: node.args };
      break;
    case 'in':
      return lowerLabels(node, names) ?? lowerIn(node.args, names);
    case 'call':
      return lowerKnown(node, names);
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return lowerLabels(node, names) ?? lowerAmounts(node.op, node.args, names);
  }
  throw new RuleTextError(node, `规则里不用“${node.op}”`);
}

function lowerAmounts(operator: Comparison, sides: readonly [ASTNode, ASTNode], names: Names): Condition {
  const isOfFlags = isFlag(sides[0], names) || isFlag(sides[1], names);
  return isOfFlags ? lowerFlagComparison(operator, sides, names) : compare(operator, sides, names);
}

function compare(operator: Comparison, [left, right]: readonly [ASTNode, ASTNode], names: Names): Condition {
  const sides = [lowerQuantity(left, names), lowerQuantity(right, names)] as const;
  const place = { input: left.input, start: left.start, end: right.end };
  checkDimensions(place, ...sides);
  return lowerComparison(place, operator, ...sides);
}

function lowerIn([item, list]: readonly [ASTNode, ASTNode], names: Names): Condition {
  if (list.op !== 'list' || list.args.length === 0) throw new RuleTextError(item, '“in”后面要一列数，如 [1, 2]');
  return { kind: 'or', of: list.args.map((one) => compare('==', [item, one], names)) };
}

/** `housingSecured == false` reads as `!housingSecured`. */
function lowerFlagComparison(
  operator: Comparison,
  [left, right]: readonly [ASTNode, ASTNode],
  names: Names,
): Condition {
  const [subject, value] = isFlag(left, names) ? [left, right] : [right, left];
  if (value.op !== 'value' || typeof value.args !== 'boolean' || (operator !== '==' && operator !== '!=')) {
    throw new RuleTextError(left, '“是或否”的指标只能和 true、false 比');
  }
  const same = value.args === (operator === '==');
  return same ? lower(subject, names) : { kind: 'not', of: lower(subject, names) };
}

function flag(node: ASTNode, names: Names): Condition {
  const fact = flagFact(node, names);
  if (!fact) throw new RuleTextError(node, '这是一个数，不是“是或否”，要和别的比');
  return { kind: 'flag', fact };
}

function isFlag(node: ASTNode, names: Names): boolean {
  return flagFact(node, names) !== undefined;
}

function flagFact(node: ASTNode, { facts }: Names): FactShape | undefined {
  const fact = node.op === 'id' ? facts.get(node.args) : undefined;
  return fact?.unit === 'boolean' ? fact : undefined;
}

/** `a && b && c` is one `and` of three, so that the sentence lists them side by side. */
function operandsOf(node: ASTNode, operator: '&&' | '||'): ASTNode[] {
  if (node.op !== operator) return [node];
  return node.args.flatMap((part) => operandsOf(part, operator));
}
