import type { Rational } from './rational.ts';
import type { Comparison, Condition, FactShape, FactShapes, ParameterValue, Quantity } from './tree.ts';

/**
 * A condition as plain JSON: facts by their id, parameters as `$name`, figures as `=7/10`. What the parser and the checks of
 * `lower.ts` made of a rule's text, so that who receives it carries neither.
 */
export type PackedCondition = boolean | readonly [string, ...PackedPart[]];
type PackedPart = PackedCondition | PackedQuantity;
type PackedQuantity = string | readonly [Operation, PackedQuantity, PackedQuantity];
type Operation = 'add' | 'subtract' | 'multiply' | 'divide';

export function packCondition(condition: Condition): PackedCondition {
  switch (condition.kind) {
    case 'constant':
      return condition.value;
    case 'not':
      return ['not', packCondition(condition.of)];
    case 'and':
    case 'or':
      return [condition.kind, ...condition.of.map(packCondition)];
    case 'compare':
      return [condition.operator, packQuantity(condition.left), packQuantity(condition.right)];
    case 'compareInterval':
      return [`${BETWEEN}${condition.operator}`, condition.fact.id, packQuantity(condition.right)];
    case 'oneOf':
      return ['oneOf', condition.fact.id, ...condition.labels];
    default:
      return [condition.kind, condition.fact.id];
  }
}

/** The same tree again. Throws where it names a fact or a parameter that is not there: the program is older than the rule. */
export function unpackCondition(
  packed: PackedCondition,
  facts: FactShapes,
  parameters: ReadonlyMap<string, ParameterValue>,
): Condition {
  if (typeof packed === 'boolean') return { kind: 'constant', value: packed };
  const [kind, ...parts] = packed;
  const quantity = (part: PackedPart | undefined) => unpackQuantity(part as PackedQuantity, facts, parameters);
  const fact = () => factNamed(parts[0], facts);
  switch (kind) {
    case 'not':
      return { kind, of: unpackCondition(parts[0] as PackedCondition, facts, parameters) };
    case 'and':
    case 'or':
      return { kind, of: parts.map((part) => unpackCondition(part as PackedCondition, facts, parameters)) };
    case 'flag':
    case 'known':
      return { kind, fact: fact() };
    case 'oneOf':
      return { kind, fact: fact(), labels: parts.slice(1) as string[] };
    default:
      if (!kind.startsWith(BETWEEN)) {
        return { kind: 'compare', operator: operatorOf(kind), left: quantity(parts[0]), right: quantity(parts[1]) };
      }
      return { kind: 'compareInterval', operator: operatorOf(kind.slice(1)), fact: fact(), right: quantity(parts[1]) };
  }
}

/** An exact number as text, `690000` or `7/10`. */
export function packRational({ numerator, denominator }: Rational): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}

export function unpackRational(text: string): Rational {
  const [numerator = '', denominator = '1'] = text.split('/');
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

/** Before the comparison of a figure that is known in part. */
const BETWEEN = '~';
const COMPARISONS: readonly string[] = ['<', '<=', '>', '>=', '==', '!='] satisfies Comparison[];
const OPERATIONS: readonly string[] = ['add', 'subtract', 'multiply', 'divide'] satisfies Operation[];

function packQuantity(quantity: Quantity): PackedQuantity {
  switch (quantity.kind) {
    case 'literal':
      return `=${packRational(quantity.value)}`;
    case 'parameter':
      return `$${quantity.parameter.name}`;
    case 'fact':
      return quantity.fact.id;
    default:
      return [quantity.kind, packQuantity(quantity.left), packQuantity(quantity.right)];
  }
}

function unpackQuantity(
  packed: PackedQuantity,
  facts: FactShapes,
  parameters: ReadonlyMap<string, ParameterValue>,
): Quantity {
  if (typeof packed !== 'string') {
    const [kind, left, right] = packed;
    if (!OPERATIONS.includes(kind)) throw unknown(kind);
    const side = (part: PackedQuantity) => unpackQuantity(part, facts, parameters);
    return { kind, left: side(left), right: side(right) };
  }
  if (packed.startsWith('=')) return { kind: 'literal', value: unpackRational(packed.slice(1)) };
  if (!packed.startsWith('$')) return { kind: 'fact', fact: factNamed(packed, facts) };
  const parameter = parameters.get(packed.slice(1));
  if (!parameter) throw unknown(packed);
  return { kind: 'parameter', parameter };
}

function factNamed(name: PackedPart | undefined, facts: FactShapes): FactShape {
  const fact = facts.get(String(name));
  if (!fact) throw unknown(String(name));
  return fact;
}

function operatorOf(text: string): Comparison {
  if (!COMPARISONS.includes(text)) throw unknown(text);
  return text as Comparison;
}

function unknown(what: string): Error {
  return new Error(`a packed rule names what is not known here: ${what}`);
}
