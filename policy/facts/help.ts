import { labelsOf } from '../../domain/code-lists/code-list.ts';
import { measureKinds, measureLists, measures } from '../../domain/code-lists/measures.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { HouseholdFact } from './definition.ts';
import { monthsBetween, monthsSql } from './elapsed.ts';
import type { HouseholdOnDay, MeasureOnDay } from './household-on-day.ts';
import { quoted } from './tally.ts';

const BOUND = 1_000_000n;
const NOT_BEGUN = '尚未实施';

/** 开发式帮扶: A39–A42. */
const DEVELOPMENTAL = measureLists
  .filter(({ field = '' }) => ['A39', 'A40', 'A41', 'A42'].includes(field))
  .map(({ title }) => title);

function isInForce({ startedOn, endedOn }: MeasureOnDay, on: PlainDate | undefined): boolean {
  if (on === undefined) return false;
  return (startedOn === undefined || startedOn <= on) && (endedOn === undefined || endedOn >= on);
}

/** The same over `s` (measure), for the statement of `facts-sql.ts`. */
const IN_FORCE_SQL = '(s.started_on is null or s.started_on <= {on}) and (s.ended_on is null or s.ended_on >= {on})';

function inForce({ measures: all = [], on }: HouseholdOnDay): MeasureOnDay[] {
  return all.filter((measure) => isInForce(measure, on));
}

/** Aggregates over `s` (measure) by household, by the names that the facts below read. */
export const MEASURE_AGGREGATES = `count(*) as ever,
    count(*) filter (where ${IN_FORCE_SQL}) as in_force,
    count(*) filter (where ${IN_FORCE_SQL} and s.state = '${NOT_BEGUN}') as not_begun,
    count(*) filter (where ${IN_FORCE_SQL} and s.department is null) as no_department,
    count(*) filter (where ${IN_FORCE_SQL} and s.kind in (${quoted(DEVELOPMENTAL)})) as developmental,
    max(s.started_on) filter (where s.started_on <= {on}) as last_start,
    array_agg(distinct s.kind collate "C") filter (where ${IN_FORCE_SQL}) as kinds,
    array_agg(distinct s.option collate "C") filter (where ${IN_FORCE_SQL} and s.option is not null) as options`;

function counted(
  id: string,
  label: string,
  column: string,
  count: (household: HouseholdOnDay) => number,
): HouseholdFact {
  return {
    ...{ id, label, unit: 'items', bound: BOUND, needs: [], from: 'measures' },
    inMemory: (household) => BigInt(count(household)),
    sql: `coalesce(s.${column}, 0)`,
  };
}

function listed(
  id: string,
  label: string,
  labels: readonly string[],
  column: string,
  value: (measure: MeasureOnDay) => string | undefined,
): HouseholdFact {
  return {
    ...{ id, label, unit: 'labels', bound: 1n, labels, needs: [], from: 'measures' },
    inMemory: (household) => [...new Set(inForce(household).flatMap((measure) => value(measure) ?? []))].sort(),
    sql: `coalesce(s.${column}, '{}')`,
  };
}

function lastStart({ measures: all = [], on }: HouseholdOnDay): PlainDate | undefined {
  const begun = all.flatMap(({ startedOn }) =>
    startedOn !== undefined && on !== undefined && startedOn <= on ? [startedOn] : [],
  );
  return begun.sort().at(-1);
}

/** 帮扶措施 A39–A52. A measure without days is in force: it stands on the list and nobody ended it. */
export const MEASURE_FACTS: readonly HouseholdFact[] = [
  counted('measuresEver', '有过的措施', 'ever', ({ measures: all = [] }) => all.length),
  counted('measures', '在享措施', 'in_force', (household) => inForce(household).length),
  counted(
    'measuresNotBegun',
    '尚未实施的措施',
    'not_begun',
    (household) => inForce(household).filter(({ state }) => state === NOT_BEGUN).length,
  ),
  counted(
    'measuresWithoutDepartment',
    '没有责任部门的措施',
    'no_department',
    (household) => inForce(household).filter(({ department }) => department === undefined).length,
  ),
  counted(
    'developmental',
    '开发式措施',
    'developmental',
    (household) => inForce(household).filter(({ kind }) => DEVELOPMENTAL.includes(kind)).length,
  ),
  listed('measureKinds', '在享措施类别', labelsOf(measureKinds), 'kinds', ({ kind }) => kind),
  listed('measureOptions', '在享措施', labelsOf(measures), 'options', ({ option }) => option),
  {
    ...{
      id: 'monthsSinceMeasure',
      label: '最近一项措施开始至今',
      unit: 'months',
      bound: BOUND,
      needs: ['measures'],
      from: 'measures',
    },
    inMemory: (household) => monthsBetween(lastStart(household), household.on),
    sql: monthsSql('s.last_start', '{on}'),
  },
];
