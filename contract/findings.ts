import { type Static, Type } from 'typebox';

export const FINDING_ANSWERS = ['true', 'false', 'mended', 'excepted'] as const;
export type FindingAnswer = (typeof FINDING_ANSWERS)[number];
export const FINDING_ANSWER_LABELS: Record<FindingAnswer, string> = {
  true: '属实',
  false: '误报',
  mended: '已改',
  excepted: '例外',
};

export const FINDING_STATES = ['open', 'answered', 'quiet', 'closed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];
export const FINDING_STATE_LABELS: Record<FindingState, string> = {
  open: '待改',
  answered: '待复核',
  quiet: '误报或例外',
  closed: '已销号',
};

const area = Type.String({ pattern: '^[0-9]{12}$', title: '区划' });

export const FindingFilter = Type.Object({
  area: Type.Optional(area),
  household: Type.Optional(Type.String({ format: 'uuid', title: '农户' })),
  state: Type.Optional(
    Type.Union(
      [
        Type.Literal('open'),
        Type.Literal('answered'),
        Type.Literal('quiet'),
        Type.Literal('closed'),
        Type.Literal('all'),
      ],
      { title: '状态' },
    ),
  ),
  rule: Type.Optional(Type.String({ maxLength: 100, title: '规则' })),
  page: Type.Optional(Type.Integer({ minimum: 1, title: '页' })),
});
export type FindingFilterInput = Static<typeof FindingFilter>;

/** An exception lasts until a day within a year; the others need none. */
export const AnswerFinding = Type.Object({
  answer: Type.Union([Type.Literal('true'), Type.Literal('false'), Type.Literal('mended'), Type.Literal('excepted')], {
    title: '答复',
  }),
  reason: Type.String({ minLength: 2, maxLength: 500, title: '理由' }),
  until: Type.Optional(Type.String({ format: 'date', title: '例外到哪天' })),
  version: Type.Integer({ minimum: 1, title: '所见版本' }),
});
export type AnswerFindingInput = Static<typeof AnswerFinding>;

/** Answered findings of a rule, and those of them that were right: 属实 and 已改. Exceptions count in neither. */
export interface FindingPrecision {
  readonly right: number;
  readonly answered: number;
}

export interface FindingRow {
  readonly id: string;
  readonly household: string;
  readonly householdNo: string;
  readonly headName: string | null;
  readonly person: string | null;
  readonly personName: string | null;
  readonly villageName: string;
  readonly rule: string;
  readonly title: string;
  readonly cites: string;
  readonly severity: 'block' | 'warn' | 'reason';
  readonly sentence: string;
  readonly mend: string | null;
  readonly foundOn: string;
  readonly dueOn: string;
  readonly state: FindingState;
  readonly answer: FindingAnswer | null;
  readonly reason: string | null;
  readonly answeredOn: string | null;
  readonly quietUntil: string | null;
  /** Answered 已改, and on this day it still held. */
  readonly stillOn: string | null;
  readonly closedOn: string | null;
  readonly version: number;
}

export interface FindingsByRule {
  readonly rule: string;
  readonly title: string;
  readonly cites: string;
  /** Not closed, in the asked area. */
  readonly open: number;
  readonly precision: FindingPrecision;
}

export interface FindingPage {
  readonly rows: readonly FindingRow[];
  readonly total: number;
  readonly rules: readonly FindingsByRule[];
  readonly counts: {
    readonly open: number;
    readonly overdue: number;
    readonly answered: number;
    readonly quiet: number;
  };
  readonly mayAnswer: boolean;
  readonly mayCheck: boolean;
}

/** 名单: whom a rule of groups, help or removal names in an area, and how many of the households were visited this year. */
export interface ListingCount {
  readonly rule: string;
  readonly use: 'group' | 'support' | 'removal';
  readonly title: string;
  readonly cites: string;
  readonly mend: string | null;
  readonly households: number;
  readonly visited: number;
}

export const ListingQuestion = Type.Object({ area: Type.Optional(area) });

export const ListingHouseholds = Type.Object({
  area: Type.Optional(area),
  rule: Type.String({ minLength: 1, maxLength: 100, title: '名单' }),
  /** Left out: as many as are printed at once, which is more than a village has. */
  page: Type.Optional(Type.Integer({ minimum: 1, title: '页' })),
});
export type ListingHouseholdsInput = Static<typeof ListingHouseholds>;

export const LISTED_A_PAGE = 100;

/** `total` counts all of the list, on whichever page. */
export interface ListedPage {
  readonly households: readonly ListedHousehold[];
  readonly total: number;
}

export interface ListedHousehold {
  readonly household: string;
  readonly householdNo: string;
  readonly headName: string | null;
  readonly personName: string | null;
  readonly villageName: string;
  readonly villageGroup: string | null;
  readonly sentence: string;
  /** The last 入户排查 of this year. */
  readonly visitedOn: string | null;
}

export const IndicatorQuestion = Type.Object({ area });

const count = (title: string) => Type.Integer({ minimum: 0, maximum: 100_000, title });

/**
 * `POST /counties/:county/village-reports`: what departments tell of the three kinds of QJ 六(四) that no register holds. Told
 * again of a day, the earlier figures are superseded and kept. Problems: `notFound`,
 * `notAVillage`, `reportDayInFuture`.
 */
export const TellVillage = Type.Object(
  {
    area: Type.String({ pattern: '^[0-9]{12}$', title: '村' }),
    asOf: Type.String({ format: 'date', title: '哪一天的情况' }),
    transition: count('政策衔接引发风险（户）'),
    assets: count('扶贫资产监管不善（个项目）'),
    loans: count('小额贷款逾期（户）'),
    toldBy: Type.String({ minLength: 2, maxLength: 60, title: '哪个部门报来的', examples: ['区金融办'] }),
  },
  { additionalProperties: false, title: '部门报来的数' },
);
export type TellVillageInput = Static<typeof TellVillage>;

/** One village's indicators of a return to poverty on a scale; households unless named people. */
export interface VillageIndicators {
  readonly area: string;
  readonly name: string;
  readonly households: number;
  /** As entered for the village; else the members registered. */
  readonly ruralPeople: number;
  readonly populationEntered: boolean;
  readonly monitored: number;
  readonly removed: number;
  /** Members of monitored households whose risk stands. */
  readonly standingPeople: number;
  readonly ill: number;
  readonly housing: number;
  readonly water: number;
  readonly disaster: number;
  readonly project: number;
  readonly shortWork: number;
  /** The latest that departments told, up to today; null: nothing yet, which is not none. */
  readonly told: Omit<TellVillageInput, 'area'> | null;
}

export type VillageMark = 'heavy' | 'blank' | 'inflated';

/** The villages of an area with what is to be looked at in each. */
export interface VillageRisks {
  readonly villages: readonly (VillageIndicators & { readonly marks: readonly VillageMark[] })[];
  /** Removed of monitored households, of all these villages together, in percent. */
  readonly removalPercent: number;
  /** The share of the pack in force above which a village is heavy: decimal text, percent. */
  readonly heavyPercent: string;
  /** Whether the reader may record what departments tell. */
  readonly mayTell: boolean;
}
