import type { Fen } from '../../domain/money.ts';
import type { FactDefinition, HouseholdFact } from './definition.ts';
import { type HouseholdOnDay, INCOME_FIELDS, type IncomeField } from './household-on-day.ts';
import { RAW_FIELDS } from './raw-fields.ts';

/** ±10¹² fen, ten thousand million yuan: the check on `income_snapshot` keeps every amount within it. */
const AMOUNT_BOUND = 10n ** 12n;

/**
 * Blank A29–A32, A35, A36 beside other amounts is 0; a blank A28 stays unknown; all blank is all unknown.
 * The offices leave a line empty when there is nothing to write, but everybody has or has not a wage.
 */
function amountOf({ income }: HouseholdOnDay, field: IncomeField): Fen | undefined {
  if (field === 'A28') return income.A28;
  const anyFilled = INCOME_FIELDS.some((other) => income[other] !== undefined);
  return income[field] ?? (anyFilled ? 0n : undefined);
}

const EXPENSES: ReadonlySet<IncomeField> = new Set(['A32', 'A36']);

const collected: HouseholdFact[] = INCOME_FIELDS.map((field) => {
  const column = `i.${field.toLowerCase()}`;
  const all = INCOME_FIELDS.map((other) => `i.${other.toLowerCase()}`).join(', ');
  return {
    id: field,
    label: RAW_FIELDS.get(field) ?? field,
    unit: 'fen',
    bound: AMOUNT_BOUND,
    worse: EXPENSES.has(field) ? 'higher' : 'lower',
    needs: [],
    from: 'income',
    inMemory: (household) => amountOf(household, field),
    sql: field === 'A28' ? column : `coalesce(${column}, case when num_nonnulls(${all}) > 0 then 0 end)`,
  };
});

function sqlOf(field: IncomeField): string {
  return collected.find((fact) => fact.id === field)?.sql ?? '';
}

const NET_INCOME_SQL = `${sqlOf('A28')} + ${sqlOf('A29')} + ${sqlOf('A30')} + ${sqlOf('A31')} - ${sqlOf('A32')}`;

/** LZ 附件3 注1: A33 = A28 + A29 + A30 + A31 − A32. */
function netIncome(household: HouseholdOnDay): Fen | undefined {
  return sum(household, ['A28', 'A29', 'A30', 'A31'], ['A32']);
}

/** LZ 附件3 注1: A37 = A33 + A35 − A36. */
function referenceIncome(household: HouseholdOnDay): Fen | undefined {
  return sum(household, ['A28', 'A29', 'A30', 'A31', 'A35'], ['A32', 'A36']);
}

function sum(household: HouseholdOnDay, plus: IncomeField[], minus: IncomeField[]): Fen | undefined {
  let total = 0n;
  for (const field of [...plus, ...minus]) {
    const amount = amountOf(household, field);
    if (amount === undefined) return undefined;
    total += plus.includes(field) ? amount : -amount;
  }
  return total;
}

/** A28–A38 and last year's net income a head. Per-head figures are ratios: compared by multiplying, never divided. */
export const INCOME_FACTS: readonly FactDefinition[] = [
  ...collected,
  {
    id: 'A33',
    label: '家庭纯收入',
    unit: 'fen',
    bound: 5n * AMOUNT_BOUND,
    worse: 'lower',
    needs: ['A28', 'A29', 'A30', 'A31', 'A32'],
    from: 'income',
    inMemory: netIncome,
    sql: NET_INCOME_SQL,
  },
  {
    id: 'A37',
    label: '收入参考范围',
    unit: 'fen',
    bound: 7n * AMOUNT_BOUND,
    worse: 'lower',
    needs: ['A33', 'A35', 'A36'],
    from: 'income',
    inMemory: referenceIncome,
    sql: `${NET_INCOME_SQL} + ${sqlOf('A35')} - ${sqlOf('A36')}`,
  },
  {
    id: 'A34',
    label: '家庭人均纯收入',
    unit: 'fen',
    bound: 5n * AMOUNT_BOUND,
    worse: 'lower',
    needs: ['A33', 'members'],
    ratio: { of: 'A33', per: 'members' },
  },
  {
    id: 'A38',
    label: '人均收入参考范围',
    unit: 'fen',
    bound: 7n * AMOUNT_BOUND,
    worse: 'lower',
    needs: ['A37', 'members'],
    ratio: { of: 'A37', per: 'members' },
  },
  {
    id: 'priorPerHead',
    label: '上年人均纯收入',
    unit: 'fen',
    bound: AMOUNT_BOUND,
    needs: [],
    from: 'income',
    inMemory: (household) => household.priorPerHead,
    sql: 'i.prior_per_head',
  },
];
