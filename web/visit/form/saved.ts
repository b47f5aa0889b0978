import { attachment1Questions, blankAttachment1, isAsked } from '../../../domain/forms/lz-attachment-1.ts';
import { opinionOf } from '../../../domain/forms/lz-attachment-1-faults.ts';
import type { NewEntry } from '../outbox/outbox.ts';
import type { Draft } from './draft.ts';

/** Answers to questions that are not put to this household do not go along. */
function askedAnswers(answers: Draft['answers']): Draft['answers'] {
  const asked = attachment1Questions.filter((question) => isAsked(question, answers));
  return { ...blankAttachment1, ...Object.fromEntries(asked.map(({ key }) => [key, trimmed(answers[key])])) };
}

function trimmed(value: Draft['answers'][keyof Draft['answers']]) {
  return typeof value === 'string' ? value.trim() || null : value;
}

function trimmedChanges({ joined, ...changes }: Draft['changes']): Draft['changes'] {
  return joined ? { ...changes, joined: joined.map((each) => ({ ...each, name: each.name.trim() })) } : changes;
}

/** Nobody was reached: no signature can be asked for. */
function whyUnsigned({ answers, signature, noSignature }: Draft): string | undefined {
  if (signature) return undefined;
  return noSignature ?? answers.homeState ?? '无人在家';
}

/** The draft as it goes into the outbox. */
export function entryOf(draft: Draft): NewEntry {
  const { household, title, version, visitedOn, changes, place, photos, signature } = draft;
  const noSignature = whyUnsigned(draft);
  return {
    ...{ title, version, pictures: signature ? [...photos, signature] : photos },
    form: {
      ...{ household, visitedOn, changes: trimmedChanges(changes), place: place ?? { missing: '没有定位' } },
      answers: askedAnswers(draft.answers),
      ...(noSignature && { noSignature }),
    },
  };
}

/** The draft with 处理意见 as the answers lead to it, until the officer chooses another. */
export function withProposedOpinion(before: Draft, after: Draft): Draft {
  const wasProposed = before.answers.opinion === null || before.answers.opinion === opinionOf(before.answers);
  const isOwnChoice = before.answers.opinion !== after.answers.opinion;
  if (!wasProposed || isOwnChoice) return after;
  return { ...after, answers: { ...after.answers, opinion: opinionOf(after.answers) } };
}
