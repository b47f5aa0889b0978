import { CHOICES } from './choices.ts';
import type { ResolvedParameter } from './pack.ts';
import type { Parameter } from './parameter.ts';

/** A parameter as its layer writes it: `6900 元`, `5 天`, `县（区）乡村振兴局`. A formula is told by `formulaWords`. */
export function writtenWords({ name, value, counted, unit, formula }: Parameter): string {
  if (value === undefined) return formula ? '按公布的数算' : '没有写数';
  if (unit === 'yuan') return `${value} 元`;
  if (unit === 'choice') return CHOICES[name]?.options[value] ?? value;
  return counted === undefined ? value : `${value} ${counted}`;
}

/** The same on a day: a formula by what it comes to, and where it comes to nothing, what is missing. */
export function parameterWords(parameter: ResolvedParameter): string {
  const { value, missing } = parameter;
  return value === undefined ? `不知道：缺${missing ?? '这个数'}` : writtenWords({ ...parameter, value });
}
