import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LARGEST_DOCUMENT } from '../../contract/documents.ts';
import { openSession } from '../accounts/sessions.ts';
import { uuidv7 } from '../clock/uuidv7.ts';
import { buildApp } from '../http/app.ts';
import type { Actor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { COUNTY, LIU, makeTestCounty, officer, type TestCounty } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { documentRoutes } from './routes.ts';
import { jpegOf, pngOf } from './testing-pictures.ts';

let program: TestProgram;
let county: TestCounty;
let app: FastifyInstance;
let village: Actor;

beforeAll(async () => {
  program = await testProgram();
  county = await makeTestCounty(program);
  village = await officer(program, 'village');
  app = await buildApp(program, documentRoutes, undefined);
});
afterAll(async () => {
  await app.close();
  await program.close();
});

const pdf = Buffer.from('%PDF-1.7\n一份扫描件');

const photo = () => jpegOf({ width: 1200, height: 900, place: 'GPS 30.2N 114.5E', comment: 'made by Zhang' });

async function upload(actor: Actor, content: Buffer, household = county.households.S1.id, id = uuidv7(program.clock)) {
  return app.inject({
    method: 'POST',
    url: `/api/counties/${COUNTY}/documents?kind=authorisation&household=${household}`,
    headers: { ...(await signedIn(actor)), 'content-type': 'application/octet-stream', 'command-id': id },
    payload: content,
  });
}

async function signedIn(actor: Actor) {
  const token = await perform(program, actor, ({ tx, clock }) =>
    openSession(tx, actor.id, 'bearer', 'test', clock.now()),
  );
  return { authorization: `Bearer ${token}` };
}

async function fetchDocument(actor: Actor, id: string) {
  return app.inject({ url: `/api/counties/${COUNTY}/documents/${id}`, headers: await signedIn(actor) });
}

test('上传的扫描件原样取回，作为附件，名字里没有人名', async () => {
  const stored = await upload(village, pdf);
  expect(stored.statusCode).toBe(200);
  expect(stored.json()).toMatchObject({ kind: 'authorisation', mediaType: 'application/pdf', size: pdf.length });
  const answer = await fetchDocument(village, stored.json().id);
  expect(answer.rawPayload.equals(pdf)).toBe(true);
  expect(decodeURIComponent(String(answer.headers['content-disposition']))).toBe(
    "attachment; filename*=UTF-8''承诺授权书 2022-05-30.pdf",
  );
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
});

test('同一个提交编号再发一遍，还是那一份', async () => {
  const id = uuidv7(program.clock);
  const first = await upload(village, pdf, undefined, id);
  expect((await upload(village, pdf, undefined, id)).json()).toEqual(first.json());
});

test('照片里的地点、说明去掉，画面不动', async () => {
  const { id } = (await upload(village, photo())).json();
  const kept = (await fetchDocument(village, id)).rawPayload.toString('latin1');
  expect(kept).toContain('JFIF');
  expect(kept).toContain('scan');
  expect(kept).not.toContain('GPS');
  expect(kept).not.toContain('Zhang');
});

async function keptOf(content: Buffer): Promise<Buffer> {
  const { id } = (await upload(village, content)).json();
  return (await fetchDocument(village, id)).rawPayload;
}

test('照片末尾夹带的另一个文件不留，图片块以外的内容不留', async () => {
  const archive = Buffer.from('PK\x05\x06 夹带的压缩包');
  expect((await keptOf(Buffer.concat([photo(), archive]))).includes('PK')).toBe(false);
  const chunks = [['tEXt', 'Author Zhang'] as const, ['iCCP', 'profile'] as const];
  const png = pngOf({ width: 20, height: 10, chunks });
  const kept = await keptOf(Buffer.concat([png, archive]));
  expect(kept.equals(pngOf({ width: 20, height: 10 }))).toBe(true);
});

test('几段扫描的照片（渐进式）一个字节不少', async () => {
  const progressive = jpegOf({ width: 8, height: 8, scans: ['a\xff\x00b', 'c\xff\xd0d'] });
  expect((await keptOf(progressive)).equals(progressive)).toBe(true);
});

test('一亿二千万个点收，多一行不收；一边超过三万个点不收', async () => {
  const answer = async (width: number, height: number) => (await upload(village, pngOf({ width, height }))).statusCode;
  expect(await answer(12_000, 10_000)).toBe(200);
  expect(await answer(12_000, 10_001)).toBe(422);
  expect(await answer(30_000, 1)).toBe(200);
  expect(await answer(30_001, 1)).toBe(422);
});

test('PDF 里夹带程序、命令、别的文件，或者同时是压缩包，不收', async () => {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  for (const more of ['/S /JavaScript', '/S /Launch', '/EmbeddedFile', end]) {
    const answer = await upload(village, Buffer.concat([pdf, Buffer.from(more)]));
    expect(answer.json()).toMatchObject({ code: 'documentRefused', message: expect.stringContaining('夹带') });
  }
});

test('别村的人传不上来，也取不到', async () => {
  const stranger = await officer(program, 'village', LIU);
  expect((await upload(stranger, pdf)).json()).toMatchObject({ code: 'notFound' });
  const { id } = (await upload(village, pdf)).json();
  expect((await fetchDocument(stranger, id)).json()).toMatchObject({ code: 'notFound' });
});

test('程序文件、网页、残缺的图片不收', async () => {
  for (const content of [Buffer.from('MZ\x90'), Buffer.from('<html>'), photo().subarray(0, 30)]) {
    expect((await upload(village, content)).json()).toMatchObject({ code: 'documentRefused' });
  }
});

test('20 MB 收，多一个字节不收', async () => {
  const full = Buffer.alloc(LARGEST_DOCUMENT, 0x20);
  pdf.copy(full);
  expect((await upload(village, full)).statusCode).toBe(200);
  expect((await upload(village, Buffer.concat([full, Buffer.from(' ')]))).json()).toMatchObject({
    code: 'documentRefused',
  });
});
