import { randomFillSync } from 'node:crypto';
import type { Clock, Instant } from './clock.ts';

interface Last {
  instant: Instant;
  /** The instant as the id begins with it, kept because an import makes many ids in each millisecond. */
  time: string;
  count: number;
}

// Kept per clock, not per process: a test whose clock stands in 2022 must not inherit the time of one before it.
const lastOf = new WeakMap<Clock, Last>();

// Asking for 8 random bytes at a time costs 5 µs a call; one call fills the pool for 512 ids, as hexadecimal digits.
const bytes = Buffer.alloc(4096);
let pool = '';
let used = 0;

/**
 * A new UUIDv7 (RFC 9562, 5.7) with the time of the given clock. Ids made from one clock sort in the order of their
 * making: 12 bits count within the millisecond, and when they run out, or the clock steps back, the time in the id
 * goes on from the last one (6.2, method 1). The other 62 bits are random.
 */
export function uuidv7(clock: Clock): string {
  const known = lastOf.get(clock);
  const last = next(known, clock.now());
  if (last !== known) lastOf.set(clock, last);
  const random = randomTail();
  return `${last.time}-7${countText(last.count)}-${random.slice(0, 4)}-${random.slice(4)}`;
}

function countText(count: number): string {
  return (0x1000 + count).toString(16).slice(1);
}

function begin(instant: Instant): Last {
  const time = instant.toString(16).padStart(12, '0');
  return { instant, time: `${time.slice(0, 8)}-${time.slice(8)}`, count: 0 };
}

/**
 * The same made set-wise by SQL: `count` is an SQL integer from 0 to 4,095 that orders the ids of one statement. Their
 * time is the instant of the act, so they sort before those that the act made by `uuidv7` in later milliseconds.
 */
export function uuidv7Sql(instant: Instant, count: string): string {
  const time = instant.toString(16).padStart(12, '0');
  const head = `${time.slice(0, 8)}-${time.slice(8)}-7`;
  return `('${head}' || lpad(to_hex(${count}), 3, '0') || substr(gen_random_uuid()::text, 19))::uuid`;
}

function next(last: Last | undefined, now: Instant): Last {
  if (last === undefined || now > last.instant) return begin(now);
  if (last.count === 0xfff) return begin(last.instant + 1);
  last.count += 1;
  return last;
}

function randomTail(): string {
  if (used === pool.length) {
    randomFillSync(bytes);
    for (let i = 0; i < bytes.length; i += 8) bytes[i] = ((bytes[i] ?? 0) & 0x3f) | 0x80;
    pool = bytes.toString('hex');
    used = 0;
  }
  used += 16;
  return pool.slice(used - 16, used);
}
