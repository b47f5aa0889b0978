import { add, boundOf, columnOf, crossMultiplied, type Integer, multiply } from './integers.ts';
import {
  type CompareIntervalNode,
  type CompareNode,
  type Comparison,
  type Condition,
  type FactShapes,
  type LabelNode,
  type Quantity,
  unknownPart,
} from './tree.ts';

/** How a fact's column (`A37`, `seriouslyIll_unknown`) is written in SQL, e.g. `f.a37`. */
export type ColumnName = (fact: string) => string;

const BIGINT_LIMIT = 2n ** 63n - 1n;

/** `A33` → `a33`, `priorPerHead` → `prior_per_head`, `seriouslyIll_unknown` → `seriously_ill_unknown`. */
export function factColumn(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}

/** A text literal; a pack may be edited by people. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * A condition as an SQL boolean over the columns of a facts row: true, false, or null for unknown.
 * Literals stand in the text (they are whole numbers from a pack, never from a person).
 */
export function conditionSql(condition: Condition, column: ColumnName, facts: FactShapes): string {
  switch (condition.kind) {
    case 'constant':
      return String(condition.value);
    case 'flag':
      return column(condition.fact.id);
    case 'known':
      return `${column(condition.fact.id)} is not null`;
    case 'oneOf':
      return labelsSql(condition, column);
    case 'not':
      return `not (${conditionSql(condition.of, column, facts)})`;
    case 'and':
    case 'or':
      return condition.of.map((part) => `(${conditionSql(part, column, facts)})`).join(` ${condition.kind} `);
    case 'compareInterval':
      return intervalSql(condition, column, facts);
    default:
      return comparisonSql(condition, column, facts);
  }
}

function labelsSql({ fact, labels }: LabelNode, column: ColumnName): string {
  const among = `array[${labels.map(sqlText).join(', ')}]`;
  return fact.unit === 'labels' ? `${column(fact.id)} && ${among}` : `${column(fact.id)} = any(${among})`;
}

function comparisonSql(node: CompareNode, column: ColumnName, facts: FactShapes): string {
  return compareSql(node.operator, crossMultiplied(node.left, node.right, facts), column);
}

/** Multiplies in bigint where the bounds prove it cannot overflow, otherwise in numeric, which is exact and slower. */
function compareSql(operator: Comparison, [left, right]: [Integer, Integer], column: ColumnName): string {
  const type = boundOf(left) <= BIGINT_LIMIT && boundOf(right) <= BIGINT_LIMIT ? 'bigint' : 'numeric';
  return `${integerSql(left, column, type)} ${OPERATOR_SQL[operator]} ${integerSql(right, column, type)}`;
}

const OPERATOR_SQL: Readonly<Record<Comparison, string>> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '==': '=',
  '!=': '<>',
};

function intervalSql(node: CompareIntervalNode, column: ColumnName, facts: FactShapes): string {
  const known = columnOf(node.fact.id, node.fact.bound);
  const most = add(known, columnOf(unknownPart(node.fact.id), node.fact.bound));
  const against = (end: Integer, operator: Comparison): string =>
    compareSql(operator, crossMultipliedInteger(end, node.right, facts), column);
  if (node.operator === '==' || node.operator === '!=') {
    const equal = node.operator === '==';
    const below = `${against(known, '<')} and ${against(most, '<')}`;
    const outside = `(${below}) or (${against(known, '>')} and ${against(most, '>')})`;
    const exactly = `${against(known, '==')} and ${against(most, '==')}`;
    return `case when ${outside} then ${!equal} when ${exactly} then ${equal} end`;
  }
  const atLeast = against(known, node.operator);
  const atMost = against(most, node.operator);
  return `case when ${atLeast} and ${atMost} then true when not (${atLeast}) and not (${atMost}) then false end`;
}

function crossMultipliedInteger(end: Integer, right: Quantity, facts: FactShapes): [Integer, Integer] {
  const [one, edge] = crossMultiplied({ kind: 'literal', value: { numerator: 1n, denominator: 1n } }, right, facts);
  return [multiply(end, one), edge];
}

/** Whole-number arithmetic as SQL; in `numeric` it is exact whatever the bounds. */
export function integerSql(integer: Integer, column: ColumnName, type: 'bigint' | 'numeric'): string {
  switch (integer.kind) {
    case 'literal':
      return `${integer.value < 0n ? `(${integer.value})` : integer.value}::${type}`;
    case 'column':
      return `${column(integer.name)}::${type}`;
    case 'absolute':
      return `abs(${integerSql(integer.of, column, type)})`;
    case 'sign':
      return `sign(${integerSql(integer.of, column, type)})::${type}`;
    case 'nonZero':
      return `nullif(${integerSql(integer.of, column, type)}, 0)`;
    default: {
      const left = integerSql(integer.left, column, type);
      return `(${left} ${SYMBOL[integer.kind]} ${integerSql(integer.right, column, type)})`;
    }
  }
}

const SYMBOL = { add: '+', subtract: '-', multiply: '*' } as const;
