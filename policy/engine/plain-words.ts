import { divideHalfUp, formatYuan } from '../../domain/money.ts';
import { decimalText, SIGNS, unitBeside, WORDS } from './sentence.ts';
import type { Condition, Quantity } from './tree.ts';

/** A rule's condition as people say it, without any household: `人均收入参考范围 低于 监测线（6,900.00 元）`. */
export function plainWords(condition: Condition): string {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? '总是' : '从不';
    case 'flag':
      return `${condition.fact.label}：是`;
    case 'not':
      return denied(condition.of);
    case 'oneOf':
      return `${condition.fact.label}：${condition.labels.join('、')}`;
    case 'known':
      return `${condition.fact.label}：已填`;
    case 'compare':
      return compared(condition.left, WORDS[condition.operator][0], condition.right);
    case 'compareInterval':
      return compared({ kind: 'fact', fact: condition.fact }, WORDS[condition.operator][0], condition.right);
    default:
      return condition.of
        .map((each) => within(each, condition.kind))
        .join(condition.kind === 'and' ? '，并且' : '；或者');
  }
}

/** Without brackets "A or B, and C" would be read the other way round. */
function within(condition: Condition, kind: 'and' | 'or'): string {
  const words = plainWords(condition);
  return kind === 'and' && condition.kind === 'or' ? `（${words}）` : words;
}

function denied(condition: Condition): string {
  if (condition.kind === 'flag') return `${condition.fact.label}：否`;
  if (condition.kind === 'known') return `${condition.fact.label}：没有填`;
  if (condition.kind === 'oneOf') return `${condition.fact.label}：不是${condition.labels.join('、')}`;
  return `不是（${plainWords(condition)}）`;
}

function compared(left: Quantity, word: string, right: Quantity): string {
  return `${quantityWords(left, unitBeside(left, right))} ${word} ${quantityWords(right, unitBeside(right, left))}`;
}

function quantityWords(quantity: Quantity, unit = ''): string {
  switch (quantity.kind) {
    case 'literal':
      return `${decimalText(quantity.value)}${unit}`;
    case 'fact':
      return quantity.fact.label;
    case 'parameter': {
      const { label, money, value } = quantity.parameter;
      if (!value) return `${label}（没有数）`;
      const figure = money
        ? `${formatYuan(divideHalfUp(value.numerator, value.denominator))} 元`
        : `${decimalText(value)}${unit}`;
      return `${label}（${figure}）`;
    }
    default:
      return `${part(quantity.left, quantity.kind)} ${SIGNS[quantity.kind]} ${part(quantity.right, quantity.kind)}`;
  }
}

/** Brackets only where leaving them out would change what is calculated. */
function part(quantity: Quantity, inside: keyof typeof SIGNS): string {
  const words = quantityWords(quantity);
  const isSum = quantity.kind === 'add' || quantity.kind === 'subtract';
  return isSum && inside !== 'add' ? `（${words}）` : words;
}
