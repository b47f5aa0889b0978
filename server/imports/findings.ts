/** The same 证件号码 stands in an earlier row; the later row is the fault. */
export function expectedUniqueIdNumber(firstRow: number): string {
  return `第 ${firstRow} 行已有这个证件号码，请核对，只保留一行`;
}

/** The same 户编号 stands in an earlier row of the household sheet; the earlier stays. */
export function expectedUniqueHouseholdNo(firstRow: number): string {
  return `第 ${firstRow} 行已有这个户编号，请核对，只保留一行`;
}

export const expectedKnownHousehold = '农户表和已有农户中都没有这个户编号，请核对或先补上这一户';

export const expectedKnownVillage = '行政区划表和已有区划中都没有这个村，请填写已有行政村的代码';
