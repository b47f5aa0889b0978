import type { HouseholdView } from '../../../contract/households.ts';
import type { Correction } from './correction-subjects.ts';

/** 是, 否; null stays null and is shown as 未填. */
export function yesNoWords(value: boolean | null): string | null {
  if (value === null) return null;
  return value ? '是' : '否';
}

/** Opens the correction of something on the page; asked again of every newer version of the household. */
export type Correcting = (ofView: (now: HouseholdView) => Correction) => void;
