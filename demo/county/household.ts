import { addDays, daysBetween, type PlainDate } from '../../domain/plain-date.ts';
import { type Measure, type Monitored, measuresOf, monitoredOf } from './assistance.ts';
import { dayOfAges, sweepDays } from './days.ts';
import { familyOf, type Kin, largestFamily } from './family.ts';
import { identityOf, phoneOf } from './identity.ts';
import { type Income, incomeOf, isBelowLine } from './income.ts';
import { anySurname, givenName } from './names.ts';
import { type Situation, situationOf } from './people.ts';
import type { CountyPlan, Village } from './places.ts';
import { type Random, randomOf } from './random.ts';

export interface Member extends Kin, Situation {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string | null;
  readonly ethnicGroup: string;
  readonly politicalStatus: string;
  readonly subsistenceAllowance: string;
  readonly extremePovertySupport: string;
}

/** A made-up household with all that the six sheets say of it. */
export interface MadeUpHousehold {
  readonly householdNo: string;
  readonly village: Village;
  readonly group: string;
  readonly liftedYear: number | null;
  readonly members: readonly Member[];
  readonly income: Income;
  readonly housing: boolean;
  readonly education: boolean;
  readonly water: boolean;
  readonly monitored: Monitored | null;
  readonly measures: readonly Measure[];
  /** The day of the visit in the sweep; null for the few whom nobody met. */
  readonly visitedOn: PlainDate | null;
  readonly atHome: boolean;
}

/** The household with this place in the county (from 0), which stands in the village. */
export function householdOf(plan: CountyPlan, village: Village, place: number): MadeUpHousehold {
  const random = randomOf(plan.seed, place);
  const liftedYear = random.chance(0.16) ? random.between(2014, 2020) : null;
  const strained = random.chance(liftedYear === null ? 0.045 : 0.09);
  const family = familyOf(random).map((kin) => ({ ...kin, ...situationOf(random, kin, strained) }));
  const income = incomeOf(random, family, strained);
  const support = supportOf(random, family, income);
  const surname = random.chance(0.55) ? village.surname : anySurname(random);
  const members = family.map((member, position) => ({
    ...member,
    ...nameAndNumbers(random, plan, { member, surname, nth: place * largestFamily + position }),
    ...support,
    ethnicGroup: random.chance(0.97) ? '汉族' : random.pick(['土家族', '苗族', '回族']),
    politicalStatus: politicalStatusOf(random, member.age),
  }));
  const isMonitored = random.chance(strained ? 0.22 : 0.008);
  const monitored = isMonitored
    ? monitoredOf(random, { lifted: liftedYear !== null, strained, members }, plan.today)
    : null;
  return {
    householdNo: `${plan.county}${String(place + 1).padStart(6, '0')}`,
    village,
    group: `${random.between(1, 8)}组`,
    liftedYear,
    members: namedApart(members),
    income,
    ...essentialsOf(random, members, strained),
    monitored,
    measures: monitored === null ? [] : measuresOf(random, monitored, plan.today),
    visitedOn: random.chance(0.97) ? visitDay(random, plan.today) : null,
    atHome: random.chance(0.86),
  };
}

function nameAndNumbers(
  random: Random,
  plan: CountyPlan,
  { member, surname, nth }: { member: Kin; surname: string; nth: number },
): Pick<Member, 'name' | 'idNumber' | 'phone'> {
  const { idNumber, birth } = identityOf(nth, member.sex, member.age, dayOfAges(plan.today));
  const family = member.line === 'own' ? surname : anySurname(random);
  return {
    idNumber,
    name: family + givenName(random, member.sex, Number(birth.slice(0, 4))),
    phone: member.age >= 14 && member.age < 80 && random.chance(0.85) ? phoneOf(nth) : null,
  };
}

const otherEndings = { 男: [...'远安成旺和昌'], 女: [...'宁青月秋岚荷'] };

/** Two of one name in a family are possible, but nobody names a child so: the later takes another last character. */
function namedApart(members: readonly Member[]): Member[] {
  const taken = new Set<string>();
  return members.map((member) => {
    const others = otherEndings[member.sex].map((ending) => `${member.name.slice(0, 2)}${ending}`);
    const name = [member.name, ...others].find((each) => !taken.has(each)) ?? member.name;
    taken.add(name);
    return { ...member, name };
  });
}

type Support = Pick<Member, 'subsistenceAllowance' | 'extremePovertySupport'>;

/** 低保 goes to some of those below the line, 特困 to the old who are alone there and cannot work. */
function supportOf(random: Random, family: readonly (Kin & Situation)[], income: Income): Support {
  const isPoor = isBelowLine(income, family.length);
  const [head] = family;
  const isAloneAndOld = family.length === 1 && head !== undefined && head.age >= 70;
  const destitute = isPoor && isAloneAndOld && random.chance(0.5);
  const allowance = isPoor && !destitute && random.chance(0.4);
  return {
    subsistenceAllowance: allowance ? '农村低保' : '不享受',
    extremePovertySupport: destitute ? '农村特困' : '不享受',
  };
}

function politicalStatusOf(random: Random, age: number): string {
  if (age >= 14 && age < 28 && random.chance(0.45)) return '共青团员';
  return age >= 22 && random.chance(0.06) ? '中共党员' : '群众';
}

function essentialsOf(
  random: Random,
  members: readonly Kin[],
  strained: boolean,
): Pick<MadeUpHousehold, 'housing' | 'education' | 'water'> {
  const hasPupil = members.some(({ age }) => age >= 6 && age < 15);
  return {
    housing: !random.chance(strained ? 0.03 : 0.002),
    education: !(hasPupil && random.chance(0.004)),
    water: !random.chance(strained ? 0.03 : 0.003),
  };
}

function visitDay(random: Random, today: PlainDate): PlainDate {
  const { from, to } = sweepDays(today);
  return addDays(from, random.between(0, daysBetween(from, to)));
}
