import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../contract/roles.ts';
import { addUser } from '../accounts/operator.ts';
import { uuidv7 } from '../clock/uuidv7.ts';
import { buildApp } from '../http/app.ts';
import type { Route } from '../http/route.ts';
import { ROUTES } from '../http/routes.ts';
import { COUNTY, SONG, TOWN_NORTH } from '../testing/county.ts';
import { wordsIn } from '../testing/files-read.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { FAR, FAR_COUNTY, type MadePlace, makeTwoCounties } from '../testing/two-counties.ts';
import { operatorActor } from './actor.ts';
import type { RouteSpec, Target } from './testing-route-spec.ts';
import { ROUTE_TABLE } from './testing-route-table.ts';
import { perform } from './work.ts';

const PASSWORD = 'Ceshi-mima-7731';
const [CITY, PROVINCE] = ['990100000000', '990000000000'];
/** Written by hand: the codes that begin so are inside. */
const ACTORS: readonly { role: Exclude<Role, 'operator'>; area: string; prefix: string }[] = [
  { role: 'province', area: PROVINCE, prefix: '99' },
  { role: 'city', area: CITY, prefix: '9901' },
  { role: 'county', area: COUNTY, prefix: '990101' },
  { role: 'township', area: TOWN_NORTH, prefix: '990101100' },
  { role: 'village', area: SONG, prefix: '990101100201' },
  { role: 'system', area: COUNTY, prefix: '990101' },
  { role: 'security', area: COUNTY, prefix: '990101' },
  { role: 'audit', area: COUNTY, prefix: '990101' },
];
type TestActor = (typeof ACTORS)[number];

let program: TestProgram;
let app: FastifyInstance;
let places: MadePlace[];
let accounts: { near: string; far: string };
/** A route without an entry fails the first test; the others go on with the rest. */
const LISTED = ROUTES.filter(({ at }) => at in ROUTE_TABLE);
const cookies = new Map<string, string>();
const answeredInside = new Set<string>();
let serial = 0;

beforeAll(async () => {
  program = await testProgram();
  places = Object.values(await makeTwoCounties(program));
  const add = (name: string, role: Role, area: string) => addUser(program, { name, role, area, password: PASSWORD });
  accounts = { near: (await add('spare-near', 'village', SONG)).id, far: (await add('spare-far', 'village', FAR)).id };
  app = await buildApp(program, ROUTES, undefined);
  for (const { role, area } of ACTORS) {
    await add(role, role, area);
    const answer = await app.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload: { name: role, password: PASSWORD },
    });
    cookies.set(role, answer.cookies[0]?.value ?? '');
  }
}, 120_000);
afterAll(async () => {
  await app.close();
  await program.close();
});

/** Asks a route as somebody with a real session, or as nobody. */
function send(route: Route, at: Target, role: string | undefined): Promise<LightMyRequestResponse> {
  const [method = '', path = ''] = route.at.split(' ');
  const { params = {}, query = {}, body, bytes } = specOf(route).ask(at);
  const url = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  const payload = bytes ?? body;
  return app.inject({
    method: method as 'GET',
    url: `/api${url}`,
    query,
    headers: { 'command-id': uuidv7(program.clock), ...(bytes && { 'content-type': 'application/octet-stream' }) },
    cookies: { shouwang: role ? (cookies.get(role) ?? '') : '' },
    ...(payload && { payload }),
  });
}

function specOf(route: Route): RouteSpec {
  const spec = ROUTE_TABLE[route.at];
  if (!spec) throw new Error(`no entry in the table: ${route.at}`);
  return spec;
}

/** The places that an address can tell apart; for areas also those above. */
function targetsOf({ names }: RouteSpec): Target[] {
  const [song, , , far] = places as [MadePlace, MadePlace, MadePlace, MadePlace];
  const above = [TOWN_NORTH, COUNTY, CITY, PROVINCE, FAR_COUNTY].map((code) => ({ ...song, village: code }));
  const some = {
    nothing: [song],
    county: [song, far],
    account: [song, far],
    household: places,
    area: [...places, ...above],
  };
  return some[names].map((place) => {
    serial += 1;
    return { ...place, version: 1, account: place.county === COUNTY ? accounts.near : accounts.far, serial };
  });
}

function isInside({ prefix }: TestActor, { names }: RouteSpec, at: Target): boolean {
  if (names === 'nothing') return true;
  if (names === 'county') return at.county.startsWith(prefix.slice(0, 6));
  return at.village.startsWith(prefix);
}

/** Nothing of a place outside, and for an administrator no name or number of any. */
function forbiddenFor({ role, prefix }: TestActor): string[] {
  const outside = places.filter(({ village }) => !village.startsWith(prefix));
  const isAdministrator = ['system', 'security', 'audit'].includes(role);
  return [
    ...outside.flatMap(({ ids, words }) => [...ids, ...words]),
    ...(isAdministrator ? places.flatMap(({ words }) => words) : []),
  ];
}

/** What is wrong with an answer; empty when it is as the table says. */
function faultsOf(actor: TestActor, route: Route, at: Target, answer: LightMyRequestResponse): string[] {
  const spec = specOf(route);
  const words = wordsIn(answer.rawPayload);
  const code = answer.statusCode === 200 ? '' : String((answer.json() as { code: string }).code);
  const place = `${route.at} @${at.village} → ${answer.statusCode} ${code}`;
  // What somebody typed may come back, such as the household of a refused batch; it tells nothing that was not known.
  const typed = JSON.stringify(spec.ask(at));
  const leaked = forbiddenFor(actor).filter((word) => words.includes(word) && !typed.includes(word));
  const faults = leaked.length > 0 ? [`${place} 漏出 ${leaked.join(' ')}`] : [];
  const isRight = () => {
    if (!spec.roles.includes(actor.role)) return answer.statusCode === 403 && code === 'verbNotAllowed';
    if (!isInside(actor, spec, at)) return isAsOutside(spec, answer.statusCode);
    return isAsInside(route, spec, answer.statusCode, code);
  };
  if (!isRight()) faults.push(place);
  return faults;
}

function isAsOutside(spec: RouteSpec, status: number): boolean {
  return status === 404 || (spec.outside === 'nothing' && [200, 422].includes(status));
}

function isAsInside(route: Route, spec: RouteSpec, status: number, code: string): boolean {
  if (status === 200) answeredInside.add(route.at);
  if (spec.inside) return spec.inside.includes(status);
  const refusals = route.act ? [400, 409, 422] : [];
  return status === 200 || refusals.includes(status) || (Boolean(route.act) && code === 'caseDeskNotAllowed');
}

/** The version that somebody sees on the household's page now. */
function versionOf({ county, household }: Target): Promise<number> {
  return perform(program, operatorActor(), async ({ tx }) => {
    const asked = tx.selectFrom('household').select('version').where('county', '=', county).where('id', '=', household);
    return (await asked.executeTakeFirstOrThrow()).version;
  });
}

/** Every row of every household-side table, as one text a table. */
async function rowsOfHouseholds(): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: program.adminUrl });
  await client.connect();
  const { rows } = await client.query<{
    name: string;
  }>(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname in ('county', 'area') group by 1 having count(*) = 2`);
  const texts: Record<string, string> = {};
  for (const { name } of [...rows, { name: 'account' }, { name: 'role_grant' }]) {
    const all = `select md5(string_agg(t::text, '|' order by t::text)) as sum from ${name} t`;
    texts[name] = (await client.query<{ sum: string }>(all)).rows[0]?.sum ?? '';
  }
  await client.end();
  return texts;
}

test('每条路由都在权限表里有一行，表里没有多余的行', () => {
  expect(Object.keys(ROUTE_TABLE).sort()).toEqual(ROUTES.map(({ at }) => at).sort());
});

/** Asks everything outside the actor's verbs and area. */
async function faultsOutside(actor: TestActor): Promise<string[]> {
  const faults: string[] = [];
  for (const route of LISTED) {
    const spec = specOf(route);
    for (const at of targetsOf(spec)) {
      if (spec.roles.includes(actor.role) && isInside(actor, spec, at)) continue;
      faults.push(...faultsOf(actor, route, at, await send(route, at, actor.role)));
    }
  }
  return faults;
}

test.each(ACTORS)(
  '$role：范围以外的路由、村、镇、县，一概不存在或为空，什么也没有写进去',
  async (actor) => {
    const before = await rowsOfHouseholds();
    expect(await faultsOutside(actor)).toEqual([]);
    expect(await rowsOfHouseholds()).toEqual(before);
  },
  120_000,
);

test.each(ACTORS)(
  '$role：范围以内该答的都答，不带出外面的一行',
  async (actor) => {
    const faults: string[] = [];
    for (const route of LISTED) {
      const spec = specOf(route);
      if (!spec.roles.includes(actor.role)) continue;
      for (const at of targetsOf(spec).filter((target) => isInside(actor, spec, target))) {
        const answer = await send(route, { ...at, version: await versionOf(at) }, actor.role);
        faults.push(...faultsOf(actor, route, at, answer));
        const own = places.filter(
          ({ village }) => village.startsWith(at.village.replace(/0+$/, '')) || spec.names !== 'area',
        );
        const shown = own.some(({ ids, words }) => [...ids, ...words].some((word) => answer.body.includes(word)));
        if (spec.shows && !shown) faults.push(`${route.at} @${at.village} 没有答出自己的行`);
      }
    }
    expect(faults).toEqual([]);
  },
  120_000,
);

test('没有登录的人，哪条路由都不答', async () => {
  const faults: string[] = [];
  for (const route of LISTED) {
    for (const at of targetsOf(specOf(route))) {
      const answer = await send(route, at, undefined);
      if (answer.statusCode !== 401) faults.push(`${route.at} → ${answer.statusCode}`);
    }
  }
  expect(faults).toEqual([]);
});

test('对照：凡是有人能办成的路由，确实有人在范围以内办成过', () => {
  const never = LISTED.map(({ at }) => at).filter((at) => {
    const { inside } = ROUTE_TABLE[at] ?? {};
    return (!inside || inside.includes(200)) && !answeredInside.has(at);
  });
  expect(never).toEqual([]);
});

test('对照：农户两张表的行级安全关掉以后，同样的问法查得出漏', async () => {
  const client = new pg.Client({ connectionString: program.adminUrl });
  await client.connect();
  await client.query('alter table household disable row level security');
  await client.query('alter table household_version disable row level security');
  await client.end();
  const village = ACTORS.find(({ role }) => role === 'village') as TestActor;
  const faults = (await faultsOutside(village)).join('\n');
  expect(faults).toContain('GET /counties/:county/households @');
  expect(faults).toContain('漏出');
}, 120_000);
