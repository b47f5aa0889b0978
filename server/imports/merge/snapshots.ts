import { type RawBuilder, sql } from 'kysely';
import { campaignOnSql } from '../../campaigns/campaign-of-day.ts';
import { yearlyName } from '../../campaigns/queries.ts';
import type { SheetKey } from '../rows.ts';
import { type Merging, sourcesWithout } from './merging.ts';

/** Rows that stand on a day of their own, one for each key: the same key again replaces what differs. */
interface Entries {
  readonly table: 'income_snapshot' | 'essentials_snapshot' | 'measure' | 'sweep_form';
  readonly sheet: SheetKey;
  /** What makes two rows the same entry, beside the county and the household. */
  readonly key: readonly string[];
  /** Columns that are compared, with the field of the sheet. */
  readonly values: Readonly<Record<string, string>>;
  /** Written beside them and never compared, with the SQL of their values over the incoming row `i`. */
  readonly constant: Readonly<Record<string, string>>;
  /** Named as the columns: source, id, county, household, area, valid_from or the key, values. */
  readonly incoming: RawBuilder<unknown>;
  /** Two of one key are told apart by their order; snapshots have no twins. */
  readonly mayRepeat: boolean;
  /** An entry in which nothing is known is only written over one that stands. */
  readonly skipsBlank: boolean;
}

const AMOUNTS = {
  ...{ period_from: 'periodFrom', period_to: 'periodTo', a28: 'A28', a29: 'A29', a30: 'A30', a31: 'A31', a32: 'A32' },
  ...{ a35: 'A35', a36: 'A36', prior_per_head: 'priorPerHead' },
};

const INCOME: Entries = {
  table: 'income_snapshot',
  sheet: 'households',
  key: ['purpose', 'valid_from'],
  values: AMOUNTS,
  constant: { purpose: 'i.purpose', valid_from: 'i.valid_from' },
  incoming: sql`
    select s.source, s.row, s.income_id as id, s.county, o.id as household, o.area, '年度' as purpose,
      s.income_from as valid_from, ${sql.raw(
        Object.keys(AMOUNTS)
          .map((column) => `s.${column}`)
          .join(', '),
      )}
    from staged_household s join of_import o on o.county = s.county and o.no = s.no`,
  ...{ mayRepeat: false, skipsBlank: true },
};

const ESSENTIALS: Entries = {
  table: 'essentials_snapshot',
  sheet: 'households',
  key: ['purpose', 'valid_from'],
  values: { housing: 'housingSecured', education: 'educationSecured', water: 'waterSecured' },
  constant: { purpose: 'i.purpose', valid_from: 'i.valid_from' },
  incoming: sql`
    select s.source, s.row, s.essentials_id as id, s.county, o.id as household, o.area, '年度' as purpose,
      o.day as valid_from, s.housing, s.education, s.water
    from staged_household s join of_import o on o.county = s.county and o.no = s.no`,
  ...{ mayRepeat: false, skipsBlank: true },
};

const MEASURE: Entries = {
  table: 'measure',
  sheet: 'measures',
  key: ['kind', 'option', 'started_on'],
  values: {
    ...{ ended_on: 'endOn', amount: 'amount', fund_source: 'fundSource', department: 'department', state: 'state' },
  },
  constant: { kind: 'i.kind', option: 'i.option', started_on: 'i.started_on', valid_from: 'i.valid_from' },
  incoming: sql`
    select s.source, s.row, s.id, s.county, o.id as household, o.area, s.kind, s.option, s.started_on,
      coalesce(s.started_on, o.day) as valid_from, s.ended_on, s.amount, s.fund_source, s.department, s.state
    from staged_measure s join of_import o on o.county = s.county and o.no = s.no`,
  ...{ mayRepeat: true, skipsBlank: false },
};

const FORM = {
  ...{ household_type: 'householdType', members: 'memberCount', per_head: 'perHead', reaches_line: 'incomeReached' },
  ...{ education: 'educationSecured', medical: 'medicalSecured', housing: 'housingSecured', water: 'waterSecured' },
  ...{ meets_criteria: 'meetsIdentification', risk_types: 'riskTypes', meets_removal: 'meetsRemoval' },
  ...{ meets_monitoring: 'meetsMonitoring', opinion: 'opinion', home_state: 'homeSituation', visitors: 'visitors' },
};

const SWEEP: Entries = {
  table: 'sweep_form',
  sheet: 'sweepForms',
  key: ['visited_on'],
  values: FORM,
  constant: { campaign: 'i.campaign', visited_on: 'i.visited_on' },
  incoming: sql`
    select s.source, s.row, s.id, s.county, o.id as household, o.area, c.id as campaign, s.visited_on,
      ${sql.raw(
        Object.keys(FORM)
          .map((column) => `s.${column}`)
          .join(', '),
      )}
    from staged_sweep s join of_import o on o.county = s.county and o.no = s.no
    join campaign_of_day c on c.county = s.county and c.day = s.visited_on`,
  ...{ mayRepeat: true, skipsBlank: false },
};

export async function mergeSnapshots(merging: Merging): Promise<void> {
  await mergeEntries(merging, INCOME);
  await mergeEntries(merging, ESSENTIALS);
}

export async function mergeMeasures(merging: Merging): Promise<void> {
  await mergeEntries(merging, MEASURE);
}

/**
 * Forms go to the 集中排查 that their day falls in, else to that of their year, which is founded when it is the first. A form
 * without a day has that of the last one in the files.
 */
export async function mergeSweepForms(merging: Merging): Promise<void> {
  const { tx, work } = merging;
  await sql`update staged_sweep set visited_on = coalesce((select max(visited_on) from staged_sweep), ${work.today})
    where visited_on is null`.execute(tx);
  const { rows } = await sql<{ county: string; year: number }>`
    select distinct county, extract(year from visited_on)::integer as year from staged_sweep order by 1, 2`.execute(tx);
  for (const { county, year } of rows) {
    const name = yearlyName(String(year));
    await sql`insert into campaign (county, id, name, starts_on, ends_on)
      select ${county}, ${work.newId()}, ${name}, ${`${year}-01-01`}, ${`${year}-12-31`}
      where not exists (select 1 from campaign where county = ${county} and name = ${name})`.execute(tx);
  }
  await sql`create temporary table campaign_of_day on commit drop as
    select d.county, d.day, ${campaignOnSql(sql`d.county`, sql`d.day`)} as id
    from (select distinct county, visited_on as day from staged_sweep) d`.execute(tx);
  await mergeEntries(merging, SWEEP);
}

/** Replaces what differs (kept with `known_to`) and adds what is new, set-wise; what the files do not name stays. */
async function mergeEntries(merging: Merging, entries: Entries): Promise<void> {
  const { tx, work, batch } = merging;
  const { table, values, constant } = entries;
  await sql`drop table if exists entry`.execute(tx);
  await sql`create temporary table entry on commit drop as ${differing(merging, entries)}`.execute(tx);
  await sql`update ${sql.table(table)} t set known_to = ${work.at}::timestamptz from entry e
    where e.held is not null and t.county = e.county and t.id = e.held`.execute(tx);
  const columns = ['county', 'id', 'household', 'area', ...Object.keys(values), ...Object.keys(constant)];
  await sql`
    insert into ${sql.table(table)} (${sql.raw(columns.join(', '))}, known_from, known_to, standing, means, by_account, batch)
    select ${sql.raw(columns.join(', '))}, ${work.at}::timestamptz, null::timestamptz, 'accepted', 'import',
      ${work.actor.id}::uuid, ${batch}::uuid
    from entry order by county, area, household`.execute(tx);
  await sql`insert into changed_household select distinct county, household from entry`.execute(tx);
}

function differing({ sources }: Merging, entries: Entries): RawBuilder<unknown> {
  const { table, sheet, key, values, constant, incoming, mayRepeat, skipsBlank } = entries;
  const told = Object.entries(values).map(([column, field]) => {
    const silent = sourcesWithout(sources, sheet, field);
    const kept = `case when t.id is not null and i.source in (${silent.join(', ')}) then t.${column} else i.${column} end`;
    return { column, text: silent.length === 0 ? `i.${column}` : kept };
  });
  const keys = ['county', 'household', ...key];
  const order = Object.keys(values).join(', ');
  const nth = mayRepeat ? `row_number() over (partition by ${keys.join(', ')} order by ${order})` : '1';
  const isKnown = skipsBlank
    ? sql.raw(
        `num_nonnulls(${Object.keys(values)
          .map((column) => `i.${column}`)
          .join(', ')}) > 0 or t.id is not null`,
      )
    : sql`true`;
  return sql`
    select i.county, i.id, i.household, i.area, t.id as held,
      ${sql.raw(told.map(({ column, text }) => `${text} as ${column}`).join(', '))},
      ${sql.raw(
        Object.entries(constant)
          .map(([column, text]) => `${text} as ${column}`)
          .join(', '),
      )}
    from (select *, ${sql.raw(nth)} as nth from (${incoming}) as all_of_it) as i
    left join (select *, ${sql.raw(nth)} as nth from ${sql.table(table)}
      where known_to is null and standing = 'accepted' and county in (select county from of_import)) as t
      on ${sql.raw(keys.map((column) => sameKey(column)).join(' and '))} and t.nth = i.nth
    where (t.id is null or (${sql.raw(told.map(({ text }) => text).join(', '))})
      is distinct from (${sql.raw(
        Object.keys(values)
          .map((column) => `t.${column}`)
          .join(', '),
      )}))
      and (${isKnown})`;
}

/** 措施 and 开始时间 may be blank. A hash join takes plain equality only, so the columns that never are keep it. */
function sameKey(column: string): string {
  const mayBeBlank = column === 'option' || column === 'started_on';
  return mayBeBlank ? `t.${column} is not distinct from i.${column}` : `t.${column} = i.${column}`;
}
