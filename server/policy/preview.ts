import { sql } from 'kysely';
import type { PolicyPreview, PolicyTrialInput } from '../../contract/policy.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { plainWords } from '../../policy/engine/plain-words.ts';
import { quantitiesByName } from '../../policy/engine/quantities.ts';
import type { Condition } from '../../policy/engine/tree.ts';
import { FACT_SHAPES } from '../../policy/facts/catalogue.ts';
import { HOUSEHOLD_SHAPES } from '../../policy/facts/further.ts';
import { SCHEME_FACTS } from '../../policy/facts/person.ts';
import type { CompiledPack, CompiledRule } from '../../policy/packs/compile.ts';
import { listAreaTree } from '../areas/queries.ts';
import { problem } from '../http/problem.ts';
import { factsOn, keptFacts, personFactsOn } from '../leads/facts-on.ts';
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
  const rules = changedRules(packs);
  const categories = changesCategories(packs) ? packs : undefined;
  const asking = { scope: await scopeOfTrial(work, county, trial.area), on, anew, rules, categories };
  const found = joined(await movesOfHouseholds(work, asking), await movesOfMembers(work, asking));
  return {
    ...found,
    ...{ on, work: workOf(packs.after, found.total.enter) },
    rules: rules.map((rule) => shownRule(rule, found)),
  };
}

const NOBODY = { enter: 0, leave: 0, enterPersons: 0, leavePersons: 0 };
const NOTHING: Found = { total: NOBODY, rules: [], categories: [], villages: [], households: [] };

type Found = Omit<PolicyPreview, 'on' | 'work'>;

/** What moves by household stands before what moves by member. */
function joined(one: Found, other: Found): Found {
  return {
    ...one,
    rules: [...one.rules, ...other.rules],
    villages: [...one.villages, ...other.villages],
    households: [...one.households, ...other.households],
  };
}

function shownRule({ id, title, use, before, after }: ChangedRule, { rules }: Found): PolicyPreview['rules'][number] {
  const counts = rules.find(({ rule }) => rule === id) ?? { hits: 0, ...NOBODY };
  const words = (rule: CompiledRule | undefined) => (rule ? plainWords(rule.condition) : '');
  return { ...counts, rule: id, title, use, of: ofWhom({ before, after }), before: words(before), after: words(after) };
}

function ofWhom({ before, after }: Pick<ChangedRule, 'before' | 'after'>): 'household' | 'person' {
  return (after ?? before)?.of ?? 'household';
}

interface Asking {
  readonly scope: ScreeningScope;
  readonly on: PlainDate;
  readonly anew: readonly string[];
  readonly rules: readonly ChangedRule[];
  readonly categories: ChangedPack | undefined;
}

async function movesOfHouseholds(work: Work, { scope, on, anew, rules: all, categories }: Asking): Promise<Found> {
  const rules = all.filter((rule) => ofWhom(rule) === 'household');
  if (rules.length === 0 && !categories) return NOTHING;
  const named = factsOf(rules, categories);
  const isToday = on === work.today;
  const computed = isToday
    ? new Set([...anew, ...named].filter((id) => anew.includes(id) || !FACT_SHAPES.has(id)))
    : named;
  if (computed.size > 0) await workInMemory(work);
  const canBeTold = isToday && computed.size > 0 && !categories;
  const few = canBeTold ? await concerned(work, scope, conditionsOf(rules), (id) => isKept(id, computed)) : scope;
  const facts = (isToday ? keptFacts : factsOn)(few, on, computed);
  const { rows } = await moves(scope.county, facts, on, rules, categories).execute(work.tx);
  return rows[0] ?? NOTHING;
}

/** A member is judged with what is computed of persons; of the household only what scheme it is in. */
async function movesOfMembers(work: Work, { scope, on, rules: all }: Asking): Promise<Found> {
  const rules = all.filter((rule) => ofWhom(rule) === 'person');
  if (rules.length === 0) return NOTHING;
  await workInMemory(work);
  const few = on === work.today ? await concerned(work, scope, conditionsOf(rules), isOfScheme) : scope;
  const members = sql`select p.*, 1 as members from (${personFactsOn(few, on, factsOf(rules, undefined))}) p`;
  const { rows } = await moves(scope.county, members, on, rules, undefined).execute(work.tx);
  return rows[0] ?? NOTHING;
}

async function workInMemory({ tx }: Work): Promise<void> {
  await sql`set local work_mem = '128MB'`.execute(tx);
}

function isKept(fact: string, computed: ReadonlySet<string>): boolean {
  const ratio = HOUSEHOLD_SHAPES.get(fact)?.ratio;
  const parts = ratio ? [fact, ratio.of, ratio.per] : [fact];
  return parts.every((part) => FACT_SHAPES.has(part) && !computed.has(part));
}

function isOfScheme(fact: string): boolean {
  return SCHEME_FACTS.some(({ id }) => id === fact);
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
