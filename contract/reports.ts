import { type Static, Type } from 'typebox';

const Day = Type.String({ format: 'date', title: '截至' });
const AreaCode = Type.String({ pattern: '^[0-9]{12}$', title: '区划' });

export const Attachment2Question = Type.Object({ area: AreaCode, on: Type.Optional(Day) });

/** One cell: the area of its row and the key of its column (`domain/tables/lz-attachment-2.ts`). */
export const Attachment2Cell = Type.Object({
  area: AreaCode,
  on: Type.Optional(Day),
  column: Type.String({ maxLength: 60, title: '哪一栏' }),
});
export type Attachment2CellInput = Static<typeof Attachment2Cell>;

export interface Attachment2Answer {
  on: string;
  unit: string;
  campaign: string | null;
  rows: { code: string; name: string; depth: number; figures: number[] }[];
  /** 新识别纳入 households whose category the figures do not propose: in 合计, in none of the three columns. */
  undetermined: number;
}

export interface Attachment2Household {
  id: string;
  county: string;
  householdNo: string;
  headName: string | null;
  villageName: string;
  members: number | null;
  householdType: string | null;
  opinion: string | null;
  category: string | null;
  visitedOn: string;
}
