import { existsSync, readdirSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COUNTY } from '../../testing/county.ts';
import { randomOf } from '../../testing/seeded-random.ts';
import { HOSTILE_FILES } from './all.ts';
import { harmless } from './hostile-file.ts';
import { type Ending, faultOf, send } from './sending.ts';
import { type RunningServer, startServer } from './testing-running-server.ts';
import { NAMES } from './texts.ts';

const ALL = process.env.SHOUWANG_HOSTILE === 'all';
const SEED = Number(process.env.SHOUWANG_SEED ?? 20221122);
const MOST_EXTRA = 150;
const LONGEST = 15_000;
/** Of another client's list of households, while all of them come in; on two cores shared with the tests. */
const BOUND_P95 = 1000;

const files = HOSTILE_FILES.filter(({ long }) => ALL || !long);
let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
  const [good] = NAMES;
  const makeReady = harmless('平常的一份', good?.make ?? (() => Buffer.alloc(0)), { fileName: '农户.csv' });
  await (await send(server, makeReady, makeReady.make(randomOf(SEED))))();
}, 120_000);
afterAll(() => server.stop());

/** On connections of its own: where a file is refused in the middle, the connection it came by is closed. */
function askedBy(agent: Agent, path: string): Promise<number> {
  return new Promise((done, fail) => {
    const options = { agent, headers: { cookie: server.county } };
    const asking = get(`${server.address}${path}`, options, (answer) => {
      answer.resume();
      answer.once('end', () => done(answer.statusCode ?? 0));
    });
    asking.once('error', fail);
  });
}

/** Asks for the list of households again and again, until told to stop; answers the waiting times in milliseconds. */
function otherClient(): () => Promise<number[]> {
  let isOver = false;
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  const asking = (async () => {
    while (!isOver) {
      const begun = performance.now();
      const status = await askedBy(agent, `/api/counties/${COUNTY}/households`);
      if (status !== 200) throw new Error(`another client got ${status}`);
      times.push(performance.now() - begun);
      await new Promise((done) => setTimeout(done, 20));
    }
  })();
  return async () => {
    isOver = true;
    await asking;
    agent.destroy();
    return times.sort((a, b) => a - b);
  };
}

interface Sent {
  readonly fault: string | undefined;
  readonly milliseconds: number;
}

/** All at once into the line, as they come from many hands; a time is that since the one before had ended. */
async function sendTogether(): Promise<Sent[]> {
  const waiting: (() => Promise<Ending>)[] = [];
  for (const [i, file] of files.entries()) waiting.push(await send(server, file, file.make(randomOf(SEED + i))));
  const sent: Sent[] = [];
  for (const [i, file] of files.entries()) {
    const begun = performance.now();
    const ending = await (waiting[i] as () => Promise<Ending>)();
    sent.push({ fault: faultOf(file, ending), milliseconds: performance.now() - begun });
  }
  return sent;
}

function tell(line: string): void {
  if (ALL) process.stdout.write(`${line}\n`);
}

/** One after the other, each with its own memory and time, as a table. */
async function sendOneByOne(): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (const [i, file] of files.entries()) {
    const bytes = file.make(randomOf(SEED + i));
    server.forgetPeak();
    const before = server.memory()?.now ?? 0;
    const begun = performance.now();
    const ending = await (await send(server, file, bytes))();
    const milliseconds = performance.now() - begun;
    const extra = Math.round((server.memory()?.peak ?? 0) - before);
    const fault = faultOf(file, ending) ?? (extra > MOST_EXTRA ? `${file.what}：多用内存 ${extra} MB` : undefined);
    sent.push({ fault, milliseconds });
    const size = (bytes.length / 1024).toFixed(0);
    tell(
      [file.what, `${size} kB`, `${Math.round(milliseconds)} ms`, `+${extra} MB`, fault ?? ending.sentence].join('\t'),
    );
  }
  return sent;
}

test(`${files.length} 份恶意文件：该拒收的说明白，几秒之内，多用内存不到 ${MOST_EXTRA} MB，别人照常使用`, async () => {
  const before = server.memory()?.now ?? 0;
  server.forgetPeak();
  const stop = otherClient();
  const sent = ALL ? await sendOneByOne() : await sendTogether();
  const times = await stop();
  const p95 = times[Math.floor(times.length * 0.95)] ?? 0;
  const extra = Math.round((server.memory()?.peak ?? 0) - before);
  const slowest = Math.max(...sent.map(({ milliseconds }) => milliseconds));
  tell(`最慢 ${Math.round(slowest)} ms，别人的 p95 ${Math.round(p95)} ms（${times.length} 次），多用内存 ${extra} MB`);
  expect(sent.flatMap(({ fault }) => (fault === undefined ? [] : [fault]))).toEqual([]);
  expect(slowest).toBeLessThan(LONGEST);
  expect(p95).toBeLessThan(BOUND_P95);
  if (!ALL) expect(extra).toBeLessThan(MOST_EXTRA);
}, 1_200_000);

test('打开过的工作簿不留明文，数据目录以外没有多出文件', () => {
  const opened = join(server.dataDir, 'uploads', 'opened');
  expect(existsSync(opened) ? readdirSync(opened) : []).toEqual([]);
  for (const outside of ['/tmp/shouwang-hostile', '/tmp/shouwang-hostile.csv']) expect(existsSync(outside)).toBe(false);
});
