import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../server/clock/clock.ts';
import { uuidv7 } from '../../server/clock/uuidv7.ts';
import { KillableProgram } from './killable-program.ts';
import { prepare } from './kills.ts';
import { COUNTY, startLanes, type Tokens } from './lanes.ts';
import { Sender } from './sender.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';

let disk: SmallDisk;
let program: KillableProgram;
let tokens: Tokens;
let household: string;

beforeAll(async () => {
  disk = smallDisk();
  program = await KillableProgram.make('2022-06-01T09:00:00+08:00', disk.folder);
  await program.start();
  tokens = await prepare(program);
  const sender = new Sender(program.address);
  const lanes = startLanes(sender, tokens, 3, () => program.day);
  await lanes.begun();
  await lanes.stop();
  const list = await sender.get(tokens.county, `/api/counties/${COUNTY}/households`);
  household = (list.rows as { id: string }[])[0]?.id ?? '';
});
afterAll(async () => {
  await program?.remove();
  disk?.remove();
});

interface Said {
  readonly status: number;
  readonly code: string | undefined;
  readonly message: string | undefined;
}

async function post(url: string, body: object | Buffer, id = uuidv7(systemClock)): Promise<Said> {
  const isBytes = Buffer.isBuffer(body);
  const response = await fetch(`${program.address}/api/counties/${COUNTY}${url}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tokens.village}`,
      'command-id': id,
      'content-type': isBytes ? 'application/octet-stream' : 'application/json',
    },
    body: isBytes ? new Uint8Array(body) : JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  const { code, message } = (await response.json()) as { code?: string; message?: string };
  return { status: response.status, code, message };
}

const upload = () =>
  post(
    `/documents?household=${household}&kind=homeCheck`,
    Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(300_000)]),
  );
const seen = (words: string, id?: string) => post('/leads', { household, source: 'visit', words }, id);

/** Which of the words stand. */
async function wordsKept(): Promise<string[]> {
  const client = new pg.Client({ connectionString: program.databaseUrl() });
  await client.connect();
  const { rows } = await client
    .query<{ sentence: string }>(`select sentence from lead_reason where sentence like '%满盘%' order by sentence`)
    .finally(() => client.end());
  return rows.map(({ sentence }) => sentence.slice(sentence.indexOf('满盘')));
}

test('磁盘满了：上传、登记都得到一句话，没有办一半；腾出来以后不用重启，自己恢复，答应过的都在', async () => {
  expect((await upload()).status).toBe(200);
  disk.fill(program.pid, program.postmaster());
  const refusedUpload = await upload();
  expect([507, 503]).toContain(refusedUpload.status);
  expect(refusedUpload.message).toMatch(/[一-龥].*。$/);
  const acknowledged: string[] = [];
  let refused: Said | undefined;
  for (let nth = 0; nth < 400 && !refused; nth += 1) {
    // Free room inside files that stand already lets some through: those count as said yes to.
    const words = `满盘${String(nth).padStart(4, '0')}${'漏雨'.repeat(200)}`;
    const said = await seen(words);
    if (said.status === 200) acknowledged.push(words);
    else refused = said;
  }
  expect(['diskFull', 'unavailable', 'outcomeUnknown', 'busy']).toContain(refused?.code ?? refusedUpload.code);
  disk.empty(program.pid, program.postmaster());
  const id = uuidv7(systemClock);
  const last = `满盘9999${'漏雨'.repeat(3)}`;
  await expect
    .poll(async () => (await seen(last, id).catch(() => undefined))?.status, { timeout: 30_000, interval: 300 })
    .toBe(200);
  expect((await upload()).status).toBe(200);
  expect(program.isRunning()).toBe(true);
  await sleep(100);
  const kept = await wordsKept();
  expect(acknowledged.filter((words) => !kept.includes(words))).toEqual([]);
  expect(kept.filter((words) => words === last)).toHaveLength(1);
});
