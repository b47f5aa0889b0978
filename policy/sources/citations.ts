import { lz2022Identification } from '../identification/lz-2022.ts';
import type { PackLayer, RuleUse } from '../packs/pack.ts';
import { SHIPPED_PACKS } from '../packs/shipped.ts';
import type { Procedure } from '../procedures/vocabulary.ts';
import { listCarriers } from './carried-by-pages.ts';
import { type Cited, citedAt } from './cited.ts';
import { listFormFields } from './form-fields.ts';

/** Everything of `policy/` that rests on a clause, with the page that shows it: what a clause lists as built from it. */
export function listCitations(): Cited[] {
  const layers = new Map(SHIPPED_PACKS.flatMap((pack) => pack.layers).map((layer) => [layer.id, layer]));
  return [
    ...[...layers.values()].flatMap(citedByLayer),
    ...citedByProcedure(lz2022Identification),
    ...listFormFields(),
    ...listCarriers(),
  ];
}

const RULES = 'policy?part=rules';
/** Where the yeses of a rule are listed. */
const LINKS: Readonly<Record<RuleUse, string>> = {
  ...{ warning: RULES, quality: 'households/findings' },
  ...{ group: 'households/lists', support: 'households/lists', removal: 'households/lists' },
};

function citedByLayer({ parameters, rules, categories }: PackLayer): Cited[] {
  return [
    ...parameters.flatMap(({ name, label, cites }) =>
      citedAt(cites, { kind: 'parameter', id: name, title: label, link: 'policy?part=parameters' }),
    ),
    ...rules.flatMap(({ id, title, cites, use = 'warning' }) =>
      citedAt(cites, { kind: 'rule', id, title, link: LINKS[use] }),
    ),
    ...categories.flatMap(({ category, cites }) =>
      citedAt(cites, { kind: 'category', id: category, title: category, link: RULES }),
    ),
  ];
}

function citedByProcedure({ id, title, cites, steps, acts, clocks }: Procedure): Cited[] {
  const link = 'identification';
  return [
    ...citedAt(cites, { kind: 'procedure', id, title, link }),
    ...steps.flatMap((step) => [
      ...citedAt(step.cites, { kind: 'step', id: step.step, title: step.title, link }),
      ...citedAt(step.once?.cites, { kind: 'step', id: step.step, title: `${step.title}：只开展一次`, link }),
    ]),
    ...acts.flatMap((act) => citedAt(act.cites, { kind: 'act', id: act.act, title: act.title, link })),
    ...clocks.flatMap((clock) => citedAt(clock.cites, { kind: 'clock', id: clock.clock, title: clock.title, link })),
  ];
}
