/** The phone's own clock: the one place that reads it. Milliseconds since 1970; its owner can set it. */
export function wallClock(): number {
  return Date.now();
}

/** The milliseconds of an ISO instant that the server wrote. */
export function millisecondsOf(instant: string): number {
  return Date.parse(instant);
}

/** Milliseconds as an ISO instant in UTC. */
export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
