import { type Static, Type } from 'typebox';
import { labelsOf } from '../domain/code-lists/code-list.ts';
import { householdTypes, monitoredCategories } from '../domain/code-lists/household.ts';
import type { HouseholdType } from './households.ts';

const filters = {
  area: Type.Optional(Type.String({ title: '区划', pattern: '^[0-9]{12}$' })),
  householdNo: Type.Optional(Type.String({ title: '户编号', minLength: 1, maxLength: 40 })),
  type: Type.Optional(Type.Enum(labelsOf(householdTypes), { type: 'string', title: '户类型' })),
  category: Type.Optional(Type.Enum(labelsOf(monitoredCategories), { type: 'string', title: '监测对象类别' })),
  riskRemoved: Type.Optional(Type.Boolean({ title: '风险已消除' })),
  rule: Type.Optional(Type.String({ title: '命中规则', maxLength: 60 })),
  openLead: Type.Optional(Type.Boolean({ title: '有待核实线索' })),
  runningCase: Type.Optional(Type.Boolean({ title: '识别认定中' })),
  sort: Type.Optional(Type.Enum(['village', 'householdNo', 'name', 'A38'], { type: 'string', title: '排序' })),
  descending: Type.Optional(Type.Boolean({ title: '从大到小' })),
  page: Type.Optional(Type.Integer({ title: '页', minimum: 1, maximum: 100_000 })),
};

/** `GET /counties/:county/households`. Nothing personal stands in it, for it stands in the address. */
export const HouseholdFilter = Type.Object(filters, { additionalProperties: false });

/** `POST /counties/:county/households/search`: the same, and what must not stand in an address. */
export const HouseholdSearch = Type.Object(
  {
    ...filters,
    name: Type.Optional(Type.String({ title: '姓名（可只写一两个字）', minLength: 1, maxLength: 40 })),
    idNumber: Type.Optional(Type.String({ title: '证件号码', minLength: 15, maxLength: 30 })),
    phone: Type.Optional(Type.String({ title: '电话', minLength: 5, maxLength: 30 })),
  },
  { additionalProperties: false },
);
export type HouseholdSearchInput = Static<typeof HouseholdSearch>;

export interface HouseholdRow {
  id: string;
  householdNo: string | null;
  headName: string | null;
  area: string;
  villageName: string;
  villageGroup: string | null;
  /** Members today. */
  members: number;
  /** Yuan, rounded half up to the fen; null while it cannot be told. */
  A38: number | null;
  type: HouseholdType;
  category: string | null;
  riskRemoved: boolean;
  openLead: boolean;
  runningCase: boolean;
  /** Rules that hold today, by id; their titles are in `ruleTitles` of the page. */
  rules: string[];
}

/** 50 rows a page. */
export interface HouseholdList {
  rows: HouseholdRow[];
  total: number;
  page: number;
  pageSize: number;
  /** Every rule of the pack in force, for the filter and the tags. */
  ruleTitles: Record<string, string>;
}
