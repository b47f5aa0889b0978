import type { LayerView, OverriddenView } from '../../../contract/policy.ts';

/** What is asked of a list of rules or parameters; empty is all. */
export interface ItemFilter {
  words: string;
  layer: string;
  /** `official`: rests on a clause. `own`: our default or the county's own. */
  standing: '' | 'official' | 'own';
  use: string;
}

export const NO_FILTER: ItemFilter = { words: '', layer: '', standing: '', use: '' };

interface Item {
  layer: string;
  cites: string | null;
  use?: string;
}

/** Whether an item is among what is asked; `text` is everything of it that can be searched. */
export function passes({ words, layer, standing, use }: ItemFilter, item: Item, text: readonly string[]): boolean {
  const isOfficial = item.cites !== null;
  return (
    (layer === '' || item.layer === layer) &&
    (standing === '' || (standing === 'official') === isOfficial) &&
    (use === '' || (item.use ?? '') === use) &&
    (words === '' || [...text, item.cites ?? ''].some((part) => part.includes(words)))
  );
}

/** A layer by its title. */
export function layerTitle(layers: readonly LayerView[], id: string): string {
  return layers.find((layer) => layer.id === id)?.title ?? id;
}

/** `压过：梁子湖区 2022…（LZ 一(一)1）6900 元` */
export function overriddenWords(layers: readonly LayerView[], { layer, cites, said }: OverriddenView): string {
  return `${layerTitle(layers, layer)}${cites === null ? '' : `（${cites}）`}：${said}`;
}
