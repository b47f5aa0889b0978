import { sqlText } from '../engine/sql.ts';
import type { CompiledPack } from './compile.ts';

export const QUIET_DAYS = 'quietDays';

/** Of packs that were adopted before the figure was in them. */
const OWN_DEFAULT_DAYS = 90;

/**
 * Days after a lead was found untrue in which the same rule, with values no worse, raises none for the household.
 * A whole number of days; a fraction counts as the day begun.
 */
function quietDaysOf({ pack }: CompiledPack): number {
  const parameter = pack.parameters.find(({ name }) => name === QUIET_DAYS);
  return parameter?.value === undefined ? OWN_DEFAULT_DAYS : Math.ceil(Number(parameter.value));
}

/** The same as SQL, where a county's own warning may say how often; `rule` is the column with the rule's id. */
export function quietDaysSql(compiled: CompiledPack, rule: string): string {
  const said = compiled.rules.flatMap(({ id, threshold }) =>
    threshold?.every === undefined ? [] : [`when ${sqlText(id)} then ${threshold.every}`],
  );
  const otherwise = quietDaysOf(compiled);
  return said.length === 0 ? `${otherwise}` : `case ${rule} ${said.join(' ')} else ${otherwise} end`;
}
