import type { DraftView, OwnChange } from '../../contract/policy-drafts.ts';
import {
  type CategoryRule,
  OWN_LAYER as OWN,
  type PackContent,
  type PackLayer,
  type Rule,
} from '../../policy/packs/pack.ts';
import type { Parameter } from '../../policy/packs/parameter.ts';
import { resolveOn } from '../../policy/packs/resolve.ts';
import { thresholdFaults } from '../../policy/thresholds/threshold.ts';
import { figureOf, type NamedThreshold, warningOf } from '../../policy/thresholds/warning-of.ts';
import { problem } from '../http/problem.ts';
import { followingLine } from './follow-line.ts';

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
  refuseIdle(content, change, from);
  const changes = [change, ...followingLine(content, change, from)];
  const changed = (own: PackLayer) => changes.reduce((layer, each) => changedLayer(layer, each, from), own);
  return { ...content, layers: content.layers.map((layer) => (layer.id === OWN ? changed(layer) : layer)) };
}

/** What would be kept and never looked at is refused, with the reason. @throws policyChangeInvalid */
function refuseIdle(content: PackContent, change: OwnChange, from: string): void {
  const { parameters, categories } = resolveOn(content, from);
  if ('parameter' in change && parameters.some(({ name, recorded }) => name === change.parameter.name && recorded)) {
    const what = `“${change.parameter.label}”是文件写明、本系统只作记载的，没有规则读它，改了也不起作用`;
    throw problem('policyChangeInvalid', { what });
  }
  if ('category' in change && !categories.some(({ category }) => category === change.category.category)) {
    const known = categories.map(({ category }) => category).join('、');
    throw problem('policyChangeInvalid', { what: `没有“${change.category.category}”这一类，只有${known}` });
  }
}

function changedLayer(layer: PackLayer, change: OwnChange, from: string): PackLayer {
  if ('parameter' in change) return withParameter(layer, change.parameter, from);
  if ('rule' in change) return withRule(layer, change.rule, from);
  if ('category' in change) return withCategory(layer, change.category, from);
  if ('threshold' in change) return withThreshold(layer, change.threshold, from);
  if ('figure' in change) {
    const { name, year } = change.figure;
    const others = (layer.figures ?? []).filter((each) => each.name !== name || each.year !== year);
    return { ...layer, figures: [...others, change.figure] };
  }
  return dropped(layer, change, from);
}

const NAME = ({ name }: { readonly name: string }) => name;
const ID = ({ id }: { readonly id: string }) => id;
const CATEGORY = ({ category }: { readonly category: string }) => category;

/** An entry of an earlier version stands until the day; one of this version is replaced. */
function setFrom<Entry extends object>(
  entries: readonly (Entry & { readonly from: string })[],
  entry: Entry,
  keyOf: (entry: Entry) => string,
  from: string,
): (Entry & { readonly from: string })[] {
  return [...entries.filter((each) => keyOf(each) !== keyOf(entry) || each.from !== from), { ...entry, from }];
}

function withParameter(layer: PackLayer, parameter: Omit<Parameter, 'from'>, from: string): PackLayer {
  return { ...layer, parameters: setFrom<Omit<Parameter, 'from'>>(layer.parameters, parameter, NAME, from) };
}

function withRule(layer: PackLayer, rule: Omit<Rule, 'from'>, from: string): PackLayer {
  return { ...layer, rules: setFrom<Omit<Rule, 'from'>>(layer.rules, rule, ID, from) };
}

function withCategory(layer: PackLayer, category: Omit<CategoryRule, 'from'>, from: string): PackLayer {
  return { ...layer, categories: setFrom<Omit<CategoryRule, 'from'>>(layer.categories, category, CATEGORY, from) };
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
  if (drop === 'parameter') return { ...layer, parameters: without(layer.parameters, NAME, key) };
  if (drop === 'category') return { ...layer, categories: without(layer.categories, CATEGORY, key) };
  if (drop === 'figure')
    return { ...layer, figures: (layer.figures ?? []).filter(({ name, year }) => `${name} ${year}` !== key) };
  const rules = without(layer.rules, ID, key);
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
    ...own.categories.filter(ofThis).map(({ category }) => ({
      ...{ drop: 'category' as const, key: category, title: `类别 ${category}` },
    })),
    ...(own.figures ?? []).map(({ name, label, year }) => ({
      ...{ drop: 'figure' as const, key: `${name} ${year}`, title: `${year} 年${label}` },
    })),
  ];
}
