import type { Fen } from '../../domain/money.ts';

/** One member as known on the day; a field left out is unknown. Coded values are the labels of the code lists. */
export interface MemberOnDay {
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
}
