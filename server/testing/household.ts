import { fenFromYuanText } from '../../domain/money.ts';
import type { PersonValues } from '../households/fields.ts';
import { insertHouseholds, insertPersons } from '../households/register.ts';
import { type EssentialsValues, type IncomeValues, setSnapshots } from '../households/snapshots.ts';
import { setVersions } from '../households/versions.ts';
import type { Work } from '../rights/work.ts';

const FROM = '2022-01-01';

/** One household as a test writes it down: amounts in yuan, the first member is the head. */
export interface MadeHousehold {
  readonly area: string;
  readonly group?: string;
  readonly phone?: string;
  readonly members: readonly (Partial<PersonValues> & { name: string; relation?: string })[];
  readonly income?: Readonly<Partial<Record<AmountField, string>>>;
  readonly essentials?: Partial<EssentialsValues>;
  /** Enrolled as 脱贫户 in that year. */
  readonly liftedYear?: number;
  /** Enrolled as 监测对象 of that category, with its risks. */
  readonly monitored?: { readonly category: string; readonly riskTypes: readonly string[] };
  readonly contact?: { readonly name: string; readonly phone: string };
}

const AMOUNT_FIELDS = ['a28', 'a29', 'a30', 'a31', 'a32', 'a35', 'a36', 'priorPerHead'] as const;
type AmountField = (typeof AMOUNT_FIELDS)[number];

export interface AddedHousehold {
  readonly id: string;
  readonly householdNo: string;
  readonly area: string;
  /** In the order of the members. */
  readonly persons: readonly string[];
}

/** Adds a household, valid from 2022-01-01, through the functions that an import uses. Facts are not refreshed. */
export async function addHousehold(
  work: Work,
  county: string,
  made: MadeHousehold & { readonly householdNo: string },
): Promise<AddedHousehold> {
  const added = {
    id: work.newId(),
    householdNo: made.householdNo,
    area: made.area,
    persons: made.members.map(() => work.newId()),
  };
  const { id, area, householdNo } = added;
  await insertHouseholds(work, county, [{ id, area, householdNo, openedOn: FROM }]);
  await insertPersons(
    work,
    county,
    added.persons.map((person) => ({ id: person, area })),
  );
  await setMembers(work, county, made, added);
  await setHousehold(work, county, made, added);
  await setSituation(work, county, made, added);
  return added;
}

const byImport = { means: 'import' } as const;

async function setMembers(work: Work, county: string, made: MadeHousehold, { id, area, persons }: AddedHousehold) {
  const settings = made.members.map(({ relation, ...values }, position) => {
    const person = persons[position] ?? '';
    const place = { relation: relation ?? (position === 0 ? '户主' : '其他'), position };
    return {
      own: { subject: { person }, area, from: FROM, values },
      membership: { subject: { household: id, person }, area, from: FROM, values: place },
    };
  });
  await setVersions(
    work,
    'membership',
    county,
    settings.map(({ membership }) => membership),
    byImport,
  );
  await setVersions(
    work,
    'person_version',
    county,
    settings.map(({ own }) => own),
    byImport,
  );
}

async function setHousehold(work: Work, county: string, made: MadeHousehold, { id, area }: AddedHousehold) {
  const subject = { household: id };
  const values = {
    villageGroup: made.group ?? null,
    headName: made.members[0]?.name ?? null,
    phone: made.phone ?? null,
  };
  await setVersions(work, 'household_version', county, [{ subject, area, from: FROM, values }], byImport);
  const { contact } = made;
  if (contact)
    await setVersions(work, 'contact_officer', county, [{ subject, area, from: FROM, values: contact }], byImport);
}

async function setSituation(work: Work, county: string, made: MadeHousehold, { id, area }: AddedHousehold) {
  const { liftedYear, monitored, income, essentials } = made;
  const at = { area, from: FROM };
  const enrolments = [
    ...(liftedYear ? [{ ...at, subject: { household: id, scheme: 'lifted' as const }, values: { liftedYear } }] : []),
    ...(monitored
      ? [
          {
            ...at,
            subject: { household: id, scheme: 'monitored' as const },
            values: { ...monitored, mainRisk: monitored.riskTypes[0] ?? null },
          },
        ]
      : []),
  ];
  await setVersions(work, 'enrolment', county, enrolments, byImport);
  const snapshot = { household: id, area, purpose: '年度', validFrom: FROM } as const;
  if (income)
    await setSnapshots(work, 'income_snapshot', county, [{ ...snapshot, values: incomeOf(income) }], byImport);
  if (essentials) {
    const values = { housing: null, education: null, water: null, ...essentials };
    await setSnapshots(work, 'essentials_snapshot', county, [{ ...snapshot, values }], byImport);
  }
}

function incomeOf(yuan: Partial<Record<AmountField, string>>): IncomeValues {
  const amounts = AMOUNT_FIELDS.map((field) => [field, fenFromYuanText(yuan[field] ?? '') ?? null]);
  const period = { periodFrom: '2021-01-01', periodTo: '2021-12-31', lines: null };
  return { ...period, ...(Object.fromEntries(amounts) as Record<AmountField, bigint | null>) };
}
