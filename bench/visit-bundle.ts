import fastify from 'fastify';
import { sql } from 'kysely';
import pg from 'pg';
import { addUser } from '../server/accounts/operator.ts';
import { uuidv7 } from '../server/clock/uuidv7.ts';
import { buildApp } from '../server/http/app.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { perform } from '../server/rights/work.ts';
import { householdBodiesSql } from '../server/visits/household-bodies.ts';
import { visitRoutes } from '../server/visits/routes.ts';
import type { Bench, BenchCounty } from './bench.ts';
import { contest } from './contest.ts';

const VILLAGE = 500;
const PASSWORD = 'Ceshi-mima-7731';

/** The first download of a village over HTTP, beside the same rows as bare JSON: no rights, nothing opened, no audit. */
export const bench: Bench = {
  title: '手机下载一个村',
  async run(stage) {
    const county = await stage.county();
    const village = await villageNear(county, VILLAGE);
    const [ours, bare] = [await phoneAt(county, village.area), await bareAt(county, village.area)];
    try {
      const sizes = [(await ours.download()).length, (await bare.download()).length];
      stage.say(`${village.households} 户，${sizes.map((size) => Math.round(size / 1024)).join(' 与 ')} kB`);
      return await contest(
        [{ name: `${village.households} 户的村，含权限、遮掩、审计`, run: ours.download, aim: { atMost: 2 } }],
        { name: '同一句 SQL 直接成 JSON，没有权限、遮掩、审计', run: bare.download },
        stage.given.rounds,
      );
    } finally {
      await Promise.all([ours.close(), bare.close()]);
    }
  },
};

async function villageNear({ program, county }: BenchCounty, size: number) {
  const { rows } = await perform(program, operatorActor(), ({ tx }) =>
    sql<{ area: string; households: number }>`
      select area, count(*)::integer as households from household where county = ${county} group by area
      order by abs(count(*) - ${size}) limit 1`.execute(tx),
  );
  if (!rows[0]) throw new Error('这个县没有农户');
  return rows[0];
}

/** A village officer with a phone, over HTTP as phones come. */
async function phoneAt({ program }: BenchCounty, area: string) {
  const app = await buildApp(program, visitRoutes, undefined);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const device = uuidv7(program.clock);
  const name = `bench-${device}`;
  await addUser(program, { name, role: 'village', area, password: PASSWORD });
  const json = { 'content-type': 'application/json' };
  const signIn = await fetch(`${address}/api/sign-in`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ name, password: PASSWORD }),
  });
  const headers = { cookie: signIn.headers.get('set-cookie')?.split(';')[0] ?? '', 'accept-encoding': 'identity' };
  await fetch(`${address}/api/visit/devices`, {
    method: 'POST',
    headers: { ...headers, ...json, 'command-id': device },
    body: JSON.stringify({ name: '测速' }),
  });
  const url = `${address}/api/visit/bundle?device=${device}`;
  return { download: () => textOf(url, headers), close: () => app.close() };
}

/** The same rows past every wall, in the same kind of server. */
async function bareAt({ program, county }: BenchCounty, area: string) {
  const query = await perform(program, operatorActor(), async ({ tx, today, actor }) =>
    householdBodiesSql(county, sql`h.area = ${area}`, today, actor.id).compile(tx),
  );
  const pool = new pg.Pool({ connectionString: program.adminUrl });
  const app = fastify();
  app.get('/bundle', async (_request, reply) => {
    const { rows } = await pool.query<{ body: string }>(query.sql, [...query.parameters]);
    return reply.type('application/json').send(`[${rows.map(({ body }) => body).join(',')}]`);
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const close = async () => {
    await app.close();
    await pool.end();
  };
  return { download: () => textOf(`${address}/bundle`, { 'accept-encoding': 'identity' }), close };
}

async function textOf(url: string, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(url, { headers });
  if (!answer.ok) throw new Error(`${url}：${answer.status}`);
  return answer.text();
}
