import type { CompiledPack } from './compile.ts';

export const QUIET_DAYS = 'quietDays';

/** Of packs that were adopted before the figure was in them. */
const OWN_DEFAULT_DAYS = 90;

/**
 * Days after a lead was found untrue in which the same rule, with values no worse, raises none for the household.
 * A whole number of days; a fraction counts as the day begun.
 */
export function quietDaysOf({ pack }: CompiledPack): number {
  const parameter = pack.parameters.find(({ name }) => name === QUIET_DAYS);
  return parameter?.value === undefined ? OWN_DEFAULT_DAYS : Math.ceil(Number(parameter.value));
}
