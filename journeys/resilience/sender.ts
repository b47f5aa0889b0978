import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../server/clock/clock.ts';
import { uuidv7 } from '../../server/clock/uuidv7.ts';

/** A command as its sender keeps it until the server has said yes, and afterwards as proof. */
export interface Entry {
  readonly id: string;
  readonly url: string;
  readonly token: string;
  readonly body: object | Buffer;
  /** What the server said yes with. */
  answer?: Record<string, unknown>;
}

/** So long a sender insists; that it may not last so long is judged by the run, with the data looked at as well. */
const PATIENCE = 120_000;
/** A connection that neither answers nor ends is let go of, as a browser does. */
const LONGEST_ANSWER = 15_000;
const PASSING = new Set(['unavailable', 'outcomeUnknown', 'busy']);

/** Sends commands as a browser does: the same id again until there is an answer. */
export class Sender {
  private readonly address: string;
  /** Everything acknowledged. */
  readonly ledger: Entry[] = [];
  /** Which sentences people saw meanwhile. */
  readonly codes = new Map<string, number>();

  constructor(address: string) {
    this.address = address;
  }

  async send(token: string, url: string, body: object | Buffer): Promise<Record<string, unknown>> {
    const entry: Entry = { id: uuidv7(systemClock), url, token, body };
    const answer = await this.insist(entry);
    this.ledger.push(Object.assign(entry, { answer }));
    return answer;
  }

  /** Asks until the server answers. @throws for every answer that is neither a success nor a passing failure */
  async insist(entry: Entry): Promise<Record<string, unknown>> {
    return this.until(() => this.post(entry), `${entry.url} ${entry.id}`);
  }

  async get(token: string, url: string): Promise<Record<string, unknown>> {
    return this.until(
      async () =>
        this.judged(
          await fetch(this.address + url, { headers: bearer(token), signal: AbortSignal.timeout(LONGEST_ANSWER) }),
        ),
      url,
    );
  }

  /** The SHA-256 of a file, in hexadecimal digits. */
  async digestOf(token: string, url: string): Promise<string> {
    const response = await fetch(this.address + url, { headers: bearer(token) });
    return sha256(Buffer.from(await response.arrayBuffer()));
  }

  private async post({ id, url, token, body }: Entry) {
    const isBytes = Buffer.isBuffer(body);
    const type = isBytes ? 'application/octet-stream' : 'application/json';
    const headers = { ...bearer(token), 'command-id': id, 'content-type': type };
    const sent = isBytes ? new Uint8Array(body) : JSON.stringify(body);
    return this.judged(
      await fetch(this.address + url, {
        method: 'POST',
        headers,
        body: sent,
        signal: AbortSignal.timeout(LONGEST_ANSWER),
      }),
    );
  }

  private async judged(response: Response): Promise<Record<string, unknown> | undefined> {
    const answer = (await response.json()) as Record<string, unknown>;
    if (response.ok) return answer;
    const code = String(answer.code);
    this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    const isSentence = /[一-龥].*。$/.test(String(answer.message));
    if (response.status === 503 && PASSING.has(code) && isSentence) return undefined;
    throw new Wrong(`${response.status} ${JSON.stringify(answer)}`);
  }

  private async until(ask: () => Promise<Record<string, unknown> | undefined>, what: string) {
    const begun = performance.now();
    while (performance.now() - begun < PATIENCE) {
      const answer = await ask().catch((error: unknown) => {
        if (error instanceof Wrong) throw new Error(`${what}: ${error.message}`);
        return undefined;
      });
      if (answer) return answer;
      await sleep(50);
    }
    throw new Error(`${what}: ${PATIENCE / 1000} 秒没有恢复`);
  }
}

/** An answer that no kill excuses. */
class Wrong extends Error {}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function bearer(token: string) {
  return { authorization: `Bearer ${token}` };
}
