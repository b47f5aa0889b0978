import type { FactShapes } from '../engine/tree.ts';
import type { FactDefinition, FactSource } from './definition.ts';
import { HIDDEN_RISK_TALLIES } from './hidden-risks.ts';
import type { HouseholdOnDay } from './household-on-day.ts';
import { HOUSEHOLD_TALLIES } from './household-tallies.ts';
import { INCOME_FACTS } from './income.ts';
import { MEMBER_FACTS } from './members.ts';

const MEMBERS_BOUND = 1000n;

function flag(
  id: string,
  label: string,
  rawField: string,
  from: FactSource,
  inMemory: (household: HouseholdOnDay) => boolean | undefined,
  sql: string,
): FactDefinition {
  return { id, label, unit: 'boolean', bound: 1n, needs: rawField === id ? [] : [rawField], from, inMemory, sql };
}

/** Every figure and flag that is kept of every household (decisions/0012): whatever is counted over its members, and what warnings ask. */
export const FACTS: readonly FactDefinition[] = [
  {
    id: 'members',
    label: '家庭人口数',
    unit: 'count',
    bound: MEMBERS_BOUND,
    needs: [],
    from: 'members',
    inMemory: (household) => BigInt(household.members.length),
    sql: 'coalesce(t.members, 0)',
  },
  ...INCOME_FACTS,
  flag('lifted', '脱贫户', 'A4', 'enrolments', (household) => household.lifted, 'coalesce(n.lifted, false)'),
  flag(
    'monitored',
    '监测对象',
    'monitored',
    'enrolments',
    (household) => household.monitored,
    'coalesce(n.monitored, false)',
  ),
  flag(
    'riskRemoved',
    '风险已消除',
    'riskRemoved',
    'enrolments',
    (household) => household.riskRemoved,
    'coalesce(n.risk_removed, false)',
  ),
  flag('housingSecured', '住房有保障', 'A23', 'essentials', ({ essentials }) => essentials.housing, 'e.housing'),
  flag(
    'educationSecured',
    '义务教育有保障',
    'A24',
    'essentials',
    ({ essentials }) => essentials.education,
    'e.education',
  ),
  flag('waterSecured', '饮水有保障', 'A25', 'essentials', ({ essentials }) => essentials.water, 'e.water'),
  ...MEMBER_FACTS,
  ...HOUSEHOLD_TALLIES,
  ...HIDDEN_RISK_TALLIES,
];

/** The same facts as the engine looks them up. */
export const FACT_SHAPES: FactShapes = new Map(FACTS.map((fact) => [fact.id, fact]));
