import { divideHalfUp } from '../../domain/money.ts';
import { type Rational, rationalFromText } from '../engine/rational.ts';
import type { Formula, PublishedFigure } from './parameter.ts';

/** What a formula comes to, or the figure that is not there. */
export type Worked = { readonly value: string } | { readonly missing: string };

/**
 * Works out a formula for a year, exactly. `floor` is the value of its `atLeast`. A figure that nobody has entered for
 * the year is never guessed from another year's.
 */
export function worked(
  formula: Formula,
  year: number,
  figures: readonly PublishedFigure[],
  floor: string | undefined,
): Worked {
  const of = year - formula.yearsBack;
  // A layer below, and a later entry of the same layer, corrects what stands before it.
  const figure = figures.findLast(({ name, year: its }) => name === formula.figure && its === of);
  if (!figure) return { missing: `${of} 年的${labelOf(formula.figure, figures)}` };
  const product = times(exact(figure.value), exact(formula.times));
  const rounded = formula.roundTo === undefined ? product : roundedTo(product, exact(formula.roundTo));
  const bound = floor === undefined ? undefined : exact(floor);
  return { value: decimal(bound && isLess(rounded, bound) ? bound : rounded) };
}

const YEARS = ['当年', '上一年'];

/** `1.5 × 上一年的四类地区农村低保标准（元/年），四舍五入到 100，不低于监测线底线`. */
export function formulaWords(
  { times: factor, figure, yearsBack, roundTo, atLeast }: Formula,
  figures: readonly PublishedFigure[],
  labels: ReadonlyMap<string, string>,
): string {
  const when = YEARS[yearsBack] ?? `${yearsBack} 年前`;
  const rounding = roundTo === undefined ? '' : `，四舍五入到 ${roundTo}`;
  const floor = atLeast === undefined ? '' : `，不低于${labels.get(atLeast) ?? atLeast}`;
  return `${factor} × ${when}的${labelOf(figure, figures)}${rounding}${floor}`;
}

function labelOf(name: string, figures: readonly PublishedFigure[]): string {
  return figures.find((each) => each.name === name)?.label ?? FIGURE_LABELS.get(name) ?? name;
}

/** Names of figures that a document rests on before anybody has entered one. */
const FIGURE_LABELS: ReadonlyMap<string, string> = new Map([
  ['classFourRuralAllowance', '四类地区农村低保标准（元/年）'],
]);

/** The figures that a formula may name, for a form. */
export function figureNames(figures: readonly PublishedFigure[]): ReadonlyMap<string, string> {
  return new Map([...FIGURE_LABELS, ...figures.map(({ name, label }) => [name, label] as const)]);
}

function exact(text: string): Rational {
  const value = rationalFromText(text);
  if (!value) throw new RangeError(`"${text}" is not a plain decimal number`);
  return value;
}

function times(a: Rational, b: Rational): Rational {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

function roundedTo(value: Rational, step: Rational): Rational {
  const steps = divideHalfUp(value.numerator * step.denominator, value.denominator * step.numerator);
  return { numerator: steps * step.numerator, denominator: step.denominator };
}

function isLess(a: Rational, b: Rational): boolean {
  return a.numerator * b.denominator < b.numerator * a.denominator;
}

/** Six decimals at most, as figures are written. */
function decimal({ numerator, denominator }: Rational): string {
  const scaled = divideHalfUp(numerator * 1_000_000n, denominator)
    .toString()
    .padStart(7, '0');
  return `${scaled.slice(0, -6)}.${scaled.slice(-6)}`.replace(/\.?0+$/, '');
}
