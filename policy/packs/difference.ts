import { plainWords } from '../engine/plain-words.ts';
import type { CompiledPack, CompiledRule } from './compile.ts';
import { OWN_LAYER } from './pack.ts';
import { parameterWords } from './parameter-words.ts';

/** What stands in one pack otherwise than in another, in words; null where it does not stand at all. */
export interface Difference {
  readonly part: 'parameter' | 'rule' | 'category';
  /** Name of a parameter, id of a rule, the category. */
  readonly key: string;
  readonly title: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** One pack compared with another, each as it stands on a day; parameters first, in the order of the later one. */
export function differences(before: CompiledPack | undefined, after: CompiledPack): Difference[] {
  const [old, now] = [before ? saidBy(before) : new Map<string, Said>(), saidBy(after)];
  const keys = new Set([...now.keys(), ...old.keys()]);
  return [...keys].flatMap((id) => {
    const [was, becomes] = [old.get(id), now.get(id)];
    const told = becomes ?? was;
    if (!told || was?.written === becomes?.written) return [];
    const { part, key, title } = told;
    return [{ part, key, title, before: was?.words ?? null, after: becomes?.words ?? null }];
  });
}

interface Said extends Pick<Difference, 'part' | 'key' | 'title'> {
  readonly words: string;
  /** What is compared: a rule is another one by its text, not because a figure in it moved. */
  readonly written: string;
}

function saidBy({ pack, rules, further, categories }: CompiledPack): ReadonlyMap<string, Said> {
  const said: Said[] = [
    ...pack.parameters.map((each) => {
      const words = `${parameterWords(each)}（${basis(each)}）`;
      return { part: 'parameter' as const, key: each.name, title: each.label, words, written: words };
    }),
    ...[...rules, ...further].map((each) => saidRule('rule', each.id, each.title, each)),
    ...categories.map((each) => saidRule('category', each.category, each.category, each)),
  ];
  return new Map(said.map((each) => [`${each.part} ${each.key}`, each]));
}

function saidRule(
  part: 'rule' | 'category',
  key: string,
  title: string,
  { condition, ...rule }: Pick<CompiledRule, 'condition' | 'when' | 'cites' | 'use' | 'of' | 'sentence'>,
): Said {
  const { when, cites, use, of, sentence } = rule;
  const words = `${plainWords(condition)}（${basis(rule)}）`;
  return { part, key, title, words, written: JSON.stringify([title, when, cites, use, of, sentence]) };
}

function basis({ cites, layer }: { readonly cites?: string; readonly layer?: string }): string {
  return cites ?? (layer === OWN_LAYER ? '本县自定' : '自定缺省');
}
