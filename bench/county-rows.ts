import { incomePeriod } from '../demo/county/days.ts';
import type { MadeUpHousehold, Member } from '../demo/county/household.ts';
import { phoneOf } from '../demo/county/identity.ts';
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

/** Tables in the order in which rows point at each other, the first pointing at none. */
export const COUNTY_TABLES = [
  ...['household', 'household_version', 'external_id', 'person', 'person_version', 'membership', 'name_gram'],
  ...['income_snapshot', 'essentials_snapshot', 'enrolment', 'contact_officer', 'measure', 'sweep_form'],
] as const;

export type HouseholdRows = Readonly<Record<(typeof COUNTY_TABLES)[number], readonly TableRow[]>>;

/** All rows of one household, as an import of its six sheets leaves them, sealed and indexed. */
export function rowsOfHousehold(making: Making, household: MadeUpHousehold): HouseholdRows {
  const { county, at, today, newId } = making;
  const { from, to } = incomePeriod(today);
  const id = newId();
  const place = { county, household: id, area: household.village.code };
  const origin = { known_from: at, means: 'import', by_account: OPERATOR };
  const row = (values: TableRow): TableRow => ({ ...place, id: newId(), ...origin, ...values });
  const persons = household.members.map((member) => ({ id: newId(), member }));
  const { area } = place;
  return {
    household: [{ county, id, area, version: 1, opened_on: from }],
    household_version: [{ ...row(householdValues(household)), valid_from: from }].map((version) =>
      sealed(making, 'household_version', version, { phone: household.members[0]?.phone ?? null }),
    ),
    external_id: [
      {
        ...{ county, id: newId(), area, household: id, scheme: HOUSEHOLD_NO },
        ...{ value: household.householdNo, known_from: at },
      },
    ],
    person: persons.map((person) => ({ county, id: person.id, area, version: 1 })),
    person_version: persons.map(({ id: person, member }) => {
      const version = {
        ...{ county, id: newId(), person, area, valid_from: from },
        ...origin,
        ...personValues(member),
      };
      return sealed(making, 'person_version', version, { idNumber: member.idNumber, phone: member.phone });
    }),
    membership: persons.map(({ id: person, member }, position) =>
      row({ person, relation: member.relation, position, valid_from: from }),
    ),
    name_gram: persons.flatMap(({ id: person, member }) =>
      nameGrams(member.name).map((gram) => ({ gram, ...place, person })),
    ),
    income_snapshot: [
      row({ ...incomeValues(household), period_from: from, period_to: to, valid_from: addDays(to, 1) }),
    ],
    essentials_snapshot: [
      row({
        ...{ purpose: '年度', housing: household.housing, education: household.education, water: household.water },
        valid_from: addDays(to, 1),
      }),
    ],
    enrolment: enrolmentsOf(household, from).map(row),
    contact_officer: contactsOf(household, from).map(({ phone, ...values }) =>
      sealed(making, 'contact_officer', row(values), { phone }),
    ),
    measure: household.measures.map(({ kind, measure, startOn, amount, fund, department }) =>
      row({
        ...{ kind, option: measure, started_on: startOn, amount: amount * 100, fund_source: fund, department },
        ...{ state: '已实施', valid_from: startOn },
      }),
    ),
    sweep_form: household.visitedOn === null ? [] : [row(formValues(making, household, household.visitedOn))],
  };
}

function sealed(
  { ring, county }: Making,
  table: 'household_version' | 'person_version' | 'contact_officer',
  version: TableRow,
  values: Readonly<Record<string, string | null>>,
): TableRow {
  const known = Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return { ...version, ...sealedColumns(ring, { county, table, rowId: String(version.id) }, known) };
}

function householdValues({ group, members }: MadeUpHousehold): TableRow {
  return { village_group: group, head_name: members[0]?.name ?? null, resettlement_site: false };
}

function personValues(member: Member): TableRow {
  const { name, sex, education, labour, health, school } = member;
  return {
    ...{ name, sex, education, labour, health: [health], student_status: school },
    ...{ birth_date: birthDateOf(member.idNumber) ?? null, ethnicity: member.ethnicGroup },
    ...{ political_status: member.politicalStatus, work_region: member.workRegion, work_months: member.workMonths },
    ...{ medical_insurance: member.medicalInsurance, pension_insurance: member.pension, relocated: false },
    critical_illness_insurance: member.medicalInsurance !== '未参加',
    subsistence_allowance: member.subsistenceAllowance,
    extreme_poverty_support: member.extremePovertySupport,
  };
}

function incomeValues({ income }: MadeUpHousehold): TableRow {
  return {
    ...{ purpose: '年度', a28: income.wages * 100, a29: income.production * 100, a30: income.property * 100 },
    ...{ a31: income.transfers * 100, a32: income.productionCost * 100, a35: income.claims * 100 },
    ...{ a36: income.selfPaid * 100, prior_per_head: income.priorPerHead * 100 },
  };
}

function enrolmentsOf({ liftedYear, monitored, members }: MadeUpHousehold, from: string): TableRow[] {
  const none = { category: null, lifted_year: null, recognised_members: null, risk_types: [], main_risk: null };
  const open = { ...none, risk_removed_on: null, removal_way: null, valid_from: from };
  const lifted = liftedYear === null ? [] : [{ ...open, scheme: 'lifted', lifted_year: liftedYear }];
  if (monitored === null) return lifted;
  const { category, identified, riskTypes, removed } = monitored;
  return [
    ...lifted,
    {
      ...{ ...open, scheme: 'monitored', category, recognised_members: members.length, risk_types: riskTypes },
      ...{ main_risk: riskTypes[0] ?? null, valid_from: dayOfMonth(identified) },
      ...(removed !== null && { risk_removed_on: dayOfMonth(removed), removal_way: '帮扶消除' }),
    },
  ];
}

function contactsOf({ monitored, village }: MadeUpHousehold, from: string) {
  if (monitored === null) return [];
  const phone = phoneOf(90_000_000 + village.first * 8 + monitored.officer);
  return [{ name: village.officers[monitored.officer] ?? '', phone, valid_from: from }];
}

function formValues({ campaign }: Making, household: MadeUpHousehold, visitedOn: string): TableRow {
  const form = sweepFormOf(household);
  return {
    ...{ campaign, visited_on: visitedOn, household_type: form.householdType, members: household.members.length },
    ...{ per_head: Math.round(form.perHead * 100), reaches_line: reachesLine(form), education: household.education },
    ...{ medical: form.medicalSecured, housing: household.housing, water: household.water, opinion: form.opinion },
    ...{ meets_criteria: form.meetsIdentification, risk_types: form.riskType === null ? [] : [form.riskType] },
    ...{ meets_removal: form.meetsRemoval, meets_monitoring: !form.meetsRemoval },
    home_state: household.atHome ? '有人在家' : '无人在家（电话联系）',
    visitors: household.village.officers.slice(0, 2).join('、'),
  };
}

/** The first of a month written `YYYYMM`. */
function dayOfMonth(month: string): string {
  return `${month.slice(0, 4)}-${month.slice(4)}-01`;
}
