import { sql } from 'kysely';
import type { PolicyPreview, PolicyTrialInput } from '../../contract/policy.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { plainWords } from '../../policy/engine/plain-words.ts';
import { quantitiesByName } from '../../policy/engine/quantities.ts';
import type { Condition } from '../../policy/engine/tree.ts';
import { FACT_SHAPES } from '../../policy/facts/catalogue.ts';
import type { CompiledPack, CompiledRule } from '../../policy/packs/compile.ts';
import { listAreaTree } from '../areas/queries.ts';
import { problem } from '../http/problem.ts';
import { factsOn, keptFacts } from '../leads/facts-on.ts';
import type { ScreeningScope } from '../leads/screening-scope.ts';
import { isInScope } from '../rights/scope.ts';
import type { Work } from '../rights/work.ts';
import { type ChangedPack, type ChangedRule, changedPack, changedRules, changesCategories } from './changed-pack.ts';
import { concerned } from './concerned.ts';
import { moves } from './preview-sql.ts';

/**
 * What changed parameters and rules, or a draft, would do in a place on a day: which households come to meet which rule,
 * which no longer do, by village and category, and what work that makes. Today is one scan of the kept facts; only what
 * is not kept, and what is named `anew`, is computed. On any other day what the changed rules name is. Writes nothing.
 * @throws packNotInForce, policyChangeInvalid, notFound
 */
export async function previewChange(
  work: Work,
  county: string,
  trial: PolicyTrialInput,
  on: PlainDate,
  anew: readonly string[] = [],
): Promise<PolicyPreview> {
  const packs = await changedPack(work, county, trial, on);
  const all = changedRules(packs);
  const rules = all.filter(isOfHousehold);
  const untried = all.filter((rule) => !isOfHousehold(rule)).map(({ title }) => title);
  const categories = changesCategories(packs) ? packs : undefined;
  if (rules.length === 0 && !categories) return { ...NOTHING, on, untried };
  const scope = await scopeOfTrial(work, county, trial.area);
  const found = await askMoves(work, { scope, on, anew, rules, categories });
  return {
    ...found,
    ...{ on, untried, work: workOf(packs.after, found.total.enter) },
    rules: rules.map((rule) => shownRule(rule, found)),
  };
}

const NOBODY = { enter: 0, leave: 0, enterPersons: 0, leavePersons: 0 };
const NOTHING = {
  ...{ total: NOBODY, work: { visits: 0, days: 0 } },
  ...{ rules: [], categories: [], villages: [], households: [] },
};

/** What is judged once for each member has no household that enters or leaves. */
function isOfHousehold({ before, after }: ChangedRule): boolean {
  return (after ?? before)?.of !== 'person';
}

type Found = Omit<PolicyPreview, 'on' | 'untried' | 'work'>;

function shownRule({ id, title, use, before, after }: ChangedRule, { rules }: Found): PolicyPreview['rules'][number] {
  const counts = rules.find(({ rule }) => rule === id) ?? { hits: 0, ...NOBODY };
  const words = (rule: CompiledRule | undefined) => (rule ? plainWords(rule.condition) : '');
  return { ...counts, rule: id, title, use, before: words(before), after: words(after) };
}

interface Asking {
  readonly scope: ScreeningScope;
  readonly on: PlainDate;
  readonly anew: readonly string[];
  readonly rules: readonly ChangedRule[];
  readonly categories: ChangedPack | undefined;
}

async function askMoves(work: Work, { scope, on, anew, rules, categories }: Asking): Promise<Found> {
  const named = factsOf(rules, categories);
  const isToday = on === work.today;
  const computed = isToday
    ? new Set([...anew, ...named].filter((id) => anew.includes(id) || !FACT_SHAPES.has(id)))
    : named;
  if (computed.size > 0) await sql`set local work_mem = '128MB'`.execute(work.tx);
  const canBeTold = isToday && computed.size > 0 && !categories;
  const few = canBeTold ? await concerned(work, scope, conditionsOf(rules), computed) : scope;
  const facts = (isToday ? keptFacts : factsOn)(few, on, computed);
  const { rows } = await moves(scope.county, facts, on, rules, categories).execute(work.tx);
  return rows[0] as Found;
}

/** What the rules and categories name; how many a household are is counted with it. */
function factsOf(rules: readonly ChangedRule[], categories: ChangedPack | undefined): ReadonlySet<string> {
  const conditions = conditionsOf(rules);
  if (categories) {
    const all = [...categories.before.categories, ...categories.after.categories];
    conditions.push(...all.map(({ condition }) => condition));
  }
  const named = conditions.flatMap((condition) => [...quantitiesByName(condition).values()]);
  return new Set(['members', ...named.flatMap((one) => (one.kind === 'fact' ? [one.fact.id] : []))]);
}

function conditionsOf(rules: readonly ChangedRule[]): Condition[] {
  return rules.flatMap(({ before, after }) => [before, after].flatMap((rule) => (rule ? [rule.condition] : [])));
}

async function scopeOfTrial({ tx, actor }: Work, county: string, area: string | undefined): Promise<ScreeningScope> {
  if (area === undefined || area === county) return { county };
  if (!isInScope(actor.read, area)) throw problem('notFound');
  const tree = await listAreaTree(tx, area);
  return { county, villages: tree.filter(({ level }) => level === 'village').map(({ code }) => code) };
}

/** Visits and working days of those who enter, rounded up: half a day of visits is a day in somebody's plan. */
function workOf({ pack }: CompiledPack, households: number): PolicyPreview['work'] {
  const figure = (name: string, otherwise: number) =>
    Number(pack.parameters.find((each) => each.name === name)?.value ?? otherwise);
  const visits = Math.ceil(households * figure('visitsPerEntry', 2));
  return { visits, days: Math.ceil((visits * figure('minutesPerVisit', 90)) / figure('minutesPerWorkday', 360)) };
}
