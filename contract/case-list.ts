import { type Static, Type } from 'typebox';
import { labelsOf } from '../domain/code-lists/code-list.ts';
import { monitoredCategories } from '../domain/code-lists/household.ts';
import type { ActName } from './acts.ts';
import { CASE_STEPS, type CaseDesk, type CaseStep } from './identification.ts';

/** `POST /counties/:county/cases/decisions`: one act on many cases, all or none. */
export const DecideCases = Type.Object(
  {
    act: Type.Enum(['passTownship', 'decideCounty', 'sendBack'], { type: 'string', title: '办理事项' }),
    input: Type.Record(Type.String(), Type.Unknown(), { title: '共同的填写内容' }),
    cases: Type.Array(
      Type.Object(
        {
          household: Type.String({ format: 'uuid', title: '农户' }),
          version: Type.Optional(Type.Integer({ minimum: 1, title: '所见案件版本' })),
          input: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { title: '这一户另填的内容' })),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 200, title: '农户' },
    ),
  },
  { additionalProperties: false },
);
export type DecideCasesInput = Static<typeof DecideCases>;

export interface DecidedCases {
  decided: { household: string; case: string; step: CaseStep }[];
}

/** In the details of `batchRefused`. */
export interface BatchRefusal {
  household: string;
  householdNo: string | null;
  code: string;
  message: string;
}

export const CaseFilter = Type.Object(
  {
    step: Type.Optional(Type.Enum(CASE_STEPS, { type: 'string', title: '环节' })),
    area: Type.Optional(Type.String({ pattern: '^[0-9]{12}$', title: '区划' })),
    category: Type.Optional(Type.Enum(labelsOf(monitoredCategories), { type: 'string', title: '监测对象类别' })),
    due: Type.Optional(Type.Enum(['overdue', 'soon'], { type: 'string', title: '期限' })),
    waitsFor: Type.Optional(Type.Enum(['village', 'township', 'county'], { type: 'string', title: '等谁办' })),
    page: Type.Optional(Type.Integer({ minimum: 1, title: '页' })),
  },
  { additionalProperties: false },
);
export type CaseFilterInput = Static<typeof CaseFilter>;

export interface CaseRow {
  id: string;
  household: string;
  householdNo: string;
  headName: string | null;
  area: string;
  villageName: string;
  townshipName: string | null;
  villageGroup: string | null;
  members: number | null;
  step: CaseStep;
  stepTitle: string;
  since: string;
  openedOn: string;
  closedOn: string | null;
  waitsFor: CaseDesk | null;
  /** Decided or taken over; while the case runs, what the figures propose. */
  category: string | null;
  /** The 15 days; null before the home check and after the end. */
  dueOn: string | null;
  overdue: boolean;
  notice: { startedOn: string; mayEndOn: string } | null;
  version: number;
  /** What this reader may do now. */
  may: ActName[];
}

/** 50 rows a page. */
export interface CasePage {
  rows: CaseRow[];
  total: number;
  page: number;
  pageSize: number;
  counts: Record<CaseStep, number>;
  /** Running cases past their day, and those with three days left or fewer. */
  overdue: number;
  dueSoon: number;
}
