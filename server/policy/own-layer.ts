import type { DraftView, OwnChange } from '../../contract/policy-drafts.ts';
import { OWN_LAYER as OWN, type PackContent, type PackLayer, type Rule } from '../../policy/packs/pack.ts';
import type { Parameter } from '../../policy/packs/parameter.ts';
import { thresholdFaults } from '../../policy/thresholds/threshold.ts';
import { figureOf, type NamedThreshold, warningOf } from '../../policy/thresholds/warning-of.ts';
import { problem } from '../http/problem.ts';

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

/** The same pack with one entry of its own layer set, or taken back, from a day. @throws policyChangeInvalid */
export function changedOwn(content: PackContent, change: OwnChange, from: string): PackContent {
  const layers = content.layers.map((layer) => (layer.id === OWN ? changedLayer(layer, change, from) : layer));
  return { ...content, layers };
}

function changedLayer(layer: PackLayer, change: OwnChange, from: string): PackLayer {
  if ('parameter' in change) return withParameter(layer, change.parameter, from);
  if ('rule' in change) return withRule(layer, change.rule, from);
  if ('threshold' in change) return withThreshold(layer, change.threshold, from);
  if ('figure' in change) {
    const { name, year } = change.figure;
    const others = (layer.figures ?? []).filter((each) => each.name !== name || each.year !== year);
    return { ...layer, figures: [...others, change.figure] };
  }
  return dropped(layer, change, from);
}

/** An entry of an earlier version stands until the day; one of this version is replaced. */
function withParameter(layer: PackLayer, parameter: Omit<Parameter, 'from'>, from: string): PackLayer {
  const others = layer.parameters.filter(({ name, from: since }) => name !== parameter.name || since !== from);
  return { ...layer, parameters: [...others, { ...parameter, from }] };
}

function withRule(layer: PackLayer, rule: Omit<Rule, 'from'>, from: string): PackLayer {
  const others = layer.rules.filter(({ id, from: since }) => id !== rule.id || since !== from);
  return { ...layer, rules: [...others, { ...rule, from }] };
}

/** A chosen early warning becomes a rule and its figure. @throws policyChangeInvalid */
function withThreshold(layer: PackLayer, chosen: NamedThreshold, from: string): PackLayer {
  const faults = thresholdFaults(chosen.threshold);
  if (faults.length > 0) throw problem('policyChangeInvalid', { what: faults.join('；') });
  const { rule, parameter } = warningOf(chosen);
  return withRule(withParameter(layer, parameter, from), rule, from);
}

function dropped(layer: PackLayer, { drop, key }: Extract<OwnChange, { drop: string }>, from: string): PackLayer {
  const without = <T extends { readonly from: string }>(
    entries: readonly T[],
    nameOf: (entry: T) => string,
    of: string,
  ) => entries.filter((each) => nameOf(each) !== of || each.from !== from);
  if (drop === 'parameter') return { ...layer, parameters: without(layer.parameters, ({ name }) => name, key) };
  if (drop === 'figure')
    return { ...layer, figures: (layer.figures ?? []).filter(({ name, year }) => `${name} ${year}` !== key) };
  const rules = without(layer.rules, ({ id }) => id, key);
  const figures = figuresOfThresholds(layer, from);
  const parameters = layer.parameters.filter(
    ({ name, from: since }) => since !== from || name !== figureOf(key) || !figures.has(name),
  );
  return { ...layer, rules, parameters };
}

/** What goes with a chosen warning, and is not taken back by itself. */
function figuresOfThresholds({ rules }: PackLayer, from: string): ReadonlySet<string> {
  return new Set(rules.flatMap((rule) => (rule.threshold && rule.from === from ? [figureOf(rule.id)] : [])));
}

/** What the own layer of a version says from its day, and the figures entered; each can be taken back. */
export function ownEntries({ layers }: PackContent, from: string): DraftView['own'] {
  const own = layers.find(({ id }) => id === OWN);
  if (!own) return [];
  const ofThis = (each: { readonly from: string }) => each.from === from;
  const figures = figuresOfThresholds(own, from);
  return [
    ...own.parameters
      .filter((each) => ofThis(each) && !figures.has(each.name))
      .map(({ name, label }) => ({ drop: 'parameter' as const, key: name, title: label })),
    ...own.rules.filter(ofThis).map(({ id, title }) => ({ drop: 'rule' as const, key: id, title })),
    ...(own.figures ?? []).map(({ name, label, year }) => ({
      ...{ drop: 'figure' as const, key: `${name} ${year}`, title: `${year} 年${label}` },
    })),
  ];
}
