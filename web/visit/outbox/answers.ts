import type { ProblemCode } from '../../../contract/problems.ts';
import type { VisitAnswer, VisitConflict } from '../../../contract/visits.ts';
import type { Answer } from '../device/phone.ts';
import { Refusal } from '../device/refusal.ts';
import type { Entry, EntryState, ToldFault } from './entry.ts';

/**
 * What an answer means for the queue. `signIn`: nobody is signed in; `later`: no decision was made, try again; with a
 * sentence it was a refusal that passes by itself, for a person to see should it not; `forerunnerUnknown`: the form that
 * this one came after is not there (any more), so that what it rests on is worked out again.
 */
export type Meaning =
  | { readonly is: 'done' }
  | { readonly is: 'signIn' }
  | { readonly is: 'later'; readonly sentence?: string }
  | { readonly is: 'picturesMissing'; readonly sentence: string }
  | { readonly is: 'forerunnerUnknown'; readonly sentence: string }
  | { readonly is: 'state'; readonly state: EntryState };

/** Refusals that pass by themselves: too many at once, a proxy's timeout, a form whose forerunner is not there yet. */
const PASSING: readonly number[] = [408, 425, 429];

function later(refusal: Refusal): boolean {
  return refusal.status >= 500 || PASSING.includes(refusal.status) || refusal.code === 'unreadable';
}

function refused({ message, details }: Refusal, at: number): Meaning {
  const faults = (details.faults as readonly ToldFault[] | undefined) ?? [];
  return { is: 'state', state: { is: 'refused', sentence: message, faults, at } };
}

function isYes({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

/** What the answer to a picture means; only its own id back means that the server has it. */
export function meaningOfPicture(answer: Answer, picture: string, at: number): Meaning {
  if (isYes(answer)) return { is: (answer.body as { photo?: string } | null)?.photo === picture ? 'done' : 'later' };
  const refusal = new Refusal(answer);
  if (refusal.status === 401) return { is: 'signIn' };
  return later(refusal) ? { is: 'later' } : meaningOfRefusal(refusal, at);
}

/** What the answer to a form means for its entry; only its own id back means that the server has it. */
export function meaningOfForm(answer: Answer, entry: Entry, at: number): Meaning {
  if (isYes(answer)) {
    const told = answer.body as VisitAnswer | null;
    return told?.form === entry.commandId ? { is: 'state', state: { is: 'received', answer: told } } : { is: 'later' };
  }
  const refusal = new Refusal(answer);
  if (refusal.status === 401) return { is: 'signIn' };
  return later(refusal) ? { is: 'later' } : meaningOfRefusal(refusal, at);
}

const MEANINGS: Partial<Record<ProblemCode, (refusal: Refusal, at: number) => Meaning>> = {
  visitStale: ({ message, details }, at) => ({
    is: 'state',
    state: { is: 'conflict', sentence: message, conflict: details as unknown as VisitConflict, at },
  }),
  deviceContactNeeded: ({ message }) => ({ is: 'later', sentence: message }),
  deviceUnknown: ({ message }) => ({ is: 'later', sentence: message }),
  visitAfterUnknown: ({ message }) => ({ is: 'forerunnerUnknown', sentence: message }),
  visitPhotoUnknown: ({ message }) => ({ is: 'picturesMissing', sentence: message }),
};

function meaningOfRefusal(refusal: Refusal, at: number): Meaning {
  const meaning = refusal.code === 'unreadable' ? undefined : MEANINGS[refusal.code];
  return meaning ? meaning(refusal, at) : refused(refusal, at);
}
