import type { Random } from '../../testing/seeded-random.ts';

/** One file made to harm, and how it must end. */
export interface HostileFile {
  /** What is wrong with it, in Chinese. */
  readonly what: string;
  /** Through which route it comes. */
  readonly to: 'import' | 'document';
  /** `refused`: with a sentence. `harmless`: read or kept without harm, or refused. */
  readonly ends: 'refused' | 'harmless';
  /** Part of the sentence that the person reads. */
  readonly says?: string;
  /** Its name as its owner knows it; another one of every kind. */
  readonly fileName?: string;
  /** Only in the long run: it takes long to make or to send. */
  readonly long?: true;
  make(random: Random): Buffer;
}

type Told = Omit<HostileFile, 'what' | 'to' | 'ends' | 'says' | 'make'>;

export function refused(what: string, says: string, make: HostileFile['make'], told: Told = {}): HostileFile {
  return { what, to: 'import', ends: 'refused', says, make, ...told };
}

export function harmless(what: string, make: HostileFile['make'], told: Told = {}): HostileFile {
  return { what, to: 'import', ends: 'harmless', make, ...told };
}
