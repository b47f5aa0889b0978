/** A year's income of one household, in yuan per head; null where it is not known. */
export interface IncomeYear {
  year: number;
  /** A34 家庭人均纯收入. */
  netPerHead: number | null;
  /** A38 家庭人均收入参考范围. */
  referencePerHead: number | null;
  /** The line (监测范围) of that year. */
  line: number | null;
}
