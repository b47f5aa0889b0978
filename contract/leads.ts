import { type Static, Type } from 'typebox';

export const LEAD_SOURCES = ['system', 'visit', 'department', 'selfReport', 'supervision'] as const;
export type LeadSource = (typeof LEAD_SOURCES)[number];

/** 五个来源 (LZ 一(一)3；QJ 四). */
export const LEAD_SOURCE_LABELS: Record<LeadSource, string> = {
  system: '系统数据分析',
  visit: '干部走访排查',
  department: '部门筛查预警',
  selfReport: '农户自主申报',
  supervision: '社会监督发现',
};

export const LEAD_FINDINGS = ['true', 'false', 'alreadyMonitored'] as const;
export type LeadFinding = (typeof LEAD_FINDINGS)[number];
export const LEAD_FINDING_LABELS: Record<LeadFinding, string> = {
  true: '属实',
  false: '不属实',
  alreadyMonitored: '已在监测',
};

export const LEAD_STANDING_LABELS: Record<'inCase' | 'monitored', string> = {
  inCase: '该户已有在办案件',
  monitored: '该户已是监测对象',
};

export const VerifyLead = Type.Object({
  finding: Type.Union([Type.Literal('true'), Type.Literal('false'), Type.Literal('alreadyMonitored')], {
    title: '核实结论',
  }),
  reason: Type.String({ minLength: 2, maxLength: 500, title: '理由' }),
  version: Type.Optional(Type.Integer({ minimum: 1, title: '所见版本' })),
});
export type VerifyLeadInput = Static<typeof VerifyLead>;

export const AddLead = Type.Object({
  household: Type.String({ format: 'uuid', title: '农户' }),
  source: Type.Union(
    [Type.Literal('visit'), Type.Literal('department'), Type.Literal('selfReport'), Type.Literal('supervision')],
    { title: '来源' },
  ),
  words: Type.String({ minLength: 4, maxLength: 500, title: '情况' }),
  sender: Type.Optional(Type.String({ maxLength: 100, title: '谁反映的' })),
});
export type AddLeadInput = Static<typeof AddLead>;

export const LeadFilter = Type.Object({
  household: Type.Optional(Type.String({ format: 'uuid', title: '农户' })),
  area: Type.Optional(Type.String({ pattern: '^[0-9]{12}$', title: '区划' })),
  state: Type.Optional(
    Type.Union([Type.Literal('open'), Type.Literal('verified'), Type.Literal('all')], { title: '办理情况' }),
  ),
  due: Type.Optional(
    Type.Union([Type.Literal('overdue'), Type.Literal('today'), Type.Literal('week')], { title: '期限' }),
  ),
  source: Type.Optional(Type.String({ title: '来源' })),
  rule: Type.Optional(Type.String({ title: '规则' })),
  page: Type.Optional(Type.Integer({ minimum: 1, title: '页' })),
});
export type LeadFilterInput = Static<typeof LeadFilter>;

/** How often a rule was right so far: leads found true of those verified, of all that the reader may see. */
export interface RulePrecision {
  confirmed: number;
  verified: number;
}

/** With fewer verified leads a share says nothing, and none is shown. */
export const PRECISION_BASE = 10;

export interface LeadReason {
  source: LeadSource;
  rule: string | null;
  title: string | null;
  cites: string | null;
  sentence: string;
  sender: string | null;
  on: string;
  /** Null while fewer than `PRECISION_BASE` leads with this rule are verified. */
  precision: RulePrecision | null;
}

export interface LeadRow {
  id: string;
  household: string;
  householdNo: string;
  headName: string | null;
  villageName: string;
  villageGroup: string | null;
  members: number | null;
  a38: number | null;
  /** What the figures propose: a category, null when not below the line, `unknown`. */
  category: string | null;
  state: 'open' | 'verified';
  /** Who verifies it, as the pack in force on its day says (`leadDesk`). */
  desk: 'village' | 'township';
  openedOn: string;
  dueOn: string;
  finding: LeadFinding | null;
  reason: string | null;
  verifiedOn: string | null;
  caseId: string | null;
  /** Why no case can be opened from this lead: the household is in a case already, or monitored with its risk standing. */
  standing: 'inCase' | 'monitored' | null;
  version: number;
  reasons: LeadReason[];
  may: ('verify' | 'openCase')[];
}

export interface LeadPage {
  rows: LeadRow[];
  total: number;
  /** Open ones by deadline, for the tabs. */
  counts: { overdue: number; today: number; week: number; open: number };
}
