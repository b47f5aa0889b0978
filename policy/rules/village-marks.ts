import { rationalFromText } from '../engine/rational.ts';
import type { CompiledPack } from '../packs/compile.ts';

/** What the marks of a village rest on. */
interface Village {
  readonly households: number;
  readonly monitored: number;
  readonly removed: number;
  /** Members of monitored households whose risk stands. */
  readonly standingPeople: number;
  readonly ruralPeople: number;
}

/** Figures of the pack as decimal text: percent, points of percent, households. */
export interface VillageLimits {
  readonly heavyPercent: string;
  readonly inflatedPoints: string;
  readonly inflatedLeast: string;
}

/** Of a county without a pack, and of packs adopted before the figures were in them; LZ 一(四) for the share. */
const OWN_DEFAULT: VillageLimits = { heavyPercent: '2', inflatedPoints: '20', inflatedLeast: '5' };

/** The limits of the pack in force. */
export function villageLimitsOf(compiled: CompiledPack | undefined): VillageLimits {
  const value = (name: string) => compiled?.pack.parameters.find((each) => each.name === name)?.value;
  return {
    heavyPercent: value('unremovedShare') ?? OWN_DEFAULT.heavyPercent,
    inflatedPoints: value('inflatedPoints') ?? OWN_DEFAULT.inflatedPoints,
    inflatedLeast: value('inflatedLeast') ?? OWN_DEFAULT.inflatedLeast,
  };
}

/**
 * What is to be looked at in a village: more unremoved people than the share of the rural ones (LZ 一(四), XF 二(一)6), no
 * monitored household at all (LZ 三(二)), a rate of removal far above that of all its neighbours together (percent).
 */
export function marksOf(
  { standingPeople, ruralPeople, monitored, removed, households }: Village,
  removalPercent: number,
  limits: VillageLimits,
): ('heavy' | 'blank' | 'inflated')[] {
  const marks: ('heavy' | 'blank' | 'inflated')[] = [];
  if (standingPeople > 0 && isAbove(standingPeople, ruralPeople, limits.heavyPercent)) marks.push('heavy');
  if (monitored === 0 && households > 0) marks.push('blank');
  const isMany = monitored >= Number(limits.inflatedLeast);
  if (isMany && removed * 100 > (removalPercent + Number(limits.inflatedPoints)) * monitored) marks.push('inflated');
  return marks;
}

/** Exactly: a share of just the limit is not above it, whatever its decimals. */
function isAbove(part: number, whole: number, percent: string): boolean {
  const limit = rationalFromText(percent);
  return limit !== undefined && BigInt(part) * 100n * limit.denominator > limit.numerator * BigInt(whole);
}

/** Removed of monitored households, of all villages together, in percent. */
export function removalPercentOf(villages: readonly Pick<Village, 'monitored' | 'removed'>[]): number {
  const sum = (key: 'monitored' | 'removed') => villages.reduce((total, village) => total + village[key], 0);
  return sum('monitored') === 0 ? 0 : (sum('removed') * 100) / sum('monitored');
}
