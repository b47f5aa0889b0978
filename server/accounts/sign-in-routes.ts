import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { problem } from '../http/problem.ts';
import { type Program, perform } from '../rights/work.ts';
import { listDemoAccounts } from './demo-accounts.ts';
import { actorOfRequest, COOKIE, closeSession, deviceOf, tokenOf } from './sessions.ts';
import { signIn } from './sign-in.ts';

const SignIn = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 64 }),
  password: Type.String({ minLength: 1, maxLength: 256 }),
});

/** Signing in and out: the only addresses answered before an actor is known. */
export async function signInRoutes(app: FastifyInstance, program: Program): Promise<void> {
  app.get('/api/demo-accounts', { schema: { summary: '演示账号；不是演示时为空' } }, () =>
    listDemoAccounts(program.dataDir),
  );
  app.post<{ Body: Static<typeof SignIn> }>(
    '/api/sign-in',
    { schema: { summary: '登录', body: SignIn }, config: { rateLimit: { max: 60, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const { token, actor } = await signIn(program, request.body.name, request.body.password, deviceOf(request));
      setCookie(reply, token);
      return { name: actor.name, role: actor.role };
    },
  );
  app.post('/api/sign-out', { schema: { summary: '退出' } }, async (request, reply) => {
    const token = tokenOf(request);
    const actor = await actorOfRequest(program, request);
    if (!token) throw problem('notSignedIn');
    await perform(program, actor, (work) => closeSession(work.tx, token, work.at));
    reply.clearCookie(COOKIE, { path: '/' });
    return {};
  });
}

// No `secure`: a county office without a certificate still works on its own machine; SameSite keeps other sites out.
function setCookie(reply: FastifyReply, token: string): void {
  reply.setCookie(COOKIE, token, { path: '/', httpOnly: true, sameSite: 'strict' });
}
