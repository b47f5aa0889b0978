import { divideHalfUp, formatYuan } from '../../domain/money.ts';
import { exactValue, judge } from '../engine/judge.ts';
import type { Answer, FactRow } from '../engine/tree.ts';
import { factsOfHousehold } from '../facts/facts-of-household.ts';
import { factsOfPerson } from '../facts/facts-of-person.ts';
import { HOUSEHOLD_FACTS, HOUSEHOLD_SHAPES } from '../facts/further.ts';
import type { JudgedHousehold } from '../facts/household-as-told.ts';
import { type Explanation, explainRule, proposedCategory } from '../packs/explain.ts';
import type { Judging, JudgingRule } from '../packs/judging.ts';
import { shapesFor } from '../packs/shapes-for.ts';
import { yesesOf } from './yeses.ts';

/** Whom a rule was asked of: the household, or one member by name. */
interface Subject {
  readonly name: string | undefined;
  readonly row: FactRow;
}

interface Answered {
  readonly rule: JudgingRule;
  readonly subject: Subject;
  readonly answer: Answer;
}

/** Every rule's answer of one household, of each of its members. */
export interface JudgedEntry {
  readonly answers: ReadonlyMap<string, Answered>;
  readonly category: string | null;
  readonly facts: FactRow;
}

/** Judges one household with every rule, as the server would. */
export function judgeEntry(judging: Judging, household: JudgedHousehold): JudgedEntry {
  const facts = factsOfHousehold(household, HOUSEHOLD_FACTS);
  const home: [string, Subject][] = [['', { name: undefined, row: facts }]];
  const members = household.members.map((member): [string, Subject] => [
    member.person,
    { name: member.name, row: factsOfPerson(member, household) },
  ]);
  const answers = [...judging.rules, ...judging.further].flatMap((rule) =>
    (rule.of === 'person' ? members : home).map(([id, subject]): [string, Answered] => {
      const answer = judge(rule.condition, subject.row, shapesFor(rule));
      return [`${rule.id} ${id}`, { rule, subject, answer }];
    }),
  );
  return { answers: new Map(answers), category: proposedCategory(judging, facts), facts };
}

/** A doubt that an entry would bring. */
export interface Doubt {
  readonly title: string;
  /** The member it is about. */
  readonly name: string | undefined;
  readonly sentence: string;
  readonly cites: string | undefined;
  readonly severity: 'block' | 'warn' | 'reason';
  readonly mend: string | undefined;
}

/** What an entry would change, in words. */
export interface EntryChange {
  readonly doubts: readonly Doubt[];
  /** Titles of doubts that would be over. */
  readonly mended: readonly string[];
  /** Warnings that would come, and that would end: what holds afterwards. */
  readonly warned: readonly Explanation[];
  readonly unwarned: readonly Explanation[];
  /** Titles of lists that the household or a member would come on, would go from. */
  readonly listed: readonly string[];
  readonly unlisted: readonly string[];
  readonly category: { readonly from: string | null; readonly to: string | null } | undefined;
  /** A38 per head, `7,120.00`; undefined on a side where it is not known. The whole is undefined where it stays. */
  readonly perHead: { readonly from: string | undefined; readonly to: string | undefined } | undefined;
}

export function changeOfEntry(judging: Judging, before: JudgedEntry, after: JudgedEntry): EntryChange {
  const come = newYeses(after, before);
  const gone = newYeses(before, after);
  const explained = (some: readonly [string, Answered][]) =>
    some.filter(isOf('warning')).flatMap(([key]) => {
      const now = after.answers.get(key);
      return now ? [explainRule(judging, now.rule, now.subject.row)] : [];
    });
  return {
    doubts: come.filter(isOf('quality')).map(([, each]) => doubtOf(each)),
    mended: gone.filter(isOf('quality')).map(titleOf),
    warned: explained(come),
    unwarned: explained(gone),
    listed: come.filter(isOf('group', 'support', 'removal')).map(titleOf),
    unlisted: gone.filter(isOf('group', 'support', 'removal')).map(titleOf),
    category: before.category === after.category ? undefined : { from: before.category, to: after.category },
    perHead: differing(perHeadOf(before), perHeadOf(after)),
  };
}

function newYeses({ answers }: JudgedEntry, than: JudgedEntry): [string, Answered][] {
  return [...answers].filter(([key, { answer }]) => answer === 'yes' && than.answers.get(key)?.answer !== 'yes');
}

function isOf(...uses: readonly string[]) {
  return ([, { rule }]: readonly [string, Answered]): boolean => uses.includes(rule.use ?? 'warning');
}

function doubtOf({ rule, subject }: Answered): Doubt {
  const { title, cites, severity = 'warn', mend } = rule;
  const sentence = yesesOf([rule], subject.row)[0]?.sentence ?? '';
  return { title, name: subject.name, sentence, cites, severity, mend };
}

function titleOf([, { rule, subject }]: readonly [string, Answered]): string {
  return subject.name === undefined ? rule.title : `${rule.title}（${subject.name}）`;
}

function perHeadOf({ facts }: JudgedEntry): string | undefined {
  const fact = HOUSEHOLD_SHAPES.get('A38');
  const value = fact && exactValue({ kind: 'fact', fact }, facts, HOUSEHOLD_SHAPES);
  return value && formatYuan(divideHalfUp(...value));
}

function differing<T>(from: T, to: T): { readonly from: T; readonly to: T } | undefined {
  return from === to ? undefined : { from, to };
}
