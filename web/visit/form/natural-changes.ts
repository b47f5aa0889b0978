import type { JoinedMember, LeftMember } from '../../../domain/forms/natural-changes.ts';
import { checkIdNumber, normaliseIdNumber, sexOf } from '../../../domain/id-number.ts';
import type { Draft } from './draft.ts';

/** Somebody about whom nothing has been told; with a number unless somebody says that there is none. */
const NOBODY: JoinedMember = { kind: '', on: '', name: '', sex: '', relation: '', idNumber: '' };

const HEAD = '户主';

/** How many belong to the household when the changes are accepted. */
export function memberCount({ members, changes: { joined = [], left = [] } }: Draft): number {
  return members.length + joined.length - left.length;
}

/** The head is among those who left. */
export function isHeadLeaving({ members, changes: { left = [] } }: Draft): boolean {
  return members.some(({ person, relation }) => relation === HEAD && left.some((each) => each.person === person));
}

export function withNewcomer(draft: Draft): Draft {
  return withJoined(draft, [...(draft.changes.joined ?? []), NOBODY]);
}

export function withoutNewcomer(draft: Draft, at: number): Draft {
  return withJoined(
    draft,
    (draft.changes.joined ?? []).filter((_, index) => index !== at),
  );
}

/** Sets what is told of one who joined; a right ID number says the sex too, a newborn begins without one. */
export function withTold(draft: Draft, at: number, told: Partial<JoinedMember>): Draft {
  const joined = (draft.changes.joined ?? []).map((each, index) =>
    index === at ? completed({ ...each, ...told }) : each,
  );
  return withJoined(draft, joined);
}

/** 还没有证件, or one again. */
export function withPapers(draft: Draft, at: number, hasPapers: boolean): Draft {
  const joined = (draft.changes.joined ?? []).map((each, index): JoinedMember => {
    const { idNumber: _, birthDate: __, ...bare } = each;
    if (index !== at) return each;
    return hasPapers ? { ...bare, idNumber: '' } : bare;
  });
  return withJoined(draft, joined);
}

function completed(member: JoinedMember): JoinedMember {
  const { idNumber = '', kind, birthDate: _, ...rest } = member;
  if (kind === '出生' && idNumber === '') return { ...rest, kind };
  const number = normaliseIdNumber(idNumber);
  return checkIdNumber(number) === 'ok' ? { ...member, sex: sexOf(number) ?? member.sex } : member;
}

/** Says how and when a member left; null when they are still here. Whoever leaves has no other change. */
export function withLeft(draft: Draft, person: string, told: Omit<LeftMember, 'person'> | null): Draft {
  const { left = [], members = [], ...rest } = draft.changes;
  const others = left.filter((each) => each.person !== person);
  const next = told ? [...others, { person, ...told }] : others;
  const kept = members.filter((each) => each.person !== person);
  return withCount({
    ...draft,
    changes: { ...rest, ...(kept.length > 0 && { members: kept }), ...(next.length > 0 && { left: next }) },
  });
}

/** Another becomes the head, and nobody else. */
export function withHead(draft: Draft, head: string | null): Draft {
  const { members = [], ...rest } = draft.changes;
  const without = members
    .map(({ person, changes: { relation, ...others } }) => {
      return { person, changes: relation === undefined || relation === HEAD ? others : { ...others, relation } };
    })
    .filter(({ person, changes }) => person === head || Object.keys(changes).length > 0);
  const own = without.find(({ person }) => person === head);
  const others = without.filter(({ person }) => person !== head);
  const next = head === null ? others : [...others, { person: head, changes: { ...own?.changes, relation: HEAD } }];
  return { ...draft, changes: { ...rest, ...(next.length > 0 && { members: next }) } };
}

function withJoined(draft: Draft, joined: readonly JoinedMember[]): Draft {
  const { joined: _, ...rest } = draft.changes;
  return withCount({ ...draft, changes: { ...rest, ...(joined.length > 0 && { joined: [...joined] }) } });
}

/** 家庭人口数 follows. */
export function withCount(draft: Draft): Draft {
  if (draft.members.length === 0) return draft;
  return { ...draft, answers: { ...draft.answers, members: memberCount(draft) } };
}
