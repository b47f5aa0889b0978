import type { ExplainedValue } from '../../../contract/explanation.ts';
import type { ParameterView } from '../../../contract/policy.ts';
import { HOUSEHOLD_SHAPES } from '../../../policy/facts/further.ts';
import { yuanText } from '../../ui/figures.tsx';

const unitWords: Readonly<Record<string, string>> = {
  ...{ fen: '元', yuan: '元', count: '人', items: '项', years: '岁', months: '个月', days: '天' },
};

function textOf(value: ExplainedValue, unit: string): string {
  if (value === null) return '没有数据';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return value;
  if (isSeveral(value)) return value.join('、') || '无';
  const after = unitWords[unit] ?? '';
  const numeral = (n: number) => (after === '元' ? yuanText(n) : String(n));
  if (typeof value === 'number') return `${numeral(value)} ${after}`.trim();
  return `${numeral(value.atLeast)} 至 ${numeral(value.atMost)} ${after}（有人未填）`;
}

function isSeveral(value: ExplainedValue): value is readonly string[] {
  return Array.isArray(value);
}

/** A value of a rule in words: what it is called, and the figure with its unit. */
export function valueWords(name: string, value: ExplainedValue, parameters: readonly ParameterView[]) {
  const fact = HOUSEHOLD_SHAPES.get(name);
  const parameter = parameters.find((each) => each.name === name);
  const label = fact?.label ?? parameter?.label ?? name;
  return { label, text: textOf(value, fact?.unit ?? parameter?.unit ?? '') };
}
