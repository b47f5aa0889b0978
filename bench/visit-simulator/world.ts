import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { openSession } from '../../server/accounts/sessions.ts';
import { buildApp } from '../../server/http/app.ts';
import { ROUTES } from '../../server/http/routes.ts';
import { type Actor, operatorActor } from '../../server/rights/actor.ts';
import { perform } from '../../server/rights/work.ts';
import {
  COUNTY,
  HE,
  LIU,
  makeTestCounty,
  officer,
  SONG,
  screenTestCounty,
  TOWN_NORTH,
  TOWN_SOUTH,
} from '../../server/testing/county.ts';
import { addHousehold } from '../../server/testing/household.ts';
import { type TestProgram, testProgram } from '../../server/testing/program.ts';
import type { Answer, Sent } from '../../web/visit/device/phone.ts';
import { HOUSEHOLDS, PHONES } from './story.ts';

export const VILLAGES = [SONG, LIU, HE] as const;
const BEGIN = Date.UTC(2022, 4, 30, 1);

/** The real server with its PostgreSQL, and who uses it; one for all seeds. */
export interface World {
  readonly program: TestProgram;
  readonly officers: readonly Actor[];
  /** Empties the villages and puts new households in; the clock is back at the beginning. Their ids by village. */
  populate(): Promise<readonly string[][]>;
  readonly now: () => number;
  passTime(milliseconds: number): void;
  /** A session for an officer on a device, as a sign-in gives one. */
  signIn(officer: Actor, device: string): Promise<string>;
  /** One request of a phone; the server's answer. */
  carry(cookie: string, sent: Sent): Promise<Answer>;
  /** One act of a township's officer. */
  township(village: string, method: 'GET' | 'POST', path: string, body?: object): Promise<Answer>;
  /** What a server restored from an earlier backup knows of a phone and of these forms of it: nothing. */
  forget(device: string, forms: readonly string[]): Promise<void>;
  formsOf(devices: readonly string[]): Promise<{ id: string; device: string; household: string; standing: string }[]>;
  close(): Promise<void>;
}

export async function makeWorld(): Promise<World> {
  const program = await testProgram();
  await makeTestCounty(program);
  await screenTestCounty(program);
  const app = await buildApp(program, ROUTES, undefined);
  const admin = new pg.Client({ connectionString: program.adminUrl });
  await admin.connect();
  const officers: Actor[] = [];
  for (let at = 0; at < PHONES; at += 1) officers.push(await officer(program, 'village', villageOf(at)));
  const towns = new Map<string, Actor>();
  for (const town of [TOWN_NORTH, TOWN_SOUTH]) towns.set(town, await officer(program, 'township', town));
  let instant = BEGIN;
  const setNow = (at: number) => {
    instant = at;
    program.setNow(new Date(at).toISOString());
  };
  const signIn = (who: Actor, device: string) =>
    perform(program, who, ({ tx }) => openSession(tx, who.id, 'cookie', device, instant));
  return {
    program,
    officers,
    signIn,
    now: () => instant,
    passTime: (milliseconds) => setNow(instant + milliseconds),
    async populate() {
      setNow(BEGIN);
      await admin.query(`update household set closed_on = '2022-05-29' where closed_on is null`);
      return addHouseholds(program);
    },
    carry: (cookie, sent) => carry(app, cookie, sent),
    async township(village, method, path, body) {
      const who = towns.get(village.startsWith(TOWN_NORTH.slice(0, 9)) ? TOWN_NORTH : TOWN_SOUTH);
      if (!who) throw new Error('no such town');
      const cookie = await signIn(who, 'township-desk');
      const commandId = method === 'POST' ? crypto.randomUUID().replace(/^(.{14})4/, '$17') : undefined;
      return carry(app, cookie, { method, path, body, ...(commandId && { commandId }) });
    },
    async formsOf(devices) {
      const { rows } = await admin.query(
        'select id, device, household, standing from visit_form where device = any($1::uuid[])',
        [devices],
      );
      return rows;
    },
    async forget(device, forms) {
      await admin.query('delete from visit_form where id = any($1::uuid[])', [forms]);
      await admin.query('delete from sweep_form where id = any($1::uuid[])', [forms]);
      await admin.query('delete from command where device = $1', [device]);
      await admin.query('delete from visit_device where id = $1', [device]);
    },
    async close() {
      await admin.end();
      await app.close();
      await program.close();
    },
  };
}

export function villageOf(phone: number): string {
  return VILLAGES[phone % VILLAGES.length] ?? SONG;
}

/** What must never be found unsealed on a phone. */
export const NAMES = ['欧阳震霆', '慕容听雪', '上官秋实', '司徒望山'] as const;

let made = 0;

async function addHouseholds(program: TestProgram): Promise<string[][]> {
  return perform(program, operatorActor(), async (work) => {
    const ids: string[][] = [];
    for (const area of VILLAGES) {
      const own: string[] = [];
      for (const name of NAMES.slice(0, HOUSEHOLDS)) {
        made += 1;
        const members = [{ name, sex: '男', labour: '普通劳动力', medicalInsurance: '城乡居民', health: ['健康'] }];
        const income = { a28: '20000', a29: '0', a30: '0', a31: '0', a32: '0' };
        const household = { area, householdNo: `SIM${made}`, members, income };
        own.push((await addHousehold(work, COUNTY, household)).id);
      }
      ids.push(own);
    }
    return ids;
  });
}

async function carry(app: FastifyInstance, cookie: string, sent: Sent): Promise<Answer> {
  const isBytes = sent.body instanceof Uint8Array;
  const answer = await app.inject({
    ...{ method: sent.method, url: `/api${sent.path}`, cookies: { shouwang: cookie } },
    headers: {
      ...(sent.commandId && { 'command-id': sent.commandId }),
      ...(sent.deviceId && { 'device-id': sent.deviceId }),
      ...(isBytes && { 'content-type': 'application/octet-stream' }),
    },
    ...(sent.method === 'POST' && { payload: isBytes ? Buffer.from(sent.body as Uint8Array) : (sent.body as object) }),
  });
  return { status: answer.statusCode, body: answer.json() };
}
