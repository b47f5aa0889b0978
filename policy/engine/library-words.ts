import type { Environment } from '@marcbachmann/cel-js';
import { RuleTextError } from './rule-text-error.ts';

type LibraryError = NonNullable<ReturnType<Environment['check']>['error']>;

/** What the library says of a text it does not take, in Chinese, with the place it names. */
export function refusalOf(text: string, error: LibraryError | undefined): RuleTextError {
  const said = (error?.message ?? '').split('\n', 1)[0] ?? '';
  const range = error?.range;
  const place = range ? { input: text, start: range.start, end: range.end } : text;
  return new RuleTextError(place, translated(said));
}

const WORDS: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/^Unknown variable: (\S+)/, ([, name]) => `没有叫“${name}”的指标或参数`],
  [/^Unexpected token: EOF/, () => '没有写完，后面还缺东西'],
  [/^Unexpected character: (.)/, ([, sign]) => `不认得“${sign}”`],
  [/^Expected RPAREN/, () => '括号没有配对，缺右括号'],
  [/^Expected RBRACKET/, () => '方括号没有配对，缺“]”'],
  [/^Unexpected token/, () => '这里不该有这个'],
  [/^Logical operator requires bool/, () => '“并且”“或者”两边都要是“是或否”的条件'],
  [/^found no matching overload for '([^(']+)/, ([, name]) => `没有“${name}”这种算法`],
  [
    /^no such overload: (.+)/,
    ([, sides]) => `两边不是一类的，不能这样比（${sides?.replace(/\w+(<\w+>)?/g, typeWords)}）`,
  ],
];

function typeWords(type: string): string {
  if (type.startsWith('list')) return '一组选项';
  return { bool: '是或否', double: '数', int: '数', string: '文字' }[type] ?? type;
}

function translated(said: string): string {
  for (const [pattern, words] of WORDS) {
    const found = pattern.exec(said);
    if (found) return words(found);
  }
  return '写法不对';
}
