import type { PlainDate } from '../../domain/plain-date.ts';
import { worked } from './formula.ts';
import type { FromLayer, Overridden, PackContent, PackLayer, ResolvedPack, ResolvedParameter } from './pack.ts';
import type { Parameter } from './parameter.ts';
import { writtenWords } from './parameter-words.ts';

/** What a pack says on a day: of each name the entry of the lowest layer that has one by then, and what it stands before. */
export function resolveOn(content: PackContent, on: PlainDate): ResolvedPack {
  const { id, title, area, from, layers } = content;
  const rules = overlaid(
    layers,
    'rules',
    on,
    ({ id: rule }) => rule,
    ({ off, when }) => (off ? '不用' : when),
  );
  return {
    ...{ id, title, area, from },
    parameters: withFormulas(
      overlaid(layers, 'parameters', on, ({ name }) => name, writtenWords),
      content,
      on,
    ),
    rules: rules.filter(({ off }) => !off),
    categories: overlaid(
      layers,
      'categories',
      on,
      ({ category }) => category,
      ({ when }) => when,
    ),
    off: rules.filter(({ off }) => off),
  };
}

/**
 * The first day of the stretch around a day in which the pack says the same: an entry begins, or, where a formula takes
 * last year's figure, a year. What was made of the pack for one day of it serves all.
 */
export function sameSince(content: PackContent, on: PlainDate): PlainDate {
  const items = content.layers.flatMap(({ parameters, rules, categories }) => [...parameters, ...rules, ...categories]);
  const turns = items.map(({ from }) => from).filter((from) => from <= on);
  if (items.some((item) => 'formula' in item)) turns.push(`${on.slice(0, 4)}-01-01`);
  return turns.sort().at(-1) ?? content.from;
}

type Part = 'parameters' | 'rules' | 'categories';

function overlaid<K extends Part>(
  layers: readonly PackLayer[],
  part: K,
  on: PlainDate,
  key: (item: PackLayer[K][number]) => string,
  words: (item: PackLayer[K][number]) => string,
): FromLayer<PackLayer[K][number]>[] {
  const standing = new Map<string, FromLayer<PackLayer[K][number]>>();
  for (const layer of layers) {
    for (const [name, entry] of latestOf(layer[part] as readonly PackLayer[K][number][], on, key)) {
      const above = standing.get(name);
      const overrides = above && [...(above.overrides ?? []), overridden(above, words(above))];
      standing.set(name, { ...entry, layer: layer.id, ...(overrides && { overrides }) });
    }
  }
  return [...standing.values()];
}

/** Of the entries of one layer that have begun, for each name the latest. */
function latestOf<Entry extends { readonly from: PlainDate }>(
  entries: readonly Entry[],
  on: PlainDate,
  key: (entry: Entry) => string,
): ReadonlyMap<string, Entry> {
  const latest = new Map<string, Entry>();
  for (const entry of entries) {
    const earlier = latest.get(key(entry));
    if (entry.from <= on && (!earlier || earlier.from <= entry.from)) latest.set(key(entry), entry);
  }
  return latest;
}

function overridden({ layer, from, cites }: FromLayer<{ from: PlainDate; cites?: string }>, said: string): Overridden {
  return { layer, from, cites, said };
}

function withFormulas(
  parameters: readonly FromLayer<Parameter>[],
  { layers }: PackContent,
  on: PlainDate,
): ResolvedParameter[] {
  const figures = layers.flatMap((layer) => layer.figures ?? []);
  return parameters.map((parameter) => {
    const { formula, label } = parameter;
    if (!formula) return parameter.value === undefined ? { ...parameter, missing: `${label}的数` } : parameter;
    const floor = parameters.find(({ name }) => name === formula.atLeast)?.value;
    return { ...parameter, ...worked(formula, Number(on.slice(0, 4)), figures, floor) };
  });
}
