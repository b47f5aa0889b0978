import type { FormulaParts, ParameterView } from '../../../contract/policy.ts';
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

const FIGURE = /^\d{1,12}(\.\d{1,6})?$/;

/** Why the text is no figure, in a sentence; undefined for one that is. */
export function figureFault(text: string, { positive = false } = {}): string | undefined {
  const written = text.trim();
  if (written === '') return undefined;
  if (!FIGURE.test(written)) return `“${written}”不是普通的数，请写成 6900 或 0.7 这样，小数最多六位`;
  return positive && Number(written) === 0 ? '要写大于 0 的数' : undefined;
}

/** Whether everything that is needed is written, and rightly. */
export function isWhole({ times, figure, roundTo }: FormulaEntry): boolean {
  const faults = [times, roundTo].map((text) => figureFault(text, { positive: true }));
  return times.trim() !== '' && figure !== '' && faults.every((fault) => fault === undefined);
}

/** How a formula reads, and what it comes to on a day: `1.5 × 上一年的…。按 2021 年的数是 9600 元`. */
export function readingOf(
  parts: FormulaParts,
  from: string,
  figures: readonly PublishedFigure[],
  parameters: readonly ParameterView[],
): string {
  const labels = new Map(parameters.map(({ name, label }) => [name, label]));
  const floor = parameters.find(({ name }) => name === parts.atLeast)?.value ?? undefined;
  const year = Number(from.slice(0, 4));
  const result = worked(parts, year, figures, floor);
  const comesTo =
    'value' in result ? `${from} 这一天是 ${result.value}` : `${from} 这一天算不出来：还没有录${result.missing}`;
  return `${formulaWords(parts, figures, labels)}。${comesTo}`;
}

/** A figure that no document of a pack speaks of: under a name of its own, or the one that its words have already. */
export function newFigure(label: string, known: ReadonlyMap<string, string>): { name: string; label: string } {
  const before = [...known].find(([, its]) => its === label)?.[0];
  const taken = [...known.keys()].map((name) => Number(/^ownFigure(\d+)$/.exec(name)?.[1] ?? 0));
  return { name: before ?? `ownFigure${Math.max(0, ...taken) + 1}`, label };
}
