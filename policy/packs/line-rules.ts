import type { PlainDate } from '../../domain/plain-date.ts';
import type { CategoryRule, ResolvedPack, Rule } from './pack.ts';

/** `<`: the line itself is not below (未达到). `<=`: it is (以下 includes the figure, Civil Code article 1259). */
export type LineOperator = '<' | '<=';

/** The two warnings that compare with the line, by the operator of the document. */
export function lineRules(operator: LineOperator, from: PlainDate, cites?: string): Rule[] {
  const above = operator === '<' ? '>=' : '>';
  const words = operator === '<' ? '低于' : '不高于';
  return [
    {
      id: 'income.belowLine',
      title: operator === '<' ? '人均收入低于监测线' : '人均收入在监测线以下',
      ...(cites && { cites }),
      from,
      when: `A38 ${operator} line`,
      sentence: `人均收入参考范围 {A38}，${words}监测线 {line}`,
    },
    {
      id: 'income.nearLine',
      title: '人均收入接近监测线',
      from,
      when: `A38 ${above} line && A38 < nearLineFactor * line`,
    },
  ];
}

/** What compares with the line otherwise than the choice beside it says; by title. */
export function againstLineChoice({ parameters, rules, categories }: ResolvedPack): string[] {
  const choice = parameters.find(({ name }) => name === 'lineOperator')?.value;
  const texts = [
    ...rules.filter(({ id }) => id === 'income.belowLine'),
    ...categories.map(({ category, when }) => ({ title: category, when })),
  ];
  return texts.flatMap(({ title, when }) => {
    const written = /\bA38 (<=?) line\b/.exec(when)?.[1];
    return choice !== undefined && written !== undefined && written !== choice ? [title] : [];
  });
}

/** C09 by figures: A38 is the reference for entry, A34 tells the third category from the first two, A4 these from each other. */
export function categoriesByFigures(operator: LineOperator, from: PlainDate, cites?: string): CategoryRule[] {
  const above = operator === '<' ? '>=' : '>';
  const below = `A38 ${operator} line`;
  const basis = cites === undefined ? { from } : { cites, from };
  return [
    { category: '突发严重困难户', ...basis, when: `${below} && A34 ${above} line` },
    { category: '脱贫不稳定户', ...basis, when: `${below} && A34 ${operator} line && lifted` },
    { category: '边缘易致贫户', ...basis, when: `${below} && A34 ${operator} line && !lifted` },
  ];
}
