import type { DayUnit } from '../procedures/vocabulary.ts';
import { citesOf, type ResolvedPack } from './pack.ts';

/** So many days, as a pack says them. */
export interface Term {
  readonly days: number;
  readonly unit: DayUnit;
  readonly cites: string;
}

/** What a figure of days may be counted in; anything else is no term of the law. */
export const DAY_UNITS: Readonly<Record<string, DayUnit>> = { 天: 'calendarDay', 个工作日: 'workingDay' };

/** Of packs that were adopted before the figure was in them; what LZ says where it speaks of it, without its clause. */
const OWN_DEFAULT = { leadDays: 10, publicityDays: 5, identificationDays: 15, contactPlanDays: 10 } as const;

export type TermName = keyof typeof OWN_DEFAULT;

export const TERM_NAMES = Object.keys(OWN_DEFAULT) as readonly TermName[];

/** The term of this name on the day for which the pack was resolved; our own default where it says none. */
export function termOf(pack: Pick<ResolvedPack, 'parameters'> | undefined, name: TermName): Term {
  const said = pack?.parameters.find((each) => each.name === name);
  if (said?.value === undefined) return { days: OWN_DEFAULT[name], unit: 'calendarDay', cites: citesOf({}) };
  return { days: Number(said.value), unit: DAY_UNITS[said.counted ?? '天'] ?? 'calendarDay', cites: citesOf(said) };
}

/** `5天`, `5个工作日`. */
export function termWords({ days, unit }: Pick<Term, 'days' | 'unit'>): string {
  return `${days}${unit === 'workingDay' ? '个工作日' : '天'}`;
}
