import { divideHalfUp, yuanNumber } from '../../domain/money.ts';
import { boundsOf, exactValue } from './judge.ts';
import { isMoney, quantitiesByName } from './quantities.ts';
import type { ColumnName } from './sql.ts';
import { type Condition, type FactRow, type FactShape, type FactShapes, type Quantity, unknownPart } from './tree.ts';

/** A figure in yuan with two decimals, a count, a yes or no, a label or several; a range when partly known; null when unknown. */
export type Value =
  | number
  | boolean
  | string
  | readonly string[]
  | null
  | { readonly atLeast: number; readonly atMost: number };

/** The figures a condition was judged on, by the names it uses; frozen with a decision. */
export function valuesOf(condition: Condition, row: FactRow, facts: FactShapes): Record<string, Value> {
  const entries = [...quantitiesByName(condition)];
  return Object.fromEntries(entries.map(([name, quantity]) => [name, value(quantity, row, facts)]));
}

/** The same as one jsonb object, for judging set-wise. */
export function valuesSql(condition: Condition, column: ColumnName, facts: FactShapes): string {
  const pairs = [...quantitiesByName(condition)].map(([name, q]) => `'${name}', ${valueSql(q, column, facts)}`);
  return `jsonb_build_object(${pairs.join(', ')})`;
}

function value(quantity: Quantity, row: FactRow, facts: FactShapes): Value {
  if (quantity.kind === 'fact' && (quantity.fact.unit === 'boolean' || quantity.fact.labels))
    return saidValue(row[quantity.fact.id]);
  if (quantity.kind === 'fact' && quantity.fact.interval) return rangeValue(quantity.fact.id, row);
  const exact = exactValue(quantity, row, facts);
  if (!exact) return null;
  if (isMoney(quantity)) return yuanNumber(divideHalfUp(...exact));
  return Number(exact[0]) / Number(exact[1]);
}

function saidValue(value: FactRow[string]): Value {
  return typeof value === 'bigint' ? null : (value ?? null);
}

function rangeValue(factId: string, row: FactRow): Value {
  const bounds = boundsOf(factId, row);
  if (!bounds) return null;
  const [atLeast, atMost] = [Number(bounds[0]), Number(bounds[1])];
  return atLeast === atMost ? atLeast : { atLeast, atMost };
}

function valueSql(quantity: Quantity, column: ColumnName, facts: FactShapes): string {
  if (quantity.kind === 'fact') return factValueSql(quantity.fact, column, facts);
  const exact = exactValue(quantity, {}, facts);
  if (!exact) return 'null';
  return `round(${exact[0]}::numeric / ${exact[1] * (isMoney(quantity) ? 100n : 1n)}, ${isMoney(quantity) ? 2 : 10})`;
}

function factValueSql(fact: FactShape, column: ColumnName, facts: FactShapes): string {
  if (fact.unit === 'boolean' || fact.labels) return column(fact.id);
  if (fact.interval) return rangeSql(column(fact.id), column(unknownPart(fact.id)));
  if (fact.unit !== 'fen') return column(fact.id);
  const ratio = fact.ratio;
  const per = ratio && facts.get(ratio.per) ? ` * nullif(${column(ratio.per)}, 0)` : '';
  return `round(${column(ratio?.of ?? fact.id)}::numeric / (100${per}), 2)`;
}

function rangeSql(least: string, more: string): string {
  const range = `jsonb_build_object('atLeast', ${least}, 'atMost', ${least} + ${more})`;
  return `case when ${more} = 0 then to_jsonb(${least}) when ${least} + ${more} is not null then ${range} end`;
}
