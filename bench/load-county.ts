import { incomePeriod } from '../demo/county/days.ts';
import type { MadeUpHousehold, Member } from '../demo/county/household.ts';
import { areaRows } from '../demo/county/sheets.ts';
import type { MadeUpCounty } from '../demo/county.ts';
import type { AreaLevel } from '../domain/areas.ts';
import { addDays } from '../domain/plain-date.ts';
import { LZ_2022 } from '../policy/packs/lz-2022.ts';
import { resolvePack } from '../policy/packs/pack.ts';
import { insertRows } from '../server/db/insert-rows.ts';
import type { EnrolmentValues, PersonValues } from '../server/households/fields.ts';
import { insertHouseholds, insertPersons } from '../server/households/register.ts';
import { setSnapshots } from '../server/households/snapshots.ts';
import { setVersions } from '../server/households/versions.ts';
import { adopt } from '../server/policy/adoption.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { type Program, perform, type Work } from '../server/rights/work.ts';

const chunk = 1000;
const byImport = { means: 'import' } as const;

/** Puts a made-up county into the registry by the functions an import ends in, without reading workbooks first. */
export async function loadCounty(
  program: Program,
  made: MadeUpCounty,
): Promise<{ county: string; households: number; persons: number }> {
  const county = `${made.plan.county}000000`;
  await perform(program, operatorActor(), async (work) => {
    await insertRows(work.tx, 'area', areasOf(made, county));
    await adopt(work, county, 'pack', resolvePack(LZ_2022));
  });
  let persons = 0;
  let households = 0;
  let waiting: MadeUpHousehold[] = [];
  const load = async () => {
    await perform(program, operatorActor(), (work) => loadHouseholds(work, county, made, waiting));
    households += waiting.length;
    persons += waiting.reduce((sum, { members }) => sum + members.length, 0);
    waiting = [];
  };
  for (const household of made.households()) {
    waiting.push(household);
    if (waiting.length === chunk) await load();
  }
  await load();
  return { county, households, persons };
}

function areasOf(made: MadeUpCounty, county: string) {
  const levels: AreaLevel[] = ['province', 'city', 'county'];
  return areaRows(made.plan, made.towns).map(([code, name, parent, population], nth) => {
    const level = levels[nth] ?? (String(code).endsWith('000') ? 'township' : 'village');
    return {
      ...{ code, name, parent, level, rural_population: population, marks: [], valid_from: '2021-01-01' },
      county: level === 'province' || level === 'city' ? null : county,
    };
  });
}

async function loadHouseholds(work: Work, county: string, made: MadeUpCounty, households: readonly MadeUpHousehold[]) {
  const { from, to } = incomePeriod(made.plan.today);
  const rows = households.map((household) => ({
    ...{ household, id: work.newId(), area: household.village.code, from },
    persons: household.members.map((member) => ({ member, id: work.newId() })),
  }));
  const openings = rows.map(({ id, area, household }) => ({
    id,
    area,
    householdNo: household.householdNo,
    openedOn: from,
  }));
  await insertHouseholds(work, county, openings);
  const persons = rows.flatMap(({ id, area, persons }) =>
    persons.map(({ id: person, member }, position) => ({ household: id, area, person, member, position })),
  );
  await insertPersons(
    work,
    county,
    persons.map(({ person, area }) => ({ id: person, area })),
  );
  const memberships = persons.map(({ household, person, area, member, position }) => {
    return { subject: { household, person }, area, from, values: { relation: member.relation, position } };
  });
  await setVersions(work, 'membership', county, memberships, byImport);
  const versions = persons.map(({ person, area, member }) => {
    return { subject: { person }, area, from, values: personValues(member) };
  });
  await setVersions(work, 'person_version', county, versions, byImport);
  await setVersions(work, 'enrolment', county, rows.flatMap(enrolmentsOf), byImport);
  const after = addDays(to, 1);
  await setSnapshots(
    work,
    'income_snapshot',
    county,
    rows.map((row) => incomeOf(row, from, to, after)),
    byImport,
  );
  await setSnapshots(
    work,
    'essentials_snapshot',
    county,
    rows.map((row) => essentialsOf(row, after)),
    byImport,
  );
}

interface HouseholdRow {
  readonly id: string;
  readonly area: string;
  readonly from: string;
  readonly household: MadeUpHousehold;
}

function personValues(member: Member): PersonValues {
  const { name, sex, education, labour, workRegion, workMonths, medicalInsurance, idNumber, phone } = member;
  return {
    ...{ name, sex, education, labour, workRegion, workMonths, medicalInsurance, idNumber, phone, birthDate: null },
    ...{ ethnicity: member.ethnicGroup, politicalStatus: member.politicalStatus, studentStatus: member.school },
    ...{ health: [member.health], criticalIllnessInsurance: true, pensionInsurance: member.pension, relocated: false },
    ...{ subsistenceAllowance: member.subsistenceAllowance, extremePovertySupport: member.extremePovertySupport },
  };
}

function enrolmentsOf({ id, area, from, household: { liftedYear, monitored } }: HouseholdRow) {
  const enrolment = (scheme: 'lifted' | 'monitored', values: Partial<EnrolmentValues>) => {
    return { subject: { household: id, scheme }, area, from, values };
  };
  return [
    ...(liftedYear === null ? [] : [enrolment('lifted', { liftedYear })]),
    ...(monitored === null
      ? []
      : [enrolment('monitored', { category: monitored.category, riskTypes: monitored.riskTypes })]),
  ];
}

function fen(yuan: number): bigint {
  return BigInt(yuan) * 100n;
}

function incomeOf(
  { id, area, household: { income } }: HouseholdRow,
  periodFrom: string,
  periodTo: string,
  validFrom: string,
) {
  const values = {
    ...{ periodFrom, periodTo, lines: null, priorPerHead: fen(income.priorPerHead), a28: fen(income.wages) },
    ...{ a29: fen(income.production), a30: fen(income.property), a31: fen(income.transfers) },
    ...{ a32: fen(income.productionCost), a35: fen(income.claims), a36: fen(income.selfPaid) },
  };
  return { household: id, area, purpose: '年度', validFrom, values } as const;
}

function essentialsOf({ id, area, household: { housing, education, water } }: HouseholdRow, validFrom: string) {
  return { household: id, area, purpose: '年度', validFrom, values: { housing, education, water } } as const;
}
