/** A cell as the report shows it: a number cell as a number, text as text, nothing as null. */
export type RawValue = string | number | null;

/** What refuses a row. `row` as Excel numbers it, `column` as the file spells it, `expected` says what to do. */
export interface Fault {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly value: RawValue;
  readonly expected: string;
}

/** What is told and refuses nothing. `kind` groups warnings of one sort; `column` is null when it is about the whole row. */
export interface Warning {
  readonly kind: WarningKind;
  readonly sheet: string;
  readonly row: number;
  readonly column: string | null;
  readonly value: RawValue;
  readonly message: string;
}

export type WarningKind =
  | 'unknownSheet'
  | 'unknownColumn'
  | 'repeatedColumn'
  | 'newValue'
  | 'phone'
  | 'negativeAmount'
  | 'healthyAndIll'
  | 'educationAndSchool'
  | 'sexAgainstIdNumber'
  | 'regionWithoutMonths'
  | 'monthsWithoutRegion'
  | 'periodReversed'
  | 'measureReversed'
  | 'removalIncomplete'
  | 'liftedWithoutYear'
  | 'visitWithoutDate'
  | 'areaCode';

/** The same 证件号码 stands in an earlier row; the later row is the fault. */
export function expectedUniqueIdNumber(firstRow: number): string {
  return `第 ${firstRow} 行已有这个证件号码，请核对，只保留一行`;
}

/** The same 户编号 stands in an earlier row of the household sheet; the earlier stays. */
export function expectedUniqueHouseholdNo(firstRow: number): string {
  return `第 ${firstRow} 行已有这个户编号，请核对，只保留一行`;
}

/** The same 区划代码 stands in an earlier row. */
export function expectedUniqueArea(firstRow: number): string {
  return `第 ${firstRow} 行已有这个区划代码，请核对，只保留一行`;
}

export const expectedKnownHousehold = '农户表和已有农户中都没有这个户编号，请核对或先补上这一户';

export const expectedKnownVillage = '行政区划表和已有区划中都没有这个村，请填写已有行政村的代码';

export const expectedKnownParent = '行政区划表和已有区划中都没有这个上级代码，请核对';
