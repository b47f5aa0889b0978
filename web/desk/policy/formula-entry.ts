import type { FormulaParts, ParameterView } from '../../../contract/policy.ts';
import { figureFault } from '../../../policy/packs/check.ts';
import { formulaWords, worked } from '../../../policy/packs/formula.ts';
import type { PublishedFigure } from '../../../policy/packs/parameter.ts';

/** A formula as it is being written; empty text where nothing is asked for. */
export interface FormulaEntry {
  times: string;
  figure: string;
  yearsBack: number;
  roundTo: string;
  atLeast: string;
}

export const NEW_FORMULA: FormulaEntry = { times: '', figure: '', yearsBack: 1, roundTo: '', atLeast: '' };

export function entryOf({ times, figure, yearsBack, roundTo = '', atLeast = '' }: FormulaParts): FormulaEntry {
  return { times, figure, yearsBack, roundTo, atLeast };
}

/** The formula to be kept: what was left empty is left out. */
export function partsOf({ times, figure, yearsBack, roundTo, atLeast }: FormulaEntry): FormulaParts {
  return {
    ...{ times: times.trim(), figure, yearsBack },
    ...(roundTo.trim() !== '' && { roundTo: roundTo.trim() }),
    ...(atLeast !== '' && { atLeast }),
  };
}

/** Why a factor or a step of rounding is none, in a sentence; undefined for one that is, and while nothing is written. */
export function factorFault(text: string): string | undefined {
  const written = text.trim();
  if (written === '') return undefined;
  return figureFault(written) ?? (Number(written) === 0 ? '要写大于 0 的数' : undefined);
}

/** Whether everything that is needed is written, and rightly. */
export function isWhole({ times, figure, roundTo }: FormulaEntry): boolean {
  return times.trim() !== '' && figure !== '' && !factorFault(times) && !factorFault(roundTo);
}

/** How a formula reads, and what it comes to on a day: `1.5 × 上一年的…。按 2021 年的数是 9600 元`. */
export function readingOf(
  parts: FormulaParts,
  { unit }: Pick<ParameterView, 'unit'>,
  from: string,
  figures: readonly PublishedFigure[],
  parameters: readonly ParameterView[],
): string {
  const labels = new Map(parameters.map(({ name, label }) => [name, label]));
  const floor = parameters.find(({ name }) => name === parts.atLeast)?.value ?? undefined;
  const year = Number(from.slice(0, 4));
  const result = worked(parts, year, figures, floor);
  const comesTo =
    'value' in result
      ? `${from} 这一天是 ${result.value}${unit === 'yuan' ? ' 元' : ''}`
      : `${from} 这一天算不出来：还没有录 ${result.missing}`;
  return `${formulaWords(parts, figures, labels)}。${comesTo}`;
}

/** A figure that no document of a pack speaks of: under a name of its own, or the one that its words have already. */
export function newFigure(label: string, known: ReadonlyMap<string, string>): { name: string; label: string } {
  const before = [...known].find(([, its]) => its === label)?.[0];
  const taken = [...known.keys()].map((name) => Number(/^ownFigure(\d+)$/.exec(name)?.[1] ?? 0));
  return { name: before ?? `ownFigure${Math.max(0, ...taken) + 1}`, label };
}
