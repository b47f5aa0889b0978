import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { actorOfRequest, findRemembered, SessionChanged } from '../accounts/sessions.ts';
import { signInRoutes } from '../accounts/sign-in-routes.ts';
import { serveCertificatePage } from '../https/certificate-page.ts';
import { mayDo } from '../rights/verbs.ts';
import type { Program } from '../rights/work.ts';
import { lostDeviceRoute } from '../visits/lost-device-route.ts';
import { bodyAsItArrives, throwRestAway } from './body-as-it-arrives.ts';
import { failureOf } from './failure.ts';
import { inputFault } from './input-fault.ts';
import { logProblem } from './log.ts';
import { Problem, problem } from './problem.ts';
import { respond } from './respond.ts';
import { addressOf, type Route } from './route.ts';
import { serveDesk } from './static.ts';

const packed = promisify(gzip);

const HEADERS = {
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      upgradeInsecureRequests: null,
    },
  },
  crossOriginEmbedderPolicy: false,
  strictTransportSecurity: false,
};

/** The HTTP face of the program: every route of every duty, the sign-in, the desk's files. */
export async function buildApp(
  program: Program,
  routes: readonly Route[],
  webRoot: string | undefined,
): Promise<FastifyInstance> {
  const app = fastify({ logger: false, bodyLimit: 4 * 1024 * 1024, trustProxy: '127.0.0.1' });
  app.setErrorHandler(answerProblem);
  await app.register(cookie);
  await app.register(helmet, HEADERS);
  await app.register(rateLimit, { global: false, errorResponseBuilder: () => problem('tooManyRequests') });
  await app.register(swagger, { openapi: { info: { title: '守望 Shouwang', version: '1' } } });
  // A workbook is read from the request as it arrives, never into memory.
  app.addContentTypeParser('application/octet-stream', (request, _payload, done) =>
    done(null, bodyAsItArrives(request.raw)),
  );
  await signInRoutes(app, program);
  await lostDeviceRoute(app, program);
  for (const route of routes) register(app, program, route);
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  serveCertificatePage(app, program.dataDir);
  if (webRoot) await serveDesk(app, webRoot);
  await app.ready();
  return app;
}

function register(app: FastifyInstance, program: Program, route: Route): void {
  const { method, url } = addressOf(route);
  const schema = {
    summary: route.title,
    ...(route.params && { params: route.params }),
    ...(route.query && { querystring: route.query }),
    ...(route.body && { body: route.body }),
  };
  app.route({
    method,
    url,
    schema,
    handler: async (request, reply) => {
      return sendResult(reply, await asSignedIn(program, route, request));
    },
  });
}

/** What is remembered of a session is only ever good for a yes: before a no it is looked up anew. */
async function asSignedIn(program: Program, route: Route, request: FastifyRequest): Promise<unknown> {
  const asked = {
    ...{ params: request.params, query: request.query, body: request.body },
    commandId: request.headers['command-id'] as string | undefined,
  };
  const remembered = findRemembered(program, request);
  if (remembered && mayDo(remembered.actor.role, route.may)) {
    try {
      return await respond(program, route, { ...asked, ...remembered });
    } catch (error) {
      if (!(error instanceof SessionChanged)) throw error;
    }
  }
  return respond(program, route, { ...asked, actor: await actorOfRequest(program, request) });
}

/** A file an answer may be: bytes with a name, always as an attachment. */
export interface FileAnswer {
  readonly file: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
}

/** An answer that is JSON text already, as PostgreSQL wrote it: it travels as it is, packed where the client can unpack. */
interface JsonAnswer {
  readonly json: string;
}

async function sendJson(reply: FastifyReply, { json }: JsonAnswer): Promise<unknown> {
  reply.type('application/json; charset=utf-8');
  if (!/\bgzip\b/.test(reply.request.headers['accept-encoding'] ?? '')) return reply.send(json);
  return reply.header('content-encoding', 'gzip').send(await packed(json));
}

function sendResult(reply: FastifyReply, result: unknown): unknown {
  reply.header('cache-control', 'no-store');
  if (result && typeof result === 'object' && 'json' in result) return sendJson(reply, result as JsonAnswer);
  if (result && typeof result === 'object' && 'file' in result) {
    const { file, mediaType, fileName } = result as FileAnswer;
    reply.header('content-type', mediaType);
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`);
    return reply.send(Buffer.from(file));
  }
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(result ?? null, plainJson));
}

/** bigint does not occur in answers except by mistake; an exact text is better than a crash. */
function plainJson(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

async function answerProblem(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  await throwRestAway(request.raw);
  const known = asProblem(error, request);
  if (known.status === 503) reply.header('retry-after', '3');
  return reply.status(known.status).send({ code: known.code, message: known.message, details: known.details });
}

function asProblem(error: FastifyError | Error, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if ('validation' in error && error.validation) {
    // An address that cannot be one of anything: nobody filled it in.
    if (error.validationContext === 'params') return problem('notFound');
    const { body, querystring } = request.routeOptions.schema ?? {};
    const checked = { body, querystring }[error.validationContext as 'body'] ?? {};
    return problem('inputInvalid', { ...inputFault(error.validation, checked) });
  }
  if ('statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500) {
    return problem(error.statusCode === 404 ? 'notFound' : 'inputInvalid', { where: '', what: '内容的格式不对' });
  }
  const failure = failureOf(error);
  if (failure?.status === 507) logProblem(error, request.method, request.routeOptions.url ?? '');
  return failure ?? problem('unexpected', { id: logProblem(error, request.method, request.routeOptions.url ?? '') });
}
