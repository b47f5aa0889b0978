import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '../clock/clock.ts';
import { buildApp } from '../http/app.ts';
import { testProgram } from '../testing/program.ts';
import { localCertificate, type ServerCertificate } from './certificates.ts';
import { httpsSettings, serveHttps } from './serve.ts';

const DAY = 86_400_000;
let folder: string;
let now: number;
let made: ServerCertificate;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shouwang-https-'));
  // The TLS client goes by the real time, so the certificates must hold now.
  now = Math.round(performance.timeOrigin);
  made = await localCertificate(folder, now, ['localhost', '127.0.0.1']);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Asks over TLS, trusting only `ca`; the answer's text or the code of the refusal. */
function asked(port: number, host: string, ca: string | undefined): Promise<string> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, servername: host, ca, path: '/', agent: false }, (response) => {
      response.setEncoding('utf8');
      response.once('data', resolve);
    });
    request.once('error', (error: Error & { code?: string }) => resolve(error.code ?? error.message));
  });
}

async function serving<T>(certificate: ServerCertificate, work: (port: number) => Promise<T>): Promise<T> {
  const server = createServer({ cert: certificate.certificate, key: certificate.key }, (_, answer) =>
    answer.end('到了'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('只信任这个签发者的客户端连得上；名字不对、谁也不信任的，连不上', async () => {
  await serving(made, async (port) => {
    expect(await asked(port, 'localhost', made.authority?.certificate)).toBe('到了');
    expect(await asked(port, 'other.example', made.authority?.certificate)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(await asked(port, 'localhost', undefined)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });
});

test('别的签发者签的，不信任', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'shouwang-https-'));
  const other = await localCertificate(elsewhere, now, ['localhost']);
  await rm(elsewhere, { recursive: true });
  await serving(other, async (port) => {
    expect(await asked(port, 'localhost', made.authority?.certificate)).not.toBe('到了');
    expect(await asked(port, 'localhost', other.authority?.certificate)).toBe('到了');
  });
});

test('密钥只有程序自己读得到', async () => {
  for (const file of ['ca.key', 'server.key']) {
    expect((await stat(join(folder, 'https', file))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, 'https', file), 'utf8')).toContain('PRIVATE KEY');
  }
});

test.each([
  ['离到期还有 31 天，不换', 397 - 31, false],
  ['离到期正好 30 天，换', 397 - 30, true],
  ['离到期还有 29 天，换', 397 - 29, true],
])('%s；签发者不变', async (_, days, renewed) => {
  const base = await mkdtemp(join(tmpdir(), 'shouwang-https-'));
  const first = await localCertificate(base, now, ['localhost']);
  const later = await localCertificate(base, now + days * DAY);
  await rm(base, { recursive: true });
  expect(later.certificate !== first.certificate).toBe(renewed);
  expect(later.authority).toEqual(first.authority);
  expect(later.names).toEqual(['localhost']);
});

test('要别的名字就另签一张，没说名字就照旧；不是域名也不是 IP 的不签', async () => {
  const base = await mkdtemp(join(tmpdir(), 'shouwang-https-'));
  await localCertificate(base, now, ['shouwang.local', '10.0.0.5']);
  expect((await localCertificate(base, now)).names).toEqual(['shouwang.local', '10.0.0.5']);
  expect((await localCertificate(base, now, [' Fupin.Gov '])).names).toEqual(['fupin.gov']);
  await expect(localCertificate(base, now, ['a b'])).rejects.toMatchObject({ code: 'httpsNameInvalid' });
  await expect(localCertificate(base, now, [''])).rejects.toMatchObject({ code: 'httpsNameInvalid' });
  await rm(base, { recursive: true });
});

test('没有 HTTPS_PORT 就不开；有就开，也可以用单位自己的证书', async () => {
  const program = { dataDir: folder, clock: fixedClock(now) };
  expect(httpsSettings({}, program)).toBeUndefined();
  const own = {
    SHOUWANG_HTTPS_CERT: join(folder, 'https', 'server.crt'),
    SHOUWANG_HTTPS_KEY: join(folder, 'https', 'server.key'),
  };
  for (const env of [{ HTTPS_PORT: '0' }, { HTTPS_PORT: '0', ...own }]) {
    const settings = httpsSettings({ ...env, HTTPS_HOST: '127.0.0.1' }, program);
    if (!settings) throw new Error('HTTPS is asked for');
    const { server, certificate, close } = await serveHttps(
      settings,
      (_, answer) => answer.end('到了'),
      () => undefined,
    );
    const { port } = server.address() as AddressInfo;
    expect(await asked(port, 'localhost', made.authority?.certificate)).toBe('到了');
    expect(certificate.authority === undefined).toBe('SHOUWANG_HTTPS_CERT' in env);
    await close();
  }
  const missing = httpsSettings(
    { HTTPS_PORT: '1', SHOUWANG_HTTPS_CERT: '/nowhere', SHOUWANG_HTTPS_KEY: '/nowhere' },
    program,
  );
  await expect(missing?.certificate()).rejects.toMatchObject({ code: 'httpsFilesUnreadable' });
});

test('安装证书的页：没有设过就说不用装；设过就有指纹和可下载的证书，没有密钥', async () => {
  const program = await testProgram();
  const app = await buildApp(program, [], undefined);
  expect((await app.inject('/visit/certificate')).body).toContain('不用安装');
  expect((await app.inject('/visit/certificate/shouwang.crt')).statusCode).toBe(404);
  const { authority } = await localCertificate(program.dataDir, program.clock.now(), ['localhost']);
  const page = await app.inject('/visit/certificate');
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  for (const word of [authority?.fingerprint, '安卓', '苹果', 'Windows']) expect(page.body).toContain(word);
  const file = await app.inject('/visit/certificate/shouwang.crt');
  expect(file.headers['content-type']).toBe('application/x-x509-ca-cert');
  expect(file.body).toBe(authority?.certificate);
  expect(file.body + page.body).not.toContain('PRIVATE KEY');
  await app.close();
  await program.close();
});
