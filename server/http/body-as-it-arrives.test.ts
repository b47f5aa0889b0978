import { Agent, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LARGEST_DOCUMENT } from '../../contract/documents.ts';
import { openSession } from '../accounts/sessions.ts';
import { uuidv7 } from '../clock/uuidv7.ts';
import { documentRoutes } from '../documents/routes.ts';
import { perform } from '../rights/work.ts';
import { COUNTY, makeTestCounty, officer, type TestCounty } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { buildApp } from './app.ts';

let program: TestProgram;
let county: TestCounty;
let app: FastifyInstance;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

beforeAll(async () => {
  program = await testProgram();
  county = await makeTestCounty(program);
  app = await buildApp(program, documentRoutes, undefined);
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  agent.destroy();
  await app.close();
  await program.close();
});

test('文件过大：一直传到完的人听得到缘由，连接也还好用', async () => {
  const village = await officer(program, 'village');
  const token = await perform(program, village, ({ tx, clock }) =>
    openSession(tx, village.id, 'bearer', 'test', clock.now()),
  );
  const ports = new Set<number | undefined>();
  const post = (size: number) =>
    new Promise<{ status: number | undefined; body: string }>((done, fail) => {
      const asking = request(
        {
          ...{ agent, method: 'POST', host: '127.0.0.1', port: (app.server.address() as AddressInfo).port },
          path: `/api/counties/${COUNTY}/documents?kind=authorisation&household=${county.households.S1.id}`,
          headers: {
            ...{ authorization: `Bearer ${token}`, 'command-id': uuidv7(program.clock) },
            'content-type': 'application/octet-stream',
          },
        },
        (answer: IncomingMessage) => {
          ports.add(answer.socket.localPort);
          let body = '';
          answer.on('data', (chunk) => {
            body += chunk;
          });
          answer.on('end', () => done({ status: answer.statusCode, body }));
        },
      );
      asking.once('error', fail);
      asking.end(Buffer.alloc(size, '%PDF-1.7\n'));
    });
  for (let times = 0; times < 2; times += 1) {
    const { status, body } = await post(LARGEST_DOCUMENT * 2);
    expect({ status, message: JSON.parse(body).message }).toMatchObject({
      ...{ status: 422, message: expect.stringContaining('超过 20 MB') },
    });
  }
  expect((await post(100)).status).toBe(200);
  expect(ports.size).toBe(1);
});
