import { divideHalfUp } from '../../domain/money.ts';
import type { MadeUpHousehold } from './household.ts';
import { isBelowLine, lineYuan, netIncome } from './income.ts';
import { scramble } from './random.ts';

/** What the visitors wrote down beyond what the registry says. */
export interface SweepForm {
  readonly householdType: string;
  /** A34 in yuan. */
  readonly perHead: number;
  readonly medicalSecured: boolean;
  readonly meetsIdentification: boolean;
  readonly meetsRemoval: boolean;
  readonly riskType: string | null;
  readonly opinion: string;
}

/** The form of a household, as visitors fill it in who know the line. */
export function sweepFormOf(household: MadeUpHousehold): SweepForm {
  const { members, income, monitored, liftedYear } = household;
  const opinion = opinionOf(household);
  const ordinary = liftedYear === null ? '一般农户' : '脱贫户';
  const isNew = opinion === '新识别纳入';
  return {
    householdType: monitored === null ? ordinary : '监测对象',
    perHead: Number(divideHalfUp(BigInt(netIncome(income)) * 100n, BigInt(members.length))) / 100,
    medicalSecured: members.every(({ medicalInsurance }) => medicalInsurance !== '未参加'),
    meetsIdentification: isNew,
    meetsRemoval: opinion === '标注风险消除',
    riskType: isNew ? riskOf(household) : null,
    opinion,
  };
}

/** Whether the form says that the income reaches the line. */
export function reachesLine(form: SweepForm): boolean {
  return form.perHead >= lineYuan;
}

/** Of those below the line three in five were found; a monitored household that stands well may be let go. */
function opinionOf({ members, income, monitored, householdNo }: MadeUpHousehold): string {
  const isPoor = isBelowLine(income, members.length);
  const tenth = scramble(Number(householdNo)) % 10;
  if (monitored === null) return isPoor && tenth < 6 ? '新识别纳入' : '无';
  if (monitored.removed !== null) return isPoor && tenth < 5 ? '回退' : '无';
  if (!isPoor && tenth < 3) return '标注风险消除';
  return !isPoor && tenth === 9 ? '清退' : '无';
}

function riskOf({ members, income }: MadeUpHousehold): string {
  if (members.some(({ health }) => health === '患有大病') && income.selfPaid > 0) return '因病';
  if (members.some(({ health }) => health === '残疾')) return '因残';
  return members.some(({ workRegion }) => workRegion !== null) ? '因务工就业不稳' : '缺劳动力';
}
