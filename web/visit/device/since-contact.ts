/** How long ago the server was last heard, counted by a clock that its owner can set. Milliseconds. */
export interface SinceContact {
  /** Time counted since the contact, up to `seenAt`. */
  readonly elapsed: number;
  /** The phone's clock when it was last looked at. */
  readonly seenAt: number;
}

/** The server has just answered. */
export function contactAt(now: number): SinceContact {
  return { elapsed: 0, seenAt: now };
}

/**
 * Counts on to `now`. A step of the clock counts as time gone by in whichever direction it goes: a highest mark alone
 * would stand still for as long as the clock was set back, and after one jump ahead would never expire again.
 */
export function countOn({ elapsed, seenAt }: SinceContact, now: number): SinceContact {
  return { elapsed: elapsed + Math.abs(now - seenAt), seenAt: now };
}

/** True when the households must go; `keeps` is the term that the server gave, milliseconds. */
export function isOver({ elapsed }: SinceContact, keeps: number): boolean {
  return elapsed >= keeps;
}
