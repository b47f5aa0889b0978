import { uuidv7Of } from '../ui/uuidv7.ts';

/**
 * A UUIDv7 for one command, made with `getRandomValues`, since `randomUUID` is missing over plain HTTP and before
 * Chromium 92.
 */
export function newCommandId(): string {
  return uuidv7Of(Math.floor(performance.timeOrigin + performance.now()), crypto.getRandomValues(new Uint8Array(16)));
}
