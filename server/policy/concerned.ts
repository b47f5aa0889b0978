import { sql } from 'kysely';
import { asFarAs } from '../../policy/engine/as-far-as.ts';
import { conditionSql, factColumn } from '../../policy/engine/sql.ts';
import type { Condition } from '../../policy/engine/tree.ts';
import { FACT_SHAPES } from '../../policy/facts/catalogue.ts';
import { type ScreeningScope, scopeCondition } from '../leads/screening-scope.ts';
import type { Work } from '../rights/work.ts';

/** Beyond so many, looking households up one by one takes longer than reading each table once. */
const FEW = 20_000;

/**
 * The households of a scope that may meet one of the conditions, as far as the kept facts that are `isTold` tell; what is
 * computed is then computed of them alone. The scope itself when they tell too little. Only for today.
 */
export async function concerned(
  { tx }: Work,
  scope: ScreeningScope,
  conditions: readonly Condition[],
  isTold: (fact: string) => boolean,
): Promise<ScreeningScope> {
  const told = conditions.map((condition) => asFarAs(condition, isTold));
  if (told.some((condition) => condition.kind === 'constant' && condition.value)) return scope;
  const column = (fact: string) => `k.${factColumn(fact)}`;
  const may = told.map((condition) => `(${conditionSql(condition, column, FACT_SHAPES)}) is true`).join(' or ');
  const { rows } = await sql<{ household: string }>`
    select k.household from household_fact k
    where ${scopeCondition(scope, 'k', 'k.household')} and (${sql.raw(may)}) limit ${FEW + 1}`.execute(tx);
  return rows.length > FEW ? scope : { ...scope, households: rows.map(({ household }) => household) };
}
