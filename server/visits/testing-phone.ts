import { createHash } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { VisitBundle } from '../../contract/visit-bundle.ts';
import type { SubmitVisitFormInput } from '../../contract/visits.ts';
import { type Attachment1Answers, blankAttachment1 } from '../../domain/forms/lz-attachment-1.ts';
import { uuidv7 } from '../clock/uuidv7.ts';
import type { Program } from '../rights/work.ts';
import { type Browser, browserFor, browserOf, signInOver } from '../testing/http.ts';

/** A phone of a village officer, as far as the server sees one. */
export interface Phone {
  readonly browser: Browser;
  readonly device: string;
  bundle(): Promise<VisitBundle>;
  /** Sends bytes as a photo; `sha256` is theirs unless another is given. */
  sendPhoto(household: string, bytes: Buffer, more?: PhotoParts): Promise<LightMyRequestResponse>;
  submit(form: Partial<SubmitVisitFormInput> & { household: string }, id?: string): Promise<LightMyRequestResponse>;
}

interface PhotoParts {
  readonly id?: string;
  readonly sha256?: string;
  readonly kind?: 'visitPhoto' | 'signature';
}

/** The answers of an ordinary household where all is well. */
export const ALL_WELL: Attachment1Answers = {
  ...blankAttachment1,
  ...{ householdType: '一般农户', members: 2, reachesLine: true, education: true, medical: true, housing: true },
  ...{ water: true, meetsCriteria: false, homeState: '有人在家', opinion: '无', visitors: '宋书记' },
};

/** The smallest picture that a PNG can be. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Signs an officer in and registers a phone of theirs. */
export async function phoneOf(program: Program, app: FastifyInstance, area: string, name: string): Promise<Phone> {
  const browser = await browserOf(program, app, 'village', area, name);
  const device = uuidv7(program.clock);
  await browser.send('/visit/devices', { name: `${name}的手机` }, device);
  return phoneWith(program, app, browser, device);
}

/** The same phone after its officer signed in anew: another session, the commands are the same. */
export async function signedInAnew(program: Program, app: FastifyInstance, phone: Phone, name: string): Promise<Phone> {
  const cookie = (await signInOver(app, name)).cookies[0]?.value ?? '';
  await phone.browser.send('/sign-out', {});
  return phoneWith(program, app, browserFor(program, app, cookie), phone.device);
}

function phoneWith(program: Program, app: FastifyInstance, browser: Browser, device: string): Phone {
  return {
    browser,
    device,
    bundle: async () => (await browser.get(`/visit/bundle?device=${device}`)).json(),
    sendPhoto: (household, bytes, { id, sha256, kind = 'visitPhoto' } = {}) => {
      const digest = sha256 ?? createHash('sha256').update(bytes).digest('hex');
      return app.inject({
        method: 'POST',
        url: `/api/visit/photos?device=${device}&household=${household}&kind=${kind}&sha256=${digest}`,
        cookies: { shouwang: browser.cookie },
        headers: { 'command-id': id ?? uuidv7(program.clock), 'content-type': 'application/octet-stream' },
        payload: bytes,
      });
    },
    submit: (form, id) => browser.send('/visit/forms', { ...EMPTY, device, ...form }, id),
  };
}

const EMPTY = {
  ...{ visitedOn: '2022-05-30', answers: ALL_WELL, changes: {}, photos: [] },
  ...{ place: { missing: '定位没有打开' }, noSignature: '户主不识字，已口头确认' },
};
