import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { problem } from './problem.ts';

/**
 * The built files. An address below `/visit/` that is no file is the phone's page; any other that is no API either is
 * the desk's own router's.
 */
export async function serveDesk(app: FastifyInstance, webRoot: string): Promise<void> {
  const assets = join(webRoot, 'assets');
  await app.register(fastifyStatic, {
    root: webRoot,
    wildcard: false,
    index: false,
    preCompressed: true,
    maxAge: '1h',
    // Names in assets/ bear a digest of the content: what was read once is never asked for again.
    setHeaders: (reply, path) => {
      if (path.startsWith(assets)) reply.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  const [desk, visit] = ['desk', 'visit'].map((entry) => readFileSync(join(webRoot, entry, 'index.html')));
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/') || request.method !== 'GET') throw problem('notFound');
    // The worker that opens the page without a signal answers for addresses below `/visit/` only.
    if (/^\/visit(\?|$)/.test(request.url)) return reply.redirect('/visit/');
    const page = request.url.startsWith('/visit/') ? visit : desk;
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
}
