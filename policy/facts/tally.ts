import type { PlainDate } from '../../domain/plain-date.ts';
import type { FactUnit } from '../engine/tree.ts';
import type { MemberFact } from './definition.ts';
import type { MemberOnDay } from './household-on-day.ts';

/** A household of more than a thousand, or 12 months for each of them, does not occur. */
const MEMBERS_BOUND = 1000n;
export const MONTHS_OF_A_YEAR = 12;

/** Of one member: does it hold? In `sql`, `{on}` is the day. */
export interface MemberTest {
  readonly inMemory: (member: MemberOnDay, on: PlainDate | undefined) => boolean;
  readonly sql: string;
}

/** Counts the members for whom `yes` holds; those for whom `unknown` holds may come on top. */
export function countOf({ id, label, needs, worse }: Named, yes: MemberTest, unknown: MemberTest): MemberFact {
  return tallyOf({ id, label, unit: 'count', needs: [needs], worse, known: oneIf(yes), more: oneIf(unknown) });
}

interface Named {
  readonly id: string;
  readonly label: string;
  readonly needs: string;
  readonly worse: MemberFact['worse'];
}

function oneIf({ inMemory, sql }: MemberTest): MemberFact['known'] {
  return { inMemory: (member, on) => (inMemory(member, on) ? 1 : 0), sql: `count(*) filter (where ${sql})` };
}

/** Sums over the members; `each` is the most that one adds. */
export function tallyOf(
  tally: Pick<MemberFact, 'id' | 'label' | 'needs' | 'known' | 'more' | 'worse'> & { unit: FactUnit; each?: number },
): MemberFact {
  const { each = tally.unit === 'months' ? MONTHS_OF_A_YEAR : 1, ...fact } = tally;
  return { ...fact, interval: true, bound: MEMBERS_BOUND * BigInt(each) };
}

/** A11 and A12 exclude each other: with A11 filled in, a blank A12 says that the member is not at school. */
export const schoolUnknown: MemberTest = {
  inMemory: ({ studentStatus, education }) => studentStatus === undefined && education === undefined,
  sql: 'p.student_status is null and p.education is null',
};

/** Labels as the members of an SQL list. */
export function quoted(labels: readonly string[]): string {
  return labels.map((label) => `'${label}'`).join(', ');
}
