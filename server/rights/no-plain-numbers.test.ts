import { buffer } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../http/app.ts';
import { ROUTES } from '../http/routes.ts';
import { COUNTY } from '../testing/county.ts';
import { type Browser, browserOf } from '../testing/http.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { type MadePlace, makeTwoCounties } from '../testing/two-counties.ts';

let program: TestProgram;
let app: FastifyInstance;
let places: MadePlace[];
let officer: Browser;

beforeAll(async () => {
  program = await testProgram();
  places = Object.values(await makeTwoCounties(program));
  app = await buildApp(program, ROUTES, undefined);
  officer = await browserOf(program, app, 'county', COUNTY);
});
afterAll(async () => {
  await app.close();
  await program.close();
});

/** Numbers only: names stay readable under the policies. */
const numbers = () => places.flatMap(({ words }) => words).filter((word) => /\d{11}/.test(word));

/**
 * Every row of every table as COPY writes it: values come out of TOAST uncompressed, bytes as hexadecimal digits. So a
 * number is sought as text and as the digits of its bytes.
 */
async function dump(): Promise<string> {
  const client = new pg.Client({ connectionString: program.adminUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'audit', 'migration')`,
  );
  const texts: string[] = [];
  for (const { name } of rows) texts.push((await buffer(client.query(to(`copy ${name} to stdout`)))).toString());
  await client.end();
  return texts.join('\n');
}

function foundIn(text: string, words: readonly string[]): string[] {
  return words.filter((word) => text.includes(word) || text.includes(Buffer.from(word).toString('hex')));
}

async function plant(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: program.adminUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

test('查过、看过、更正过以后，证件号码和电话在整个库里没有一处明文', async () => {
  const [song] = places as [MadePlace];
  const [idNumber = '', phone = ''] = numbers();
  const at = `/counties/${COUNTY}`;
  const revealed = await officer.send(`${at}/persons/${song.person}/reveal`, { reason: '核对办理低保' });
  expect(revealed.body).toContain(idNumber);
  expect((await officer.send(`${at}/households/search`, { idNumber })).body).toContain(song.household);
  await officer.send(`${at}/households/search`, { phone });
  await officer.send(`${at}/households/${song.household}/members/${song.person}/correction`, {
    ...{ from: '2022-05-01', reason: '走访核对', version: 1 },
    changes: { workMonths: 3 },
  });
  expect(numbers().length).toBeGreaterThanOrEqual(15);
  expect(foundIn(await dump(), numbers())).toEqual([]);
});

test('对照：埋一个明文号码、一个藏在字节里的、一个压缩存放的，都找得到', async () => {
  const long = `repeat('甲', 100000) || '199000088${'01'}'`;
  await plant(`update household_version set village_group = '990199197001011236' where area = '${places[0]?.village}'`);
  await plant(
    `update person_version set private_digest = convert_to('19900007701', 'UTF8') where area = '${places[1]?.village}'`,
  );
  await plant(`update lead_reason set sentence = ${long} where area = '${places[2]?.village}'`);
  const planted = ['990199197001011236', '19900007701', '19900008801'];
  expect(foundIn(await dump(), planted)).toEqual(planted);
});
