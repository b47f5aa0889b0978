import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** So long is waited for somebody who goes on sending what will be refused. */
const PATIENCE = 120_000;

/** A body that is read as it arrives; what is said about it stands in the headers. */
export type ArrivingBody = Readable & Pick<IncomingMessage, 'headers'>;

/**
 * The body of a request as it arrives. Whoever stops reading in the middle, for whatever reason, leaves the request
 * itself whole: an iterator without `throw` is only ever told that nobody reads on.
 */
export function bodyAsItArrives(request: IncomingMessage): ArrivingBody {
  const arriving = request.iterator({ destroyOnReturn: false });
  const next = () => arriving.next();
  const leave = async () => arriving.return?.() ?? { done: true as const, value: undefined };
  const body = Readable.from({ [Symbol.asyncIterator]: () => ({ next, return: leave }) }, { objectMode: false });
  return Object.assign(body, { headers: request.headers });
}

/**
 * Throws away what is still to come of a refused file. Answered before it is read, a request is torn down with its
 * connection, and its sender, still sending, sees a broken line instead of the sentence that says why.
 */
export async function throwRestAway(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return;
  request.resume();
  await finished(request, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
}
