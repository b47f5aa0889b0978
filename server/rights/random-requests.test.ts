import { createHash } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../contract/roles.ts';
import { addUser } from '../accounts/operator.ts';
import { uuidv7 } from '../clock/uuidv7.ts';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { refreshScope } from '../leads/screening.ts';
import { COUNTY, HE, LIU, SONG, TOWN_NORTH } from '../testing/county.ts';
import { wordsIn } from '../testing/files-read.ts';
import { addHousehold } from '../testing/household.ts';
import { type Browser, browserOf } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { randomOf } from '../testing/seeded-random.ts';
import { FAR, FAR_COUNTY, type MadePlace, makeTwoCounties } from '../testing/two-counties.ts';
import { operatorActor } from './actor.ts';
import { LATER_NUMBERS, type MadeRequest, pairOf, requestFor } from './testing-requests.ts';
import type { Target } from './testing-route-spec.ts';
import { ROUTE_TABLE } from './testing-route-table.ts';
import { perform } from './work.ts';

/** The whole is 100,000 (`SHOUWANG_REQUESTS=100000`); any seed by `SHOUWANG_SEED`. Each question is asked twice. */
const COUNT = Number(process.env.SHOUWANG_REQUESTS ?? 1000);
const SEED = Number(process.env.SHOUWANG_SEED ?? 20221122);

/** By hand: whose codes begin so is inside; `later` are the villages where the world changes without concerning them. */
const ACTORS = [
  { role: 'county', area: COUNTY, prefix: '990101', later: [FAR] },
  { role: 'township', area: TOWN_NORTH, prefix: '990101100', later: [FAR, HE] },
  { role: 'village', area: SONG, prefix: SONG, later: [FAR, HE, LIU] },
  { role: 'system', area: COUNTY, prefix: '990101', later: [FAR, HE, LIU] },
  { role: 'security', area: COUNTY, prefix: '990101', later: [FAR, HE, LIU] },
  { role: 'audit', area: COUNTY, prefix: '990101', later: [FAR, HE, LIU] },
] as const satisfies readonly { role: Role; area: string; prefix: string; later: readonly string[] }[];
type TestActor = (typeof ACTORS)[number];

/** What these answer changes with every audit row of the installation, also with the asking itself. */
const ABOUT_THE_AUDIT = ['GET /audit', 'GET /audit/seal'];
const QUESTIONS = ROUTES.filter(({ answer, at }) => answer && at in ROUTE_TABLE)
  .map(({ at }) => at)
  .filter((at) => !ABOUT_THE_AUDIT.includes(at));
const COMMANDS = ROUTES.filter(({ act, at }) => act && at in ROUTE_TABLE).map(({ at }) => at);

let program: TestProgram;
let app: FastifyInstance;
let targets: Target[];
let villager: Browser;
const cookies = new Map<string, string>();

beforeAll(async () => {
  program = await testProgram();
  const places: MadePlace[] = Object.values(await makeTwoCounties(program));
  app = await buildApp(program, ROUTES, undefined);
  const spare = await addUser(program, { name: 'spare-far', role: 'village', area: FAR, password: 'Ceshi-mima-7731' });
  targets = places.map((place, serial) => ({ ...place, account: spare.id, version: 1, serial }));
  for (const { role, area } of ACTORS) {
    const browser = await browserOf(program, app, role, area);
    cookies.set(role, browser.cookie);
    if (role === 'village') villager = browser;
  }
}, 120_000);
afterAll(async () => {
  await app.close();
  await program.close();
});

function send({ role }: TestActor, { at, url, query, body, bytes }: MadeRequest): Promise<LightMyRequestResponse> {
  const payload = bytes ?? body;
  return app.inject({
    method: at.split(' ')[0] as 'GET',
    url: `/api${url}`,
    query,
    headers: { 'command-id': uuidv7(program.clock), ...(bytes && { 'content-type': 'application/octet-stream' }) },
    cookies: { shouwang: cookies.get(role) ?? '' },
    ...(payload && { payload }),
  });
}

interface Asked {
  readonly actor: TestActor;
  readonly request: MadeRequest;
  readonly said: string;
}

/** Status and every byte; of a file, which bears a number of its own, only that it came. */
function saidBy(answer: LightMyRequestResponse): string {
  const isFile = 'content-disposition' in answer.headers;
  const body = isFile ? 'file' : createHash('sha256').update(answer.body).digest('hex');
  return `${answer.statusCode} ${body}`;
}

function isAdministrator(role: Role): boolean {
  return ['system', 'security', 'audit'].includes(role);
}

/** Words of a household outside; of an administrator's question words of any household. What was typed may come back. */
function leaksIn({ role, prefix }: TestActor, request: MadeRequest, answer: LightMyRequestResponse): string[] {
  const words = wordsIn(answer.rawPayload);
  const typed = `${request.url} ${JSON.stringify(request.query)} ${JSON.stringify(request.body)}`;
  const outside = targets.filter(({ village }) => !village.startsWith(prefix));
  const unread = isAdministrator(role) ? targets : outside;
  const hidden = [...outside.flatMap(({ ids }) => ids), ...unread.flatMap(({ words: own }) => own)];
  return hidden.filter((word) => words.includes(word) && !typed.includes(word));
}

/** Households with names, numbers, incomes and leads like those that are asked for, in villages that are asked about. */
async function changeTheWorldIn(villages: readonly string[]): Promise<void> {
  await perform(program, operatorActor(), async (work) => {
    for (const [i, area] of villages.entries()) {
      const county = area === FAR ? FAR_COUNTY : COUNTY;
      const head = {
        name: '王后来人',
        sex: '男',
        idNumber: LATER_NUMBERS[i] ?? '',
        phone: '19933330001',
        health: ['患有大病'],
      };
      await addHousehold(work, county, {
        householdNo: `Z${i}`,
        area,
        members: [head],
        income: { a28: '100' },
        liftedYear: 2016,
      });
      await addHousehold(work, county, {
        householdNo: `A${i}`,
        area,
        members: [{ name: '张后来' }],
        income: { a28: '99000' },
      });
      await refreshScope(work, { county });
    }
  });
}

async function askAll(random: ReturnType<typeof randomOf>): Promise<{ asked: Asked[]; faults: string[] }> {
  const asked: Asked[] = [];
  const faults: string[] = [];
  for (let i = 0; i < COUNT / 2; i++) {
    const actor = ACTORS[random(ACTORS.length)] as TestActor;
    const at = QUESTIONS[random(QUESTIONS.length)] ?? '';
    const request = requestFor(random, at, targets);
    const answer = await send(actor, request);
    const leaked = leaksIn(actor, request, answer);
    if (leaked.length > 0) faults.push(`${actor.role} ${at} ${request.url} 漏出 ${leaked.join(' ')}`);
    if (answer.statusCode >= 500)
      faults.push(`${actor.role} ${at} ${request.url} ${JSON.stringify(request.query)} → ${answer.body}`);
    asked.push({ actor, request, said: saidBy(answer) });
  }
  return { asked, faults };
}

test('命令落在范围以外的农户、人、线索、案件、材料上，与落在根本没有的上面，答得一字不差', async () => {
  const random = randomOf(SEED + 1);
  const faults: string[] = [];
  for (let i = 0; i < Math.max(COUNT / 20, COMMANDS.length); i++) {
    const actor = ACTORS[random(ACTORS.length)] as TestActor;
    const outside = targets.filter(({ village }) => isAdministrator(actor.role) || !village.startsWith(actor.prefix));
    const pair = pairOf(random, COMMANDS[i % COMMANDS.length] ?? '', outside);
    if (!pair) continue;
    const [there, nowhere] = [await send(actor, pair[0]), await send(actor, pair[1])];
    if (saidBy(there) !== saidBy(nowhere)) faults.push(`${actor.role} ${pair[0].at}：${there.body} / ${nowhere.body}`);
  }
  expect(faults).toEqual([]);
}, 600_000);

/** The chance that one waits longer than the other: 0.5 when nobody can tell them apart. */
function longer(one: readonly number[], other: readonly number[]): number {
  const wins = one.reduce((sum, a) => sum + other.reduce((n, b) => n + (a > b ? 1 : 0) + (a === b ? 0.5 : 0), 0), 0);
  return wins / (one.length * other.length);
}

test('别处有的和哪里都没有的，查起来一样久：证件号码、农户编号', async () => {
  const far = targets.find(({ village }) => village === FAR) as Target;
  const number = far.words.find((word) => /^\d{17}/.test(word)) ?? '';
  const search = (idNumber: string) => () => villager.send(`/counties/${COUNTY}/households/search`, { idNumber });
  const open = (id: string) => () => villager.get(`/counties/${FAR_COUNTY}/households/${id}`);
  const pairs = [
    [search(number), search(LATER_NUMBERS[2])],
    [open(far.household), open('01900000-0000-7000-8000-00000000abcd')],
  ] as const;
  const random = randomOf(SEED);
  for (const pair of pairs) {
    const times: [number[], number[]] = [[], []];
    for (let i = 0; i < 400; i++) {
      const which = random(2) as 0 | 1;
      const begun = performance.now();
      await pair[which]();
      times[which].push(performance.now() - begun);
    }
    // With 200 a side and no difference, 0.5 ± 0.12 is more than four times the spread of chance.
    const told = longer(...times);
    expect(told).toBeGreaterThan(0.38);
    expect(told).toBeLessThan(0.62);
  }
}, 120_000);

test(`${COUNT} 次随机的问：没有漏出外面的一行；外面的世界变了，每一句回答逐字节不变`, async () => {
  const ownList = { at: 'GET /counties/:county/households', url: `/counties/${COUNTY}/households`, query: {} };
  const before = saidBy(await send(ACTORS[0], ownList));
  const { asked, faults } = await askAll(randomOf(SEED));
  expect(faults).toEqual([]);
  const changed = new Set<string>();
  const answers = new Map<number, string>();
  for (const village of [FAR, HE, LIU]) {
    await changeTheWorldIn([village]);
    changed.add(village);
    for (const [i, { actor, request }] of asked.entries()) {
      // Asked again when the last village that does not concern them has changed, and before one that does.
      if (actor.later.length === changed.size) answers.set(i, saidBy(await send(actor, request)));
    }
  }
  const differing = asked.filter(({ said }, i) => answers.get(i) !== said);
  expect(
    differing.map(
      ({ actor, request }) =>
        `${actor.role} ${request.at} ${request.url} ${JSON.stringify(request.query)} ${JSON.stringify(request.body)}`,
    ),
  ).toEqual([]);
  // The control: the county does see what has changed in its own villages.
  expect(saidBy(await send(ACTORS[0], ownList))).not.toBe(before);
}, 3_600_000);
