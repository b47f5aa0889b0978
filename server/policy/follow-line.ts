import type { OwnChange } from '../../contract/policy-drafts.ts';
import { categoriesByFigures, type LineOperator, lineRules } from '../../policy/packs/line-rules.ts';
import type { PackContent } from '../../policy/packs/pack.ts';
import { resolveOn } from '../../policy/packs/resolve.ts';

const CHOICE = 'lineOperator';
const OPERATORS: readonly string[] = ['<', '<='] satisfies LineOperator[];

/**
 * What goes with the choice whether the line itself is below: the warnings and categories that compare with it are written
 * anew, or taken back with it, so that what is chosen is what is judged. Categories that do not ask the line stay.
 */
export function followingLine(content: PackContent, change: OwnChange, from: string): OwnChange[] {
  const isDropped = 'drop' in change && change.drop === 'parameter' && change.key === CHOICE;
  const chosen = 'parameter' in change && change.parameter.name === CHOICE ? change.parameter.value : undefined;
  if (!isDropped && (chosen === undefined || !OPERATORS.includes(chosen))) return [];
  const operator = (chosen ?? '<') as LineOperator;
  const asking = resolveOn(content, from).categories.filter(({ when }) => /\bA38 <=? line\b/.test(when));
  const categories = categoriesByFigures(operator, from).filter((each) =>
    asking.some(({ category }) => category === each.category),
  );
  if (!isDropped) return [...lineRules(operator, from).map((rule) => ({ rule })), ...categories.map(asCategory)];
  return [
    ...lineRules(operator, from).map(({ id }) => ({ drop: 'rule' as const, key: id })),
    ...categories.map(({ category }) => ({ drop: 'category' as const, key: category })),
  ];
}

function asCategory({ category, when }: { readonly category: string; readonly when: string }): OwnChange {
  return { category: { category, when } };
}
