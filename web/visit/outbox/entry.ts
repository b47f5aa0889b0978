import type { SubmitVisitFormInput, VisitAnswer, VisitConflict } from '../../../contract/visits.ts';
import type { Attachment1Answers } from '../../../domain/forms/lz-attachment-1.ts';

/** A form as it crosses the wire. */
export type SentForm = Omit<SubmitVisitFormInput, 'answers'> & { readonly answers: Attachment1Answers };

/** A form as the officer saved it; on what it rests is known when it is sent. */
export type SavedForm = Omit<SentForm, 'device' | 'version' | 'after' | 'photos' | 'signature'>;

/** A photo or the farmer's signature, sealed under its own record until the form has arrived. */
export interface Picture {
  /** Its command's id, and its own. */
  readonly id: string;
  readonly kind: 'visitPhoto' | 'signature';
  /** Hex, of the bytes. */
  readonly sha256: string;
  readonly isSent: boolean;
}

/** One sentence about one question of the form. */
export interface ToldFault {
  readonly key: string;
  readonly sentence: string;
}

/** How a form stands. Times are of the phone's clock, milliseconds. */
export type EntryState =
  | { readonly is: 'waiting' }
  | { readonly is: 'sending' }
  | { readonly is: 'received'; readonly answer: VisitAnswer }
  | { readonly is: 'refused'; readonly sentence: string; readonly faults: readonly ToldFault[]; readonly at: number }
  | { readonly is: 'conflict'; readonly sentence: string; readonly conflict: VisitConflict; readonly at: number }
  | { readonly is: 'withdrawn'; readonly at: number };

/** An earlier command of this entry, and the server's sentence that ended it. */
export interface EndedCommand {
  readonly commandId: string;
  readonly sentence: string;
  readonly at: number;
}

/** One saved form on its way. */
export interface Entry {
  /** Its own for good, whatever commands it takes. */
  readonly id: string;
  readonly household: string;
  /** For the officer to know it by, since the households may have been dropped. */
  readonly title: string;
  readonly savedAt: number;
  readonly form: SavedForm;
  readonly pictures: readonly Picture[];
  /** The household's version in the bundle from which the form was filled, or the one seen when a conflict was decided. */
  readonly version: number;
  readonly commandId: string;
  /** What was first sent under `commandId`; from then on exactly this is sent again. */
  readonly sent: SentForm | null;
  readonly state: EntryState;
  /** Attempts without a word, and before when not to try again. */
  readonly attempts: number;
  readonly notBefore: number;
  readonly ended: readonly EndedCommand[];
}

/** Nothing is left to be done by the phone or its officer. */
export function isSettled({ state }: Entry): boolean {
  return state.is === 'received' || state.is === 'withdrawn';
}

/** A person must act before it goes on. */
export function needsPerson({ state }: Entry): boolean {
  return state.is === 'refused' || state.is === 'conflict';
}
