import { type Entry, isSettled, needsPerson, type SentForm } from './entry.ts';

/**
 * The entry to send now, of all entries oldest first. On one household a form waits for every earlier one, also for one
 * that waits for a person; households do not wait for each other.
 */
export function nextToSend(entries: readonly Entry[], now: number): Entry | undefined {
  const held = new Set<string>();
  return entries.find((entry) => {
    if (isSettled(entry) || held.has(entry.household)) return false;
    held.add(entry.household);
    return !needsPerson(entry) && isDue(entry, now);
  });
}

/** A wait longer than any there is was set before the clock went back: it is void. */
function isDue({ notBefore }: Entry, now: number): boolean {
  return notBefore <= now || notBefore > now + LONGEST_WAIT;
}

const LONGEST_WAIT = 5 * 60_000;

/** Milliseconds to wait after the nth attempt without a word: 2, 4, 8 s … 5 min; `chance` (0–1) spreads phones apart. */
export function waitAfter(attempts: number, chance: number): number {
  const longest = Math.min(1000 * 2 ** Math.min(attempts, 20), LONGEST_WAIT);
  return Math.round(longest * (0.75 + chance / 4));
}

/** Whether a form on the way holds this household's next one back. */
export function isWaitedFor(entries: readonly Entry[], household: string): boolean {
  return entries.some((entry) => entry.household === household && !isSettled(entry));
}

/**
 * What the entry says to the server: it comes `after` the form of this phone that changed the household since the
 * officer saw it, or rests on the version seen.
 */
export function inputOf(entry: Entry, entries: readonly Entry[], device: string): SentForm {
  const earlier = entries
    .slice(
      0,
      entries.findIndex(({ id }) => id === entry.id),
    )
    .findLast(
      ({ household, state }) =>
        household === entry.household && state.is === 'received' && state.answer.version > entry.version,
    );
  const signature = entry.pictures.find(({ kind }) => kind === 'signature');
  return {
    ...entry.form,
    device,
    ...(earlier ? { after: earlier.commandId } : { version: entry.version }),
    photos: entry.pictures.filter(({ kind }) => kind === 'visitPhoto').map(({ id }) => id),
    ...(signature && { signature: signature.id }),
  };
}
