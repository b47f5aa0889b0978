import { isPlainDate } from '../../domain/plain-date.ts';
import { conditionReader } from '../engine/lower.ts';
import { plainWords } from '../engine/plain-words.ts';
import { quantitiesByName } from '../engine/quantities.ts';
import { RuleTextError } from '../engine/rule-text-error.ts';
import type { FactShapes, ParameterValue } from '../engine/tree.ts';
import { FACT_SHAPES } from '../facts/catalogue.ts';
import { thresholdFaults } from '../thresholds/threshold.ts';
import { textOf } from '../thresholds/warning-of.ts';
import { CHOICES } from './choices.ts';
import { parametersOf } from './compile.ts';
import { figureNames } from './formula.ts';
import { againstLineChoice } from './line-rules.ts';
import type { PackContent, ResolvedPack, Rule } from './pack.ts';
import type { Parameter, PublishedFigure } from './parameter.ts';
import { resolveOn } from './resolve.ts';
import { shapesFor } from './shapes-for.ts';
import { DAY_UNITS, TERM_NAMES } from './term.ts';

/** Something that a person wrote and the program does not take: where, and what, in Chinese. */
export interface Fault {
  /** `规则 人均收入低于监测线` */
  readonly where: string;
  readonly what: string;
  /** In a rule's text: characters from 0. */
  readonly start?: number;
  readonly end?: number;
}

/** What a rule's text says in plain words, or what is wrong with it, at its place. For as-you-type. */
export function checkText(
  text: string,
  facts: FactShapes,
  parameters: ReadonlyMap<string, ParameterValue>,
): { readonly words: string } | { readonly fault: Fault } {
  try {
    return { words: plainWords(conditionReader(facts, parameters)(text)) };
  } catch (error) {
    if (!(error instanceof RuleTextError)) throw error;
    const { start, end } = error.place;
    return { fault: { where: '规则', what: error.why, start, end } };
  }
}

/** Everything wrong with a pack as it stands on a day; empty when it can be adopted. */
export function checkContent(content: PackContent, on: string): Fault[] {
  const ownFaults = content.layers.flatMap((layer) => [
    ...layer.parameters.flatMap(checkParameter),
    ...(layer.figures ?? []).flatMap(checkFigure),
  ]);
  if (ownFaults.length > 0) return ownFaults;
  const pack = resolveOn(content, on);
  return [...checkFormulas(content, pack), ...checkLine(pack), ...checkRules(pack)];
}

const FIGURE = /^\d{1,12}(\.\d{1,6})?$/;

/** Why a text is no figure as documents write them, in a sentence; undefined for one that is. */
export function figureFault(text: string): string | undefined {
  return FIGURE.test(text) ? undefined : `“${text}”不是普通的数，请写成 6900 或 0.7 这样，小数最多六位`;
}

/** What is wrong with a parameter by itself; whether the figure of its formula is known, the whole pack tells. */
export function checkParameter({ name, label, unit, counted = '天', value, formula, from }: Parameter): Fault[] {
  const fault = (what: string): Fault[] => [{ where: `参数 ${label}（${name}）`, what }];
  if (!/^[a-z][A-Za-z0-9]{1,59}$/.test(name)) return fault('名字要用英文字母开头，只有字母和数字');
  if (!isPlainDate(from)) return fault(`“${from}”不是日期，请写成 2022-05-30 这样`);
  if (value === undefined || formula) return formula ? checkFormula(formula, fault) : [];
  if (unit === 'choice') return CHOICES[name]?.options[value] === undefined ? fault(`没有“${value}”这一项`) : [];
  if (unit === 'date') return isPlainDate(value) ? [] : fault(`“${value}”不是日期`);
  const wrong = figureFault(value);
  if (wrong !== undefined) return fault(wrong);
  return TERMS.has(name) ? checkTerm(value, counted, fault) : [];
}

const TERMS: ReadonlySet<string> = new Set(TERM_NAMES);

/** A clock counts whole days, of the calendar or of work. */
function checkTerm(value: string, counted: string, fault: (what: string) => Fault[]): Fault[] {
  if (!/^[1-9]\d{0,2}$/.test(value)) return fault(`“${value}”不是天数，请写 1 到 999 的整数`);
  if (DAY_UNITS[counted]) return [];
  return fault(`期限只能按${Object.keys(DAY_UNITS).join('或')}数，不能按“${counted}”`);
}

function checkFormula(formula: NonNullable<Parameter['formula']>, fault: (what: string) => Fault[]): Fault[] {
  const figures = [formula.times, ...(formula.roundTo === undefined ? [] : [formula.roundTo])];
  if (!figures.every((each) => FIGURE.test(each) && Number(each) > 0))
    return fault('倍数和取整的单位要写成大于 0 的数');
  return [];
}

function checkFigure({ label, year, value, document }: PublishedFigure): Fault[] {
  const fault = (what: string): Fault[] => [{ where: `公布的数 ${label} ${year} 年`, what }];
  const wrong = figureFault(value);
  if (wrong !== undefined) return fault(wrong);
  return document.trim() === '' ? fault('要写明是哪份文件公布的') : [];
}

function checkLine(pack: ResolvedPack): Fault[] {
  const what = '写法和“监测线本身算不算在内”选的不一样：“未达到”写 A38 < line，“以下”写 A38 <= line';
  return againstLineChoice(pack).map((where) => ({ where, what }));
}

function checkFormulas({ layers }: PackContent, { parameters }: ResolvedPack): Fault[] {
  const known = figureNames(layers.flatMap(({ figures = [] }) => figures));
  return parameters.flatMap(({ name, label, formula }) => {
    if (!formula) return [];
    const { figure, atLeast } = formula;
    const whats = [
      ...(known.has(figure) ? [] : [`没有“${figure}”这个公布的数`]),
      ...(atLeast === name ? ['“不低于”不能是它自己'] : []),
      ...(atLeast === undefined || parameters.some((each) => each.name === atLeast)
        ? []
        : [`“不低于”的参数“${atLeast}”没有`]),
    ];
    return whats.map((what) => ({ where: `参数 ${label}（${name}）`, what }));
  });
}

function checkRules(pack: ResolvedPack): Fault[] {
  const parameters = parametersOf(pack);
  const readers = new Map<FactShapes, ReturnType<typeof conditionReader>>();
  const read = (facts: FactShapes, text: string) => {
    const reader = readers.get(facts) ?? conditionReader(facts, parameters);
    readers.set(facts, reader);
    return reader(text);
  };
  const faults = pack.rules.flatMap((rule) => faultsOf(`规则 ${rule.title}`, () => checkRule(rule, read)));
  return [
    ...faults,
    ...pack.categories.flatMap(({ category, when }) => faultsOf(`类别 ${category}`, () => read(FACT_SHAPES, when))),
  ];
}

function checkRule(
  rule: Rule,
  read: (facts: FactShapes, text: string) => ReturnType<ReturnType<typeof conditionReader>>,
) {
  const names = quantitiesByName(read(shapesFor(rule), rule.when));
  const { threshold } = rule;
  if (threshold && (thresholdFaults(threshold).length > 0 || textOf(rule.id, threshold) !== rule.when))
    throw new RuleTextError(rule.when, '写法和所选的阈值不是一回事');
  for (const [, name = ''] of (rule.sentence ?? '').matchAll(/\{(\w+)\}/g)) {
    if (!names.has(name)) throw new RuleTextError(rule.sentence ?? '', `句子里的“${name}”没有写在规则里`);
  }
}

function faultsOf(where: string, read: () => unknown): Fault[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof RuleTextError)) throw error;
    return [{ where, what: error.message, start: error.place.start, end: error.place.end }];
  }
}
