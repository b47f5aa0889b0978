import { divideHalfUp, formatYuan } from '../../domain/money.ts';
import { decisiveAtoms } from './decisive.ts';
import { boundsOf, exactValue } from './judge.ts';
import { isMoney, quantitiesByName } from './quantities.ts';
import type { Rational } from './rational.ts';
import type {
  Answer,
  Atom,
  Comparison,
  Condition,
  FactRow,
  FactShape,
  FactShapes,
  FactUnit,
  Quantity,
} from './tree.ts';

/** What decided, each as it is: `人均收入参考范围 5,432.00 元，低于监测线 6,900.00 元；…`. Empty for a bare constant. */
export function reasons(condition: Condition, row: FactRow, facts: FactShapes): string {
  const told = decisiveAtoms(condition, row, facts).map(({ atom, answer }) => reason(atom, answer, row, facts));
  return [...new Set(told)].join('；');
}

/** Fills `{seriouslyIll}` and `{line}` of a rule's own sentence with figures and units. */
export function fillIn(template: string, condition: Condition, row: FactRow, facts: FactShapes): string {
  const quantities = quantitiesByName(condition);
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const quantity = quantities.get(name);
    return quantity ? figure(quantity, row, facts) : '';
  });
}

/** How a comparison is said when it holds, and when it does not. */
export const WORDS: Readonly<Record<Comparison, readonly [whenYes: string, whenNo: string]>> = {
  '<': ['低于', '不低于'],
  '<=': ['不高于', '高于'],
  '>': ['高于', '不高于'],
  '>=': ['不低于', '低于'],
  '==': ['等于', '不等于'],
  '!=': ['不等于', '等于'],
};

function reason(atom: Atom, answer: Answer, row: FactRow, facts: FactShapes): string {
  if (isSaid(atom)) return `${atom.fact.label}：${said(atom, answer === 'yes', row)}`;
  const left: Quantity = atom.kind === 'compare' ? atom.left : { kind: 'fact', fact: atom.fact };
  const against = `${opening(described(atom.right, row, facts))}${unitBeside(atom.right, left)}`;
  const word = wordOf(atom.operator, answer === 'yes');
  return `${described(left, row, facts)}${unitBeside(left, atom.right)}，${word}${against}`;
}

type SaidAtom = Exclude<Atom, { readonly kind: 'compare' | 'compareInterval' }>;

/** Atoms that are told by name and value, without a comparison. */
export function isSaid(atom: Atom): atom is SaidAtom {
  return atom.kind !== 'compare' && atom.kind !== 'compareInterval';
}

function said(atom: SaidAtom, holds: boolean, row: FactRow): string {
  return atom.kind === 'oneOf' ? labelsHeld(row[atom.fact.id]) : sayings(atom.kind)[holds ? 0 : 1];
}

/** A yes or no in words: of a flag, of whether something is filled in. */
export function sayings(kind: 'flag' | 'known'): readonly [whenYes: string, whenNo: string] {
  return kind === 'flag' ? ['是', '否'] : ['已填', '没有填'];
}

function labelsHeld(value: FactRow[string]): string {
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.join('、');
  return typeof value === 'string' ? value : '不详';
}

/** How a comparison that holds, or does not, is said. */
export function wordOf(operator: Comparison, holds: boolean): string {
  const [whenYes, whenNo] = WORDS[operator];
  return holds ? whenYes : whenNo;
}

/** A bare figure after the word of comparison stands apart from it. */
export function opening(words: string): string {
  return words.replace(/^(?=\d)/, ' ');
}

/** A quantity by name with its figure; a calculated one with its parts, then what it comes to. */
function described(quantity: Quantity, row: FactRow, facts: FactShapes): string {
  if (!('left' in quantity)) return named(quantity, row, facts);
  return `${calculation(quantity, row, facts)}（${figure(quantity, row, facts)}）`;
}

export const SIGNS = { add: '+', subtract: '−', multiply: '×', divide: '÷' } as const;

function calculation(quantity: Quantity, row: FactRow, facts: FactShapes): string {
  if (!('left' in quantity)) return named(quantity, row, facts);
  const parts = [quantity.left, quantity.right].map((part) => {
    const text = calculation(part, row, facts);
    return 'left' in part && quantity.kind !== 'add' ? `（${text}）` : text;
  });
  return parts.join(` ${SIGNS[quantity.kind]} `);
}

function named(quantity: Quantity, row: FactRow, facts: FactShapes): string {
  if (quantity.kind === 'fact') return `${quantity.fact.label} ${figure(quantity, row, facts)}`;
  if (quantity.kind === 'parameter') return `${quantity.parameter.label} ${figure(quantity, row, facts)}`;
  return figure(quantity, row, facts);
}

/** The figure alone with its unit, money rounded half up to the fen; `不详` where it is not known. */
function figure(quantity: Quantity, row: FactRow, facts: FactShapes): string {
  if (quantity.kind === 'fact' && quantity.fact.labels) return labelsHeld(row[quantity.fact.id]);
  if (quantity.kind === 'fact' && quantity.fact.interval) return intervalFigure(quantity.fact, row);
  const value = exactValue(quantity, row, facts);
  if (!value) return '不详';
  if (isMoney(quantity)) return `${formatYuan(divideHalfUp(...value))} 元${beforeRounding(quantity, value, row)}`;
  return `${decimalText({ numerator: value[0], denominator: value[1] })}${unitOf(quantity)}`;
}

/** The figure of a quantity that names no fact: the same for every household. */
export function constantFigure(quantity: Quantity, facts: FactShapes): string {
  return figure(quantity, {}, facts);
}

/** 6,899.996 prints as 6,900.00 and is still below 6,900: then the division itself is shown. */
function beforeRounding(quantity: Quantity, [top, bottom]: [bigint, bigint], row: FactRow): string {
  if (quantity.kind !== 'fact' || !quantity.fact.ratio || top % bottom === 0n) return '';
  const { of, per } = quantity.fact.ratio;
  const total = row[of];
  return typeof total === 'bigint' ? `（${formatYuan(total)} 元 ÷ ${row[per]}）` : '';
}

function intervalFigure(fact: FactShape, row: FactRow): string {
  const bounds = boundsOf(fact.id, row);
  if (!bounds) return '不详';
  const [least, most] = bounds;
  return `${least === most ? least : `${least} 至 ${most}`}${unitOf({ kind: 'fact', fact })}`;
}

const UNITS: Readonly<Record<FactUnit, string>> = {
  ...{ fen: '', count: ' 人', items: ' 项', years: ' 岁', months: ' 个月', days: ' 天' },
  ...{ boolean: '', label: '', labels: '' },
};

/** What stands behind a figure that is no money. */
export function unitOf(quantity: Quantity): string {
  return quantity.kind === 'fact' ? UNITS[quantity.fact.unit] : '';
}

/** A bare figure takes the unit of what it is compared with: at least `6 个月`. Nothing where it is not known. */
export function unitBeside(bare: Quantity, other: Quantity): string {
  if (bare.kind === 'parameter' && (bare.parameter.money || !bare.parameter.value)) return '';
  if (bare.kind !== 'parameter' && bare.kind !== 'literal') return '';
  return isMoney(other) ? ' 元' : unitOf(leftmost(other));
}

/** Of a sum or a difference the first part, in whose unit it comes out. */
function leftmost(quantity: Quantity): Quantity {
  return quantity.kind === 'add' || quantity.kind === 'subtract' ? leftmost(quantity.left) : quantity;
}

/** Whole numbers as they are, others with as many of four decimals as are needed. */
export function decimalText({ numerator, denominator }: Rational): string {
  const scaled = divideHalfUp(numerator * 10_000n, denominator);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(5, '0');
  const decimals = digits.slice(-4).replace(/0+$/, '');
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -4)}${decimals ? `.${decimals}` : ''}`;
}
