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

const OF_HEAD = `filter (where m.relation = '户主') over (partition by m.county, m.household)`;

function memberRows(scope: FactsScope): string {
  const { on, where, isWhole } = scope;
  const onlyHead = (value: string): string => `case when count(*) ${OF_HEAD} = 1 then min(${value}) ${OF_HEAD} end`;
  const among = isWhole ? amongMany : amongOthers;
  return `select m.county, m.household, m.person, m.area, m.relation, ${FIELDS.map((field) => `p.${field}`).join(', ')},
    ${onlyHead('p.birth_date')} as head_born, ${onlyHead('p.sex')} as head_sex,
    p.id_index is not null and ${among('person_version', 'p', ['county', 'id_index'], 'person', scope)} as id_number_shared,
    ${among('membership', 'm', ['county', 'person'], 'household', scope)} as elsewhere
  from membership m
  left join person_version p on p.county = m.county and p.person = m.person and ${currentOn('p', on)}
  where ${where('m', 'm.household')} and ${currentOn('m', on)}`;
}

type Among = (table: string, alias: string, same: readonly string[], other: string, scope: FactsScope) => string;

/** Whether another row has the `same` columns and an `other` one; asked for few, each by the index. */
const amongOthers: Among = (table, alias, same, other, { on }) =>
  `exists (select from ${table} o where ${same.map((column) => `o.${column} = ${alias}.${column}`).join(' and ')}
      and o.${other} <> ${alias}.${other} and ${currentOn('o', on)})`;

/** The same for a whole county: who has company is found once. Asked of everybody in turn it took five times as long. */
const amongMany: Among = (table, alias, same, other, { on, where }) =>
  `(${same.map((column) => `${alias}.${column}`).join(', ')}) in (
      select ${same.map((column) => `o.${column}`).join(', ')} from ${table} o
      where ${where('o', 'o.person')} and ${currentOn('o', on)} and ${same.map((column) => `o.${column} is not null`).join(' and ')}
      group by ${same.map((column) => `o.${column}`).join(', ')} having count(distinct o.${other}) > 1)`;

const FIELDS = [
  ...['sex', 'birth_date', 'education', 'student_status', 'health', 'labour', 'work_region', 'work_months'],
  ...['medical_insurance', 'critical_illness_insurance', 'pension_insurance', 'subsistence_allowance'],
  'extreme_poverty_support',
];
