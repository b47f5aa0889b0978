import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { blankAttachment1 } from '../../domain/forms/lz-attachment-1.ts';
import { type Answer, NoAnswer, type Sent } from './device/phone.ts';
import { openStore } from './device/store.ts';
import { type OpenDevice, registerDevice } from './device/vault.ts';
import { instantOf } from './device/wall-clock.ts';
import type { Draft } from './form/draft.ts';

export const PASSPHRASE = '田埂上的口令';
export const HOUR = 3_600_000;

/** A phone of the tests: its clock is set by hand, its server is a function. */
export interface TestingDevice {
  readonly open: OpenDevice;
  now: number;
  /** Everything sent since the last look. */
  readonly sent: Sent[];
  /** What the server answers; throws for silence. */
  serve: (sent: Sent) => Answer;
}

let made = 0;

/** A registered, open device in an IndexedDB of its own; without a `serve` of the test the server is silent. */
export async function testingDevice(): Promise<TestingDevice> {
  made += 1;
  const store = await openStore(`phone-${made}`);
  const account = 'account-of-song';
  const testing = {
    ...{ now: 1_653_872_400_000, sent: [] as Sent[] },
    serve: (_sent: Sent): Answer => {
      throw new NoAnswer();
    },
  };
  const phone = {
    now: () => testing.now,
    random: (length: number) => Uint8Array.from(randomBytes(length)),
    async send(sent: Sent) {
      testing.sent.push(sent);
      return testing.serve(sent);
    },
  };
  const silence = testing.serve;
  testing.serve = ({ commandId }) => ({ status: 200, body: contactOf(commandId ?? '', testing.now) });
  const id = '01810f2e-0000-7000-8000-000000000001';
  const about = { id, account, name: '宋书记的手机', passphrase: PASSPHRASE, iterations: 10 };
  const open = await registerDevice({ phone, store }, about);
  testing.serve = silence;
  testing.sent.length = 0;
  return Object.assign(testing, { open });
}

/** The server's word to a registration or a contact: a term of 72 hours. */
export function contactOf(device: string, now: number, share = btoa('0123456789abcdef0123456789abcdef')) {
  return { device, share, serverTime: instantOf(now), until: instantOf(now + 72 * HOUR) };
}

/** A form of a household that may be saved as it is. */
export function draftOf(household: string, more: Partial<Draft> = {}): Draft {
  return {
    ...{ household, title: '张文', version: 7, members: [], line: 7000, step: 0, visitedOn: '2022-05-30' },
    answers: { ...blankAttachment1, householdType: '一般农户', homeState: '有人在家', opinion: '无' },
    ...{ changes: {}, changed: {}, place: { missing: '没有信号' }, photos: [], signature: null, noSignature: '不识字' },
    ...more,
  };
}
