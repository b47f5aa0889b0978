import type { CodeList } from '../domain/code-lists/code-list.ts';
import { ethnicGroups } from '../domain/code-lists/ethnic-groups.ts';
import {
  extremePovertySupports,
  medicalInsurances,
  pensionInsurances,
  subsistenceAllowances,
} from '../domain/code-lists/insurance.ts';
import {
  educationLevels,
  healthStates,
  labourSkills,
  politicalStatuses,
  relations,
  schoolStages,
  sexes,
  workRegions,
} from '../domain/code-lists/person.ts';

/** One field as forms, histories and timelines show it. `code` is its number on the form LZ 附件3, where it has one. */
export interface FieldLabel {
  readonly label: string;
  readonly code?: string;
  readonly type: 'text' | 'choice' | 'choices' | 'yesNo' | 'day' | 'number' | 'money';
  readonly list?: CodeList;
}

function choice(code: string, list: CodeList, label = list.title): FieldLabel {
  return { label, code, type: list.several ? 'choices' : 'choice', list };
}

/** A5–A22 of a member. */
export const MEMBER_FIELDS = {
  name: { label: '姓名', code: 'A5', type: 'text' },
  sex: choice('A6', sexes),
  idNumber: { label: '证件号码', code: 'A7', type: 'text' },
  birthDate: { label: '出生日期', type: 'day' },
  relation: choice('A8', relations),
  ethnicity: choice('A9', ethnicGroups),
  politicalStatus: choice('A10', politicalStatuses),
  education: choice('A11', educationLevels),
  studentStatus: choice('A12', schoolStages),
  health: choice('A13', healthStates),
  labour: choice('A14', labourSkills),
  workRegion: choice('A15', workRegions),
  workMonths: { label: '务工时间（月）', code: 'A16', type: 'number' },
  medicalInsurance: choice('A17', medicalInsurances),
  criticalIllnessInsurance: { label: '参加大病保险', code: 'A18', type: 'yesNo' },
  pensionInsurance: choice('A19', pensionInsurances),
  subsistenceAllowance: choice('A20', subsistenceAllowances),
  extremePovertySupport: choice('A21', extremePovertySupports),
  relocated: { label: '易地扶贫搬迁', code: 'A22', type: 'yesNo' },
  phone: { label: '电话', type: 'text' },
} as const satisfies Record<string, FieldLabel>;

export const HOUSEHOLD_FIELDS = {
  villageGroup: { label: '村民小组', type: 'text' },
  headName: { label: '户主姓名', type: 'text' },
  resettlementSite: { label: '居住在大中型易地扶贫搬迁集中安置区', code: 'A1', type: 'yesNo' },
  phone: { label: '联系电话', type: 'text' },
  address: { label: '详细地址', type: 'text' },
} as const satisfies Record<string, FieldLabel>;

/** Amounts that are collected; A33, A34, A37, A38 are computed from them. */
export const INCOME_FIELDS = {
  A28: { label: '工资性收入', code: 'A28', type: 'money' },
  A29: { label: '生产经营性收入', code: 'A29', type: 'money' },
  A30: { label: '财产性收入', code: 'A30', type: 'money' },
  A31: { label: '转移性收入', code: 'A31', type: 'money' },
  A32: { label: '生产经营性支出', code: 'A32', type: 'money' },
  A35: { label: '理赔收入', code: 'A35', type: 'money' },
  A36: { label: '合规自付支出', code: 'A36', type: 'money' },
  priorPerHead: { label: '上年人均纯收入', type: 'money' },
} as const satisfies Record<string, FieldLabel>;

/** LZ 附件3 注1. */
export const COMPUTED_INCOME_LABELS = {
  A33: '家庭纯收入',
  A34: '家庭人均纯收入',
  A37: '收入参考范围',
  A38: '人均收入参考范围',
} as const;

/** 是 when secured; A23–A25 ask the opposite. */
export const ESSENTIALS_FIELDS = {
  housing: { label: '住房安全有保障', code: 'A23', type: 'yesNo' },
  education: { label: '义务教育有保障', code: 'A24', type: 'yesNo' },
  water: { label: '饮水安全有保障', code: 'A25', type: 'yesNo' },
} as const satisfies Record<string, FieldLabel>;

export const ENROLMENT_FIELDS = {
  category: { label: '监测对象类别', code: 'A3', type: 'text' },
  liftedYear: { label: '脱贫年度', type: 'number' },
  recognisedMembers: { label: '识别时人数', type: 'number' },
  riskTypes: { label: '风险类型', code: 'A27', type: 'choices' },
  mainRisk: { label: '主要风险类型', type: 'text' },
  riskRemovedOn: { label: '风险消除日期', type: 'day' },
  removalWay: { label: '风险消除方式', code: 'A53', type: 'text' },
} as const satisfies Record<string, FieldLabel>;

export const CONTACT_FIELDS = {
  name: { label: '监测联系人', code: 'A55', type: 'text' },
  phone: { label: '监测联系人电话', type: 'text' },
} as const satisfies Record<string, FieldLabel>;

export const SCHEME_LABELS = { lifted: '脱贫户', monitored: '监测对象' } as const;

/** By which way a value came in. */
export const MEANS_LABELS: Readonly<Record<string, string>> = {
  ...{ import: '导入', desk: '更正', case: '识别认定', visit: '入户登记' },
};
