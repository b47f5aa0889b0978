import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { type Static, Type } from 'typebox';
import { inTransaction } from '../db/transaction.ts';
import { problem } from '../http/problem.ts';
import { NOBODY } from '../rights/actor.ts';
import type { Program } from '../rights/work.ts';

const OneDevice = Type.Object({ device: Type.String({ format: 'uuid' }) });

/**
 * What a phone asks whose session is over, as a lost one's soon is: `{}`, or `deviceWiped`. Answered before an actor is
 * known: who names a device tells 74 random bits that only the phone and its office hold, and learns one yes or no.
 */
export async function lostDeviceRoute(app: FastifyInstance, program: Program): Promise<void> {
  app.get<{ Params: Static<typeof OneDevice> }>(
    '/api/visit/devices/:device/standing',
    {
      schema: { summary: '登录过期的手机问：我是不是登记丢失了', params: OneDevice },
      config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
    },
    async ({ params: { device } }) => {
      const { rows } = await inTransaction(program.pool, NOBODY, (tx) =>
        sql<{ lost: boolean }>`select device_is_lost(${device}) as lost`.execute(tx),
      );
      if (rows[0]?.lost) throw problem('deviceWiped');
      return {};
    },
  );
}
