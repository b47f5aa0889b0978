import { incomePeriod } from '../demo/county/days.ts';
import type { MadeUpHousehold, Member } from '../demo/county/household.ts';
import { phoneOf } from '../demo/county/identity.ts';
import type { Village } from '../demo/county/places.ts';
import { reachesLine, sweepFormOf } from '../demo/county/sweep-form.ts';
import { birthDateOf } from '../domain/id-number.ts';
import { nameGrams } from '../domain/name-grams.ts';
import { addDays } from '../domain/plain-date.ts';
import { sealedColumns } from '../server/households/private-value.ts';
import { HOUSEHOLD_NO } from '../server/households/register.ts';
import type { KeyRing } from '../server/keys/key-ring.ts';
import type { TableRow } from './copy-tables.ts';

/** What every row of a county is made with. */
export interface Making {
  readonly county: string;
  readonly ring: KeyRing;
  readonly campaign: string;
  /** The day on which the county is told. */
  readonly today: string;
  /** The instant at which it is told. */
  readonly at: string;
  readonly newId: () => string;
}

const OPERATOR = '00000000-0000-0000-0000-000000000000';

/** Whose row it is, before its own columns; and how it came in, after them. */
const OF_HOUSEHOLD = ['county', 'household', 'area', 'id'];
const ORIGIN = ['known_from', 'means', 'by_account'];
const SEALED = ['private', 'private_digest'];

/** Tables with the columns of their rows, in the order in which rows point at each other. */
export const COUNTY_TABLES = {
  household: ['county', 'id', 'area', 'version', 'opened_on'],
  household_version: [
    ...[...OF_HOUSEHOLD, 'village_group', 'head_name', 'resettlement_site', 'valid_from'],
    ...[...SEALED, 'phone_index', ...ORIGIN],
  ],
  external_id: ['county', 'household', 'area', 'id', 'scheme', 'value', 'known_from'],
  person: ['county', 'id', 'area', 'version'],
  person_version: [
    ...['county', 'person', 'area', 'id', 'name', 'sex', 'education', 'labour', 'health', 'student_status'],
    ...['birth_date', 'ethnicity', 'political_status', 'work_region', 'work_months', 'medical_insurance'],
    ...['pension_insurance', 'relocated', 'critical_illness_insurance', 'subsistence_allowance'],
    ...['extreme_poverty_support', 'valid_from', ...SEALED, 'phone_index', 'id_index', ...ORIGIN],
  ],
  membership: [...OF_HOUSEHOLD, 'person', 'relation', 'position', 'valid_from', ...ORIGIN],
  name_gram: ['county', 'gram', 'area', 'household', 'person'],
  income_snapshot: [
    ...[...OF_HOUSEHOLD, 'purpose', 'period_from', 'period_to', 'valid_from', 'a28', 'a29', 'a30', 'a31', 'a32'],
    ...['a35', 'a36', 'prior_per_head', ...ORIGIN],
  ],
  essentials_snapshot: [...OF_HOUSEHOLD, 'purpose', 'valid_from', 'housing', 'education', 'water', ...ORIGIN],
  enrolment: [
    ...[...OF_HOUSEHOLD, 'scheme', 'category', 'lifted_year', 'recognised_members', 'risk_types', 'main_risk'],
    ...['risk_removed_on', 'removal_way', 'valid_from', ...ORIGIN],
  ],
  contact_officer: [...OF_HOUSEHOLD, 'name', 'valid_from', ...SEALED, ...ORIGIN],
  measure: [
    ...[...OF_HOUSEHOLD, 'kind', 'option', 'started_on', 'amount', 'fund_source', 'department', 'state'],
    ...['valid_from', ...ORIGIN],
  ],
  sweep_form: [
    ...[...OF_HOUSEHOLD, 'campaign', 'visited_on', 'household_type', 'members', 'per_head', 'reaches_line'],
    ...['education', 'medical', 'housing', 'water', 'opinion', 'meets_criteria', 'risk_types', 'meets_removal'],
    ...['meets_monitoring', 'home_state', 'visitors', ...ORIGIN],
  ],
} as const;

export type CountyTable = keyof typeof COUNTY_TABLES;
export type HouseholdRows = Readonly<Record<CountyTable, readonly TableRow[]>>;

/** All rows of one household, as an import of its six sheets leaves them, sealed and indexed. */
export function rowsOfHousehold(making: Making, household: MadeUpHousehold): HouseholdRows {
  const { county, at, newId } = making;
  const { from, to } = incomePeriod(making.today);
  const after = addDays(to, 1);
  const { village, members, income, monitored } = household;
  const id = newId();
  const persons = members.map((member) => ({ id: newId(), member }));
  const row = (...values: TableRow): TableRow => [county, id, village.code, newId(), ...values, at, 'import', OPERATOR];
  return {
    household: [[county, id, village.code, 1, from]],
    household_version: [householdRow(making, household, id)],
    external_id: [[county, id, village.code, newId(), HOUSEHOLD_NO, household.householdNo, at]],
    person: persons.map((person) => [county, person.id, village.code, 1]),
    person_version: persons.map((person) => personRow(making, person, village.code)),
    membership: persons.map((person, position) => row(person.id, person.member.relation, position, from)),
    name_gram: persons.flatMap((person) =>
      nameGrams(person.member.name).map((gram) => [county, gram, village.code, id, person.id]),
    ),
    income_snapshot: [row('年度', from, to, after, ...amountsOf(income))],
    essentials_snapshot: [row('年度', after, household.housing, household.education, household.water)],
    enrolment: enrolmentsOf(household, from).map((values) => row(...values)),
    contact_officer: monitored === null ? [] : [contactRow(making, village, monitored.officer, id)],
    measure: household.measures.map(({ kind, measure, startOn, amount, fund, department }) =>
      row(kind, measure, startOn, amount * 100, fund, department, '已实施', startOn),
    ),
    sweep_form:
      household.visitedOn === null ? [] : [row(making.campaign, household.visitedOn, ...formValues(household))],
  };
}

type SealedTable = 'household_version' | 'person_version' | 'contact_officer';

/** `private`, its digest and the blind indexes, in the order of the columns above. */
function sealed({ ring, county }: Making, table: SealedTable, rowId: string, values: Record<string, string | null>) {
  const known = Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return Object.values(sealedColumns(ring, { county, table, rowId }, known));
}

function householdRow(making: Making, { village, group, members }: MadeUpHousehold, household: string): TableRow {
  const { county, newId, at } = making;
  const id = newId();
  const { from } = incomePeriod(making.today);
  return [
    ...[county, household, village.code, id, group, members[0]?.name ?? null, false, from],
    ...sealed(making, 'household_version', id, { phone: members[0]?.phone ?? null }),
    ...[at, 'import', OPERATOR],
  ];
}

function personRow(making: Making, { id: person, member }: { id: string; member: Member }, area: string): TableRow {
  const { county, newId, at } = making;
  const { idNumber, phone, medicalInsurance } = member;
  const id = newId();
  const { from } = incomePeriod(making.today);
  return [
    ...[county, person, area, id, member.name, member.sex, member.education, member.labour, [member.health]],
    ...[member.school, birthDateOf(idNumber) ?? null, member.ethnicGroup, member.politicalStatus, member.workRegion],
    ...[member.workMonths, medicalInsurance, member.pension, false, medicalInsurance !== '未参加'],
    ...[member.subsistenceAllowance, member.extremePovertySupport, from],
    ...sealed(making, 'person_version', id, { idNumber, phone }),
    ...[at, 'import', OPERATOR],
  ];
}

function contactRow(making: Making, village: Village, officer: number, household: string): TableRow {
  const { county, newId, at } = making;
  const id = newId();
  const { from } = incomePeriod(making.today);
  const phone = phoneOf(90_000_000 + village.first * 8 + officer);
  return [
    ...[county, household, village.code, id, village.officers[officer] ?? '', from],
    ...sealed(making, 'contact_officer', id, { phone }),
    ...[at, 'import', OPERATOR],
  ];
}

function amountsOf(income: MadeUpHousehold['income']): number[] {
  const { wages, production, property, transfers, productionCost, claims, selfPaid, priorPerHead } = income;
  return [wages, production, property, transfers, productionCost, claims, selfPaid, priorPerHead].map(
    (yuan) => yuan * 100,
  );
}

function enrolmentsOf({ liftedYear, monitored, members }: MadeUpHousehold, from: string): TableRow[] {
  const lifted: TableRow[] =
    liftedYear === null ? [] : [['lifted', null, liftedYear, null, [], null, null, null, from]];
  if (monitored === null) return lifted;
  const { category, identified, riskTypes, removed } = monitored;
  const removal = removed === null ? [null, null] : [dayOfMonth(removed), '帮扶消除'];
  const known = [category, null, members.length, riskTypes, riskTypes[0] ?? null];
  return [...lifted, ['monitored', ...known, ...removal, dayOfMonth(identified)]];
}

function formValues(household: MadeUpHousehold): TableRow {
  const form = sweepFormOf(household);
  const { members, education, housing, water, atHome, village } = household;
  return [
    ...[form.householdType, members.length, Math.round(form.perHead * 100), reachesLine(form), education],
    ...[form.medicalSecured, housing, water, form.opinion, form.meetsIdentification],
    ...[form.riskType === null ? [] : [form.riskType], form.meetsRemoval, !form.meetsRemoval],
    ...[atHome ? '有人在家' : '无人在家（电话联系）', village.officers.slice(0, 2).join('、')],
  ];
}

/** The first of a month written `YYYYMM`. */
function dayOfMonth(month: string): string {
  return `${month.slice(0, 4)}-${month.slice(4)}-01`;
}
