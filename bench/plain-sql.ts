import { type ColumnName, factColumn, sqlText } from '../policy/engine/sql.ts';
import type { Condition, LabelNode, Quantity } from '../policy/engine/tree.ts';

const column: ColumnName = (fact) => `f.${factColumn(fact)}`;

/**
 * A rule as somebody would write it by hand over a table of facts: plain operators, division where it is a figure per
 * head, what is unknown left to SQL, somebody partly known counted as known. The opponent of `conditionSql`.
 */
export function plainSql(condition: Condition): string {
  switch (condition.kind) {
    case 'constant':
      return String(condition.value);
    case 'flag':
      return column(condition.fact.id);
    case 'known':
      return `${column(condition.fact.id)} is not null`;
    case 'oneOf':
      return labels(condition);
    case 'not':
      return `not (${plainSql(condition.of)})`;
    case 'and':
    case 'or':
      return condition.of.map((part) => `(${plainSql(part)})`).join(` ${condition.kind} `);
    case 'compareInterval':
      return `${column(condition.fact.id)} ${signOf(condition.operator)} ${quantity(condition.right)}`;
    default:
      return `${quantity(condition.left)} ${signOf(condition.operator)} ${quantity(condition.right)}`;
  }
}

function labels({ fact, labels: among }: LabelNode): string {
  const listed = among.map(sqlText).join(', ');
  return fact.unit === 'labels' ? `${column(fact.id)} && array[${listed}]` : `${column(fact.id)} in (${listed})`;
}

function quantity(one: Quantity): string {
  switch (one.kind) {
    case 'literal':
      return number(one.value);
    case 'parameter':
      return one.parameter.value ? number(one.parameter.value) : 'null';
    case 'fact': {
      const { ratio, id } = one.fact;
      return ratio ? `(${column(ratio.of)} / nullif(${column(ratio.per)}, 0))` : column(id);
    }
    default:
      return `(${quantity(one.left)} ${SIGNS[one.kind]} ${quantity(one.right)})`;
  }
}

const SIGNS = { add: '+', subtract: '-', multiply: '*', divide: '/' } as const;

function number({ numerator, denominator }: { readonly numerator: bigint; readonly denominator: bigint }): string {
  return denominator === 1n ? String(numerator) : String(Number(numerator) / Number(denominator));
}

function signOf(operator: string): string {
  return { '==': '=', '!=': '<>' }[operator] ?? operator;
}
