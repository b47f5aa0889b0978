import { type Fraction, fractionOf, type Integer } from './integers.ts';
import { isMoney, quantitiesByName } from './quantities.ts';
import { constantFigure, isSaid, opening, SIGNS, sayings, unitBeside, unitOf, wordOf } from './sentence.ts';
import { type ColumnName, conditionSql, integerSql, sqlText } from './sql.ts';
import { type Atom, type Condition, type FactShape, type FactShapes, type Quantity, unknownPart } from './tree.ts';

/** A sentence in the making: words that always stand there, and SQL texts (never null) for what each household has. */
type Words = readonly (string | { readonly sql: string })[];

interface Told {
  readonly words: Words;
  /** SQL boolean: told only where it holds; undefined: always. */
  readonly when: string | undefined;
}

/** What `reasons` of `sentence.ts` says where the condition is yes, as SQL text over the columns of a facts row. */
export function reasonsSql(condition: Condition, column: ColumnName, facts: FactShapes): string {
  const earlier = new Map<string, (string | undefined)[]>();
  const parts = decisive(condition, true, undefined, { column, facts }).map(({ words, when }) => {
    const text = textSql(words);
    const before = earlier.get(text) ?? [];
    earlier.set(text, [...before, when]);
    return onlyWhen(text, when, before);
  });
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? "''" : `concat_ws('；', ${said.join(', ')})`;
}

/** The same words are said once: not where an earlier part has said them. */
function onlyWhen(text: string, when: string | undefined, before: readonly (string | undefined)[]): string | undefined {
  if (before.includes(undefined)) return undefined;
  const cases = [when, ...before.map((each) => `not (${each})`)].filter((each) => each !== undefined);
  return cases.length === 0 ? text : `case when ${cases.join(' and ')} then ${text} end`;
}

/** What `fillIn` of `sentence.ts` makes of a rule's own sentence, as SQL text. */
export function fillInSql(template: string, condition: Condition, column: ColumnName, facts: FactShapes): string {
  const quantities = quantitiesByName(condition);
  const words = template.split(/(\{\w+\})/).flatMap((part): Words => {
    if (!/^\{\w+\}$/.test(part)) return [part];
    const quantity = quantities.get(part.slice(1, -1));
    return quantity ? figure(quantity, { column, facts }) : [];
  });
  return textSql(words);
}

interface Place {
  readonly column: ColumnName;
  readonly facts: FactShapes;
}

/** The atoms that decide an answer (`decisive.ts`), with the case in which a part of an `or` that is yes, or of an `and` that is no, does. */
function decisive(condition: Condition, answer: boolean, when: string | undefined, place: Place): Told[] {
  switch (condition.kind) {
    case 'constant':
      return [];
    case 'not':
      return decisive(condition.of, !answer, when, place);
    case 'and':
    case 'or': {
      const all = (condition.kind === 'and') === answer;
      return condition.of.flatMap((part) => {
        const holds = `(${conditionSql(part, place.column, place.facts)}) is ${answer}`;
        return decisive(part, answer, all ? when : [when, holds].filter(Boolean).join(' and '), place);
      });
    }
    default:
      return [{ words: reason(condition, answer, place), when }];
  }
}

function reason(atom: Atom, answer: boolean, place: Place): Words {
  if (isSaid(atom)) {
    const words = atom.kind === 'oneOf' ? labelsSql(atom.fact, place) : sayings(atom.kind)[answer ? 0 : 1];
    return [`${atom.fact.label}：`, words];
  }
  const left: Quantity = atom.kind === 'compare' ? atom.left : { kind: 'fact', fact: atom.fact };
  const [first = '', ...others] = described(atom.right, place);
  const against = typeof first === 'string' ? opening(first) : first;
  const word = `${unitBeside(left, atom.right)}，${wordOf(atom.operator, answer)}`;
  return [...described(left, place), word, against, ...others, unitBeside(atom.right, left)];
}

function labelsSql(fact: FactShape, { column }: Place): { sql: string } {
  const held = column(fact.id);
  if (fact.unit === 'label') return { sql: `coalesce(${held}, '不详')` };
  return {
    sql: `coalesce(nullif(array_to_string(${held}, '、'), ''), case when ${held} is null then '不详' else '无' end)`,
  };
}

function described(quantity: Quantity, place: Place): Words {
  if (!('left' in quantity)) return named(quantity, place);
  return [...calculation(quantity, place), '（', ...figure(quantity, place), '）'];
}

function calculation(quantity: Quantity, place: Place): Words {
  if (!('left' in quantity)) return named(quantity, place);
  const [left = [], right = []] = [quantity.left, quantity.right].map((part) => {
    const words = calculation(part, place);
    return 'left' in part && quantity.kind !== 'add' ? ['（', ...words, '）'] : words;
  });
  return [...left, ` ${SIGNS[quantity.kind]} `, ...right];
}

function named(quantity: Quantity, place: Place): Words {
  if (quantity.kind === 'fact') return [`${quantity.fact.label} `, ...figure(quantity, place)];
  if (quantity.kind === 'parameter') return [`${quantity.parameter.label} `, ...figure(quantity, place)];
  return figure(quantity, place);
}

function figure(quantity: Quantity, place: Place): Words {
  if (!hasFact(quantity)) return [constantFigure(quantity, place.facts)];
  if (quantity.kind === 'fact' && quantity.fact.labels) return [labelsSql(quantity.fact, place)];
  if (quantity.kind === 'fact' && quantity.fact.unit === 'boolean') return ['不详'];
  if (quantity.kind === 'fact' && quantity.fact.interval) return [intervalSql(quantity.fact, place)];
  const fraction = fractionOf(quantity, place.facts);
  const money = isMoney(quantity);
  const text = money ? `${yuanSql(roundedSql(fraction, 1n, place))} || ' 元'` : decimalSql(fraction, place);
  const after = money ? beforeRounding(quantity, fraction, place) : sqlText(unitOf(quantity));
  return [{ sql: `coalesce(${text} || ${after}, '不详')` }];
}

function hasFact(quantity: Quantity): boolean {
  return 'left' in quantity ? hasFact(quantity.left) || hasFact(quantity.right) : quantity.kind === 'fact';
}

function intervalSql(fact: FactShape, { column }: Place): { sql: string } {
  const [least, more] = [column(fact.id), column(unknownPart(fact.id))];
  const range = `case when ${more} = 0 then ${least}::text else ${least} || ' 至 ' || ${least} + ${more} end`;
  return { sql: `coalesce(${range} || ${sqlText(unitOf({ kind: 'fact', fact }))}, '不详')` };
}

/** Wider than any amount that the bounds of the facts allow. */
const YUAN_FORMAT = `FM${'999,'.repeat(20)}990.00`;

/** Fen as `27,160.00`. */
function yuanSql(fen: string): string {
  return `to_char(${fen} * 0.01, '${YUAN_FORMAT}')`;
}

/** `fraction × times` rounded half away from zero, in exact whole numbers: `round(a / b)` rounds twice. */
function roundedSql({ numerator, denominator }: Fraction, times: bigint, place: Place): string {
  const [top, bottom] = [numericSql(numerator, place), numericSql(denominator, place)];
  return `(sign(${top}) * div(${2n * times} * abs(${top}) + ${bottom}, 2 * ${bottom}))`;
}

function decimalSql(fraction: Fraction, place: Place): string {
  return `trim_scale(${roundedSql(fraction, 10_000n, place)} * 0.0001)::text`;
}

function beforeRounding(quantity: Quantity, fraction: Fraction, place: Place): string {
  if (quantity.kind !== 'fact' || !quantity.fact.ratio) return "''";
  const { of, per } = quantity.fact.ratio;
  const [top, bottom] = [numericSql(fraction.numerator, place), numericSql(fraction.denominator, place)];
  const division = `'（' || ${yuanSql(`${place.column(of)}::numeric`)} || ' 元 ÷ ' || ${place.column(per)} || '）'`;
  return `case when ${top} % ${bottom} = 0 then '' else ${division} end`;
}

function numericSql(integer: Integer, { column }: Place): string {
  return integerSql(integer, column, 'numeric');
}

function textSql(words: Words): string {
  return words.length === 0
    ? "''"
    : words.map((each) => (typeof each === 'string' ? sqlText(each) : each.sql)).join(' || ');
}
