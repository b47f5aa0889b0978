import { connect, type Socket } from 'node:net';
import { systemClock } from '../server/clock/clock.ts';
import { uuidv7 } from '../server/clock/uuidv7.ts';

/** What the load client is told: requests in turn, by so many clients at once, each on a connection that stays. */
export interface Load {
  readonly port: number;
  readonly tokens: readonly string[];
  readonly asks: readonly { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: string }[];
  readonly clients: number;
  readonly seconds: number;
  /** Each request once, in order: what changes something cannot be said twice. */
  readonly once?: boolean;
}

export interface LoadResult {
  /** Answers a second. */
  readonly rate: number;
  /** Milliseconds within which 99 of 100 answers came, from the first byte written to the last read. */
  readonly p99: number;
  readonly median: number;
  readonly count: number;
  /** The first answer that was none of 2xx. */
  readonly refused: string | null;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** Bare sockets: an HTTP client of Node costs as much as the server that is measured on the same two cores. */
async function measure({ port, tokens, asks, clients, seconds, once = false }: Load): Promise<LoadResult> {
  const times: number[] = [];
  let refused: string | null = null;
  let next = once ? 0 : Math.floor(Math.random() * asks.length);
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const works = Array.from({ length: clients }, async (_, nth) => {
    const token = tokens[nth % tokens.length] ?? '';
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const read = answers(socket);
    while (performance.now() < end && !(once && next >= asks.length)) {
      const sent = performance.now();
      socket.write(requestText(asks[next++ % asks.length], token));
      const answer = await read();
      times.push(performance.now() - sent);
      if (!/^HTTP\/1\.1 2/.test(answer)) refused ??= answer.slice(0, 600);
    }
    socket.destroy();
  });
  await Promise.all(works);
  const taken = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  const within = (share: number) => times[Math.floor((times.length - 1) * share)] ?? Number.NaN;
  return { rate: times.length / taken, p99: within(0.99), median: within(0.5), count: times.length, refused };
}

function requestText(ask: Load['asks'][number] | undefined, token: string): string {
  if (ask === undefined) throw new Error('nothing to ask');
  const { method, path, body } = ask;
  const head = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n`;
  if (body === undefined) return `${head}\r\n`;
  const length = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
  return `${head}${length}command-id: ${uuidv7(systemClock)}\r\n\r\n${body}`;
}

/** Answers of a connection, one by one; each as text. */
function answers(socket: Socket): () => Promise<string> {
  let held = Buffer.alloc(0);
  let whole: ((text: string) => void) | undefined;
  let broken: ((error: Error) => void) | undefined;
  socket.on('data', (bytes) => {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    const head = held.indexOf(HEAD_END);
    if (head < 0) return;
    const length = /content-length: (\d+)/i.exec(held.toString('latin1', 0, head));
    const end = head + HEAD_END.length + Number(length?.[1] ?? Number.NaN);
    if (!(held.length >= end)) return;
    const text = held.toString('utf8', 0, Math.min(end, 2000));
    held = held.subarray(end);
    whole?.(text);
  });
  socket.on('error', (error) => broken?.(error));
  socket.on('close', () => broken?.(new Error('the server closed the connection')));
  return () =>
    new Promise((resolve, reject) => {
      whole = resolve;
      broken = reject;
    });
}

process.on('message', async (load: Load) => {
  const result = await measure(load).catch((error: Error) => ({ refused: error.message }));
  process.send?.(result);
});
