import { uuidv7Of } from '../../ui/uuidv7.ts';

/** One question or command to the server; `path` begins after `/api`. */
export interface Sent {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** What JSON carries, or a picture's bytes as they are. */
  readonly body?: unknown;
  readonly commandId?: string;
  readonly deviceId?: string;
}

/** The server's word. What came from elsewhere (a proxy, a café's sign-in page) is no word and is thrown as `NoAnswer`. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** No word of the server came: the command may or may not have been done. */
export class NoAnswer extends Error {
  override readonly message = '连不上服务器。已填的都在手机里，有信号时会接着发。';
}

/** What the device's code stands on, handed in: a browser, or the simulator. */
export interface Phone {
  /** Milliseconds of the phone's own clock, which its owner can set. */
  readonly now: () => number;
  /** Fresh random bytes. */
  random(length: number): Uint8Array<ArrayBuffer>;
  /** @throws NoAnswer */
  send(sent: Sent): Promise<Answer>;
}

/** A new id from the phone's clock and chance. */
export function newId(phone: Pick<Phone, 'now' | 'random'>): string {
  return uuidv7Of(phone.now(), phone.random(16));
}
