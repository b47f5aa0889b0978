import { quantitiesByName } from '../engine/quantities.ts';
import { sqlText } from '../engine/sql.ts';
import type { FactShape, Quantity } from '../engine/tree.ts';
import type { CompiledPack, CompiledRule } from './compile.ts';

/**
 * SQL boolean, never null: do the values of a hit (`now`, jsonb as `ruleHitsSql` gives it) say that the household is
 * worse off than those told before (`told`, of the same rule)? One figure worse suffices; one that was not known and is
 * known now counts as worse. Figures that have no direction, and a parameter that moved, do not count.
 */
export function worseSql(compiled: CompiledPack, rule: string, now: string, told: string): string {
  const cases = compiled.rules.flatMap((each) => {
    const worse = directed(each).map((fact) => worseFigureSql(fact, now, told));
    return worse.length === 0 ? [] : [`when ${sqlText(each.id)} then ${worse.join(' or ')}`];
  });
  return cases.length === 0 ? 'false' : `coalesce(case ${rule} ${cases.join(' ')} end, false)`;
}

function directed(rule: CompiledRule): FactShape[] {
  const facts = [...quantitiesByName(rule.condition).values()].flatMap((quantity: Quantity) =>
    quantity.kind === 'fact' ? [quantity.fact] : [],
  );
  return facts.filter(({ worse }) => worse !== undefined);
}

function worseFigureSql({ id, worse }: FactShape, now: string, told: string): string {
  const end = worse === 'higher' ? 'atLeast' : 'atMost';
  const figure = (values: string): string => {
    const value = `${values} -> ${sqlText(id)}`;
    return `coalesce(${value} ->> ${sqlText(end)}, ${values} ->> ${sqlText(id)})::numeric`;
  };
  const sign = worse === 'higher' ? '>' : '<';
  return `coalesce(${figure(now)} ${sign} ${figure(told)}, ${figure(now)} is not null and ${figure(told)} is null)`;
}
