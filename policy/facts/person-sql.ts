import { factColumn } from '../engine/sql.ts';
import { currentOn, type FactsScope, factsSql } from './facts-sql.ts';
import { PERSON_FACTS, SCHEME_FACTS } from './person.ts';

/**
 * One row a current member of the households of the scope: county, household, person, area and the facts of the person.
 * The register of the county is asked whether somebody else has the same number: a member of another village counts as far
 * as the reader may see. `wanted` names facts; without it all are computed.
 */
export function personFactsSql(scope: FactsScope, wanted?: ReadonlySet<string>): string {
  const { on } = scope;
  const ofScheme = SCHEME_FACTS.map(({ id }) => id).filter((id) => !wanted || wanted.has(id));
  const own = PERSON_FACTS.filter(({ id }) => !wanted || wanted.has(id)).map(
    ({ id, sql }) => `${sql.replaceAll('{on}', on).replaceAll(/\bm\./g, 'p.')} as ${factColumn(id)}`,
  );
  const schemes = ofScheme.map((id) => `h.${factColumn(id)}`);
  return `select ${['p.county', 'p.household', 'p.person', 'p.area', ...own, ...schemes].join(',\n  ')}
from (${memberRows(scope)}) p
join (${factsSql(scope, new Set(ofScheme))}) h on h.county = p.county and h.household = p.household`;
}

function memberRows(scope: FactsScope): string {
  const { on, where, isWhole } = scope;
  const among = isWhole ? amongMany : amongOthers;
  return `select m.county, m.household, m.person, m.area, m.relation, ${FIELDS.map((field) => `p.${field}`).join(', ')},
    d.born as head_born, d.sex as head_sex,
    p.id_index is not null and ${among('person_version', 'p', ['county', 'id_index'], 'person', scope)} as id_number_shared,
    ${among('membership', 'm', ['county', 'person'], 'household', scope)} as elsewhere
  from membership m
  left join person_version p on p.county = m.county and p.person = m.person and ${currentOn('p', on)}
  left join (${headRows(scope)}) d on d.county = m.county and d.household = m.household
  where ${where('m', 'm.household')} and ${currentOn('m', on)}`;
}

/** The heads, of households that have just one. */
function headRows({ on, where }: FactsScope): string {
  return `select m.county, m.household, min(p.birth_date) as born, min(p.sex) as sex
    from membership m
    left join person_version p on p.county = m.county and p.person = m.person and ${currentOn('p', on)}
    where ${where('m', 'm.household')} and ${currentOn('m', on)} and m.relation = '户主'
    group by m.county, m.household having count(*) = 1`;
}

type Among = (table: string, alias: string, same: readonly string[], other: string, scope: FactsScope) => string;

/** Whether another row has the `same` columns and an `other` one; asked for few, each by the index. */
const amongOthers: Among = (table, alias, same, other, { on }) =>
  `exists (select from ${table} o where ${same.map((column) => `o.${column} = ${alias}.${column}`).join(' and ')}
      and o.${other} <> ${alias}.${other} and ${currentOn('o', on)})`;

/** The same for a whole county: only who has company at all is asked for it. Asked of everybody it took five times as long. */
const amongMany: Among = (table, alias, same, other, scope) => {
  const columns = (of: string) => same.map((column) => `${of}.${column}`).join(', ');
  return `((${columns(alias)}) in (
      select ${columns('o')} from ${table} o
      where ${scope.where('o', 'o.person')} and ${currentOn('o', scope.on)} and ${same.map((column) => `o.${column} is not null`).join(' and ')}
      group by ${columns('o')} having count(*) > 1) and ${amongOthers(table, alias, same, other, scope)})`;
};

const FIELDS = [
  ...['sex', 'birth_date', 'education', 'student_status', 'health', 'labour', 'work_region', 'work_months'],
  ...['medical_insurance', 'critical_illness_insurance', 'pension_insurance', 'subsistence_allowance'],
  'extreme_poverty_support',
];
