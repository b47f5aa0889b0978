import { sql } from 'kysely';
import type { Tx } from '../../db/transaction.ts';

type Columns = Readonly<Record<string, string>>;

const code = 'text collate "C"';
/** Where a row stands in the files, and the household it belongs to. */
const place: Columns = { source: 'integer', row: 'integer', county: code, no: code };
const sealed: Columns = { private: 'bytea', private_digest: 'bytea' };

/** A38 and what it is made of, in fen; the names of the columns are those of `income_snapshot`. */
const amounts: Columns = Object.fromEntries(
  ['a28', 'a29', 'a30', 'a31', 'a32', 'a35', 'a36', 'prior_per_head'].map((name) => [name, 'bigint']),
);

/**
 * What the sheets hold, typed and already sealed, under the column names of the tables it goes to. Ids are made before
 * a row comes here, because a sealed value is bound to the id of its row.
 */
const STAGED = {
  staged_household: {
    ...place,
    ...{ household: 'uuid', version_id: 'uuid', number_id: 'uuid', income_id: 'uuid', essentials_id: 'uuid' },
    ...{
      lifted_id: 'uuid',
      area: code,
      day: 'date',
      household_type: 'text',
      lifted: 'boolean',
      lifted_year: 'smallint',
    },
    ...{ village_group: 'text', head_name: 'text', resettlement_site: 'boolean', ...sealed, phone_index: 'bytea' },
    ...{ period_from: 'date', period_to: 'date', income_from: 'date', ...amounts },
    ...{ housing: 'boolean', education: 'boolean', water: 'boolean' },
  },
  staged_member: {
    ...place,
    ...{ position: 'smallint', person: 'uuid', is_new: 'boolean', version_id: 'uuid', membership_id: 'uuid' },
    ...{ relation: 'text', name: 'text', sex: 'text', birth_date: 'date', ethnicity: 'text', political_status: 'text' },
    ...{ education: 'text', student_status: 'text', health: 'text[]', labour: 'text', work_region: 'text' },
    ...{ work_months: 'smallint', medical_insurance: 'text', critical_illness_insurance: 'boolean' },
    ...{ pension_insurance: 'text', subsistence_allowance: 'text', extreme_poverty_support: 'text' },
    ...{ relocated: 'boolean', ...sealed, id_index: 'bytea', phone_index: 'bytea' },
  },
  staged_monitored: {
    ...place,
    ...{ enrolment_id: 'uuid', contact_id: 'uuid', category: 'text', since: 'date', recognised_members: 'smallint' },
    ...{ risk_types: 'text[]', main_risk: 'text', removed: 'boolean', removed_on: 'date', removal_way: 'text' },
    ...{ contact_name: 'text', ...sealed },
  },
  staged_measure: {
    ...place,
    ...{ id: 'uuid', kind: 'text', option: 'text', started_on: 'date', ended_on: 'date', amount: 'bigint' },
    ...{ fund_source: 'text', department: 'text', state: 'text' },
  },
  staged_sweep: {
    ...place,
    ...{ id: 'uuid', visited_on: 'date', household_type: 'text', members: 'smallint', per_head: 'bigint' },
    ...{ reaches_line: 'boolean', education: 'boolean', medical: 'boolean', housing: 'boolean', water: 'boolean' },
    ...{ meets_criteria: 'boolean', risk_types: 'text[]', meets_removal: 'boolean', meets_monitoring: 'boolean' },
    ...{ opinion: 'text', home_state: 'text', visitors: 'text' },
  },
  /** Whom this import changed; a household or person may stand here several times. */
  changed_household: { county: code, id: 'uuid' },
  changed_person: { county: code, id: 'uuid', household: 'uuid' },
} as const satisfies Record<string, Columns>;

export type StagedTable = 'staged_household' | 'staged_member' | 'staged_monitored' | 'staged_measure' | 'staged_sweep';

export const STAGED_TABLES: readonly StagedTable[] = [
  ...(['staged_household', 'staged_member', 'staged_monitored', 'staged_measure', 'staged_sweep'] as const),
];

export function columnsOfStaged(table: StagedTable): readonly string[] {
  return Object.keys(STAGED[table]);
}

/** Makes the empty tables; they go with the transaction. */
export async function makeStagedTables(tx: Tx): Promise<void> {
  for (const [table, columns] of Object.entries(STAGED)) {
    const list = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
    await sql.raw(`create temporary table ${table} (${list.join(', ')}) on commit drop`).execute(tx);
  }
}
