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

function memberRows({ on, where }: FactsScope): string {
  const onlyHead = (value: string): string => `case when count(*) ${OF_HEAD} = 1 then min(${value}) ${OF_HEAD} end`;
  return `select m.county, m.household, m.person, m.area, m.relation, ${FIELDS.map((field) => `p.${field}`).join(', ')},
    ${onlyHead('p.birth_date')} as head_born, ${onlyHead('p.sex')} as head_sex,
    p.id_index is not null and exists (select from person_version o
      where o.county = p.county and o.id_index = p.id_index and o.person <> p.person and ${currentOn('o', on)}) as id_number_shared,
    exists (select from membership o where o.county = m.county and o.person = m.person and o.household <> m.household
      and ${currentOn('o', on)}) as elsewhere
  from membership m
  left join person_version p on p.county = m.county and p.person = m.person and ${currentOn('p', on)}
  where ${where('m', 'm.household')} and ${currentOn('m', on)}`;
}

const FIELDS = [
  ...['sex', 'birth_date', 'education', 'student_status', 'health', 'labour', 'work_region', 'work_months'],
  ...['medical_insurance', 'critical_illness_insurance', 'pension_insurance', 'subsistence_allowance'],
  'extreme_poverty_support',
];
