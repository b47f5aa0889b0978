import type { PlainDate } from '../../domain/plain-date.ts';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export interface Clock {
  now(): Instant;
  /** The day it is in Asia/Shanghai. */
  today(): PlainDate;
}

// The whole country keeps one time, and has had no summer time since 1992, so eight hours are all there is to it.
const shanghaiAhead = 8 * 60 * 60 * 1000;

/** The day of an instant in Asia/Shanghai. */
export function dayInShanghai(instant: Instant): PlainDate {
  return new Date(instant + shanghaiAhead).toISOString().slice(0, 10);
}

/** `2022-05-30T01:00:00.000Z`, as PostgreSQL's timestamptz and the API take it. */
export function instantText(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** An instant as libraries want it that know only `Date`. */
export function dateOf(instant: Instant): Date {
  return new Date(instant);
}

/** A clock that asks `read` for the time. */
export function clockReading(read: () => Instant): Clock {
  return { now: read, today: () => dayInShanghai(read()) };
}

export const systemClock: Clock = clockReading(() => Date.now());

/** A clock that stands still; for tests and for work that must have one instant throughout. */
export function fixedClock(instant: Instant): Clock {
  return clockReading(() => instant);
}
