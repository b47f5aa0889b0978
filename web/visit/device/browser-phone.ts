import { type Answer, NoAnswer, type Phone, type Sent } from './phone.ts';
import { wallClock } from './wall-clock.ts';

/** A weak signal may need this long for a photo; after it the phone asks again, milliseconds. */
const PATIENCE = 90_000;

/** The phone as a browser is one. */
export const browserPhone: Phone = {
  now: wallClock,
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  send,
};

async function send({ method, path, body, commandId, deviceId }: Sent): Promise<Answer> {
  const isBytes = body instanceof Uint8Array;
  const headers = {
    ...(method === 'POST' && { 'Content-Type': isBytes ? 'application/octet-stream' : 'application/json' }),
    ...(commandId && { 'Command-Id': commandId }),
    ...(deviceId && { 'Device-Id': deviceId }),
  };
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const response = await fetch(`/api${path}`, {
      ...{ method, headers, credentials: 'same-origin', cache: 'no-store', signal: patience.signal },
      ...(method === 'POST' && { body: isBytes ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
    });
    if (!response.headers.get('Content-Type')?.startsWith('application/json')) throw new NoAnswer();
    return { status: response.status, body: await response.json() };
  } catch {
    throw new NoAnswer();
  } finally {
    clearTimeout(timer);
  }
}
