import type { Fen } from '../../domain/money.ts';
import type { PlainDate } from '../../domain/plain-date.ts';

/** One member as known on the day; a field left out is unknown. Coded values are the labels of the code lists. */
export interface MemberOnDay {
  readonly name?: string | undefined;
  /** A8 与户主关系 */
  readonly relation?: string | undefined;
  /** A6 性别 */
  readonly sex?: string | undefined;
  readonly birthDate?: PlainDate | undefined;
  /** A11 文化程度, for those not at school. */
  readonly education?: string | undefined;
  /** A12 在校生状况, for those at school or below school age. */
  readonly studentStatus?: string | undefined;
  /** A13 健康状况, several at once; an empty list is unknown. */
  readonly health?: readonly string[] | undefined;
  /** A14 劳动技能 */
  readonly labour?: string | undefined;
  /** A15 务工区域 */
  readonly workRegion?: string | undefined;
  /** A16 务工时间, months of the year. */
  readonly workMonths?: number | undefined;
  /** A17 基本医疗保险 */
  readonly medicalInsurance?: string | undefined;
  /** A18 大病保险 */
  readonly criticalIllnessInsurance?: boolean | undefined;
  /** A19 基本养老保险 */
  readonly pensionInsurance?: string | undefined;
  /** A20 低保 */
  readonly subsistenceAllowance?: string | undefined;
  /** A21 特困供养 */
  readonly extremePovertySupport?: string | undefined;
  /** Somebody else of the county has the same identity number. */
  readonly idNumberShared?: boolean | undefined;
  /** Is a member of another household too. */
  readonly elsewhere?: boolean | undefined;
}

/** A measure of A39–A52. */
export interface MeasureOnDay {
  readonly kind: string;
  readonly option?: string | undefined;
  readonly startedOn?: PlainDate | undefined;
  readonly endedOn?: PlainDate | undefined;
  /** 已实施 or 尚未实施 */
  readonly state?: string | undefined;
  readonly department?: string | undefined;
}

/** What is held of a monitored household beside that it is one. */
export interface MonitoringOnDay {
  readonly since: PlainDate;
  readonly category?: string | undefined;
  readonly riskTypes: readonly string[];
  readonly mainRisk?: string | undefined;
  readonly removedOn?: PlainDate | undefined;
  readonly removalWay?: string | undefined;
  readonly recognisedMembers?: number | undefined;
}

/** LZ 附件3 五: the amounts as collected, in fen. */
export const INCOME_FIELDS = ['A28', 'A29', 'A30', 'A31', 'A32', 'A35', 'A36'] as const;
export type IncomeField = (typeof INCOME_FIELDS)[number];

/** One household as it is held to be on one day; a field left out is unknown. */
export interface HouseholdOnDay {
  readonly members: readonly MemberOnDay[];
  readonly income: { readonly [field in IncomeField]?: Fen | undefined };
  /** 上年人均纯收入, fen a head. */
  readonly priorPerHead?: Fen | undefined;
  /** 三保障和饮水安全: true when secured. (A23–A25 ask the opposite.) */
  readonly essentials: {
    readonly housing?: boolean | undefined;
    readonly education?: boolean | undefined;
    readonly water?: boolean | undefined;
  };
  /** A4: enrolled as 脱贫户 on the day. */
  readonly lifted?: boolean | undefined;
  /** Enrolled as 监测对象 on the day; so it stays after the risk is removed. */
  readonly monitored?: boolean | undefined;
  /** Of a monitored household: every risk removed by the day. False for one that is not monitored. */
  readonly riskRemoved?: boolean | undefined;
  /** The day itself; without it no age and no time gone by is known. */
  readonly on?: PlainDate | undefined;
  /** The first day that the income, the 三保障 stand for. */
  readonly incomeFrom?: PlainDate | undefined;
  readonly essentialsFrom?: PlainDate | undefined;
  readonly monitoring?: MonitoringOnDay | undefined;
  /** A1 大中型易地扶贫搬迁集中安置区 */
  readonly resettlementSite?: boolean | undefined;
  readonly phoneKnown?: boolean | undefined;
  readonly measures?: readonly MeasureOnDay[] | undefined;
  /** 监测联系人; `households`: how many of the village have one of that name. */
  readonly contacts?:
    | readonly { readonly name: string; readonly phoneKnown: boolean; readonly households: number }[]
    | undefined;
  /** 入户排查登记 in the year of the day, up to it; `risks`: how many types of risk it tells of. */
  readonly sweeps?:
    | readonly { readonly visitedOn: PlainDate; readonly enteredOn: PlainDate; readonly risks?: number }[]
    | undefined;
  readonly inCase?: boolean | undefined;
  /** Leads that wait to be verified. */
  readonly openLeads?: number | undefined;
  /** Leads found true from which no case was opened. */
  readonly confirmedLeads?: number | undefined;
  /** Leads found untrue and cases closed, each with its reason, within a year up to the day. */
  readonly refusals?: number | undefined;
  /** Days on which 社会监督 told of the household, within a year up to the day. */
  readonly complaints?: number | undefined;
}
