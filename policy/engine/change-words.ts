import { formatYuan } from '../../domain/money.ts';
import { unitOf } from './sentence.ts';
import type { FactRow } from './tree.ts';
import type { Change } from './what-would-change.ts';

/** A change in one Chinese sentence: `人均收入参考范围再多 312.00 元（全户合计 1,248.00 元），就不符合`. */
export function changeWords(change: Change, row: FactRow): string {
  return `${said(change, row)}，就${change.answer === 'yes' ? '符合' : '不符合'}`;
}

function said({ fact, from, to }: Change, row: FactRow): string {
  if (typeof from === 'bigint' && typeof to === 'bigint') {
    const by = to < from ? from - to : to - from;
    return `${fact.label}再${to < from ? '少' : '多'} ${amount(by, fact, row)}`;
  }
  return `“${fact.label}”改为“${valueWords(to)}”`;
}

function amount(by: bigint, fact: Change['fact'], row: FactRow): string {
  const per = fact.ratio && row[fact.ratio.per];
  if (typeof per === 'bigint') {
    // Rounded up: so much a head is enough for certain.
    return `${formatYuan((by + per - 1n) / per)} 元（全户合计 ${formatYuan(by)} 元）`;
  }
  return fact.unit === 'fen' ? `${formatYuan(by)} 元` : `${by}${unitOf({ kind: 'fact', fact })}`;
}

function valueWords(value: Change['to']): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join('、') || '无' : String(value);
}
