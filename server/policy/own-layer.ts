import type { DraftView, OwnChange } from '../../contract/policy-drafts.ts';
import { OWN_LAYER as OWN, type PackContent, type PackLayer } from '../../policy/packs/pack.ts';

/** A pack from a day on, its own layer begun where it has none. Nothing of the layers above is ever altered. */
export function withOwnLayer(content: PackContent, area: string, from: string, documentNo: string | null): PackContent {
  const kept = content.layers.find(({ id }) => id === OWN);
  const others = content.layers.filter(({ id }) => id !== OWN);
  const own: PackLayer = {
    ...{ title: '本县自定', parameters: [], rules: [], categories: [], figures: [] },
    ...kept,
    ...{ id: OWN, area, from, ...(documentNo === null ? {} : { documentNo }) },
  };
  return { ...content, from, layers: [...others, own] };
}

/** The same pack with one entry of its own layer set, or taken back, from a day. */
export function changedOwn(content: PackContent, change: OwnChange, from: string): PackContent {
  const layers = content.layers.map((layer) => (layer.id === OWN ? changedLayer(layer, change, from) : layer));
  return { ...content, layers };
}

/** An entry of an earlier version stands until the day; one of this version is replaced. */
function changedLayer(layer: PackLayer, change: OwnChange, from: string): PackLayer {
  if ('parameter' in change) {
    const { name } = change.parameter;
    const others = layer.parameters.filter((each) => each.name !== name || each.from !== from);
    return { ...layer, parameters: [...others, { ...change.parameter, from }] };
  }
  if ('rule' in change) {
    const others = layer.rules.filter((each) => each.id !== change.rule.id || each.from !== from);
    return { ...layer, rules: [...others, { ...change.rule, from }] };
  }
  if ('figure' in change) {
    const { name, year } = change.figure;
    const others = (layer.figures ?? []).filter((each) => each.name !== name || each.year !== year);
    return { ...layer, figures: [...others, change.figure] };
  }
  return dropped(layer, change, from);
}

function dropped(layer: PackLayer, { drop, key }: Extract<OwnChange, { drop: string }>, from: string): PackLayer {
  if (drop === 'parameter')
    return { ...layer, parameters: layer.parameters.filter((each) => each.name !== key || each.from !== from) };
  if (drop === 'rule') return { ...layer, rules: layer.rules.filter((each) => each.id !== key || each.from !== from) };
  return { ...layer, figures: (layer.figures ?? []).filter(({ name, year }) => `${name} ${year}` !== key) };
}

/** What the own layer of a version says from its day, and the figures entered; each can be taken back. */
export function ownEntries({ layers }: PackContent, from: string): DraftView['own'] {
  const own = layers.find(({ id }) => id === OWN);
  if (!own) return [];
  const ofThis = (each: { readonly from: string }) => each.from === from;
  return [
    ...own.parameters
      .filter(ofThis)
      .map(({ name, label }) => ({ drop: 'parameter' as const, key: name, title: label })),
    ...own.rules.filter(ofThis).map(({ id, title }) => ({ drop: 'rule' as const, key: id, title })),
    ...(own.figures ?? []).map(({ name, label, year }) => ({
      ...{ drop: 'figure' as const, key: `${name} ${year}`, title: `${year} 年${label}` },
    })),
  ];
}
