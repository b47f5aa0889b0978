import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { statement } from '../db/statement.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../rights/actor.ts';
import { writeAudit } from '../rights/audit.ts';
import { mayDo } from '../rights/verbs.ts';
import { type Program, perform, type Work } from '../rights/work.ts';
import { Problem, problem } from './problem.ts';
import type { Route } from './route.ts';

/** One request with its input already checked against the route's schemas. */
export interface Request {
  readonly actor: Actor;
  /** Asks in the request's own transaction, before anything else, whether the actor is still who it was. */
  readonly confirm?: (tx: Tx) => Promise<void>;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly commandId: string | undefined;
}

const UUIDV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Answers one request: one transaction, the verb, the handler, the audit row, commit. */
export async function respond(program: Program, route: Route, request: Request): Promise<unknown> {
  if (!mayDo(request.actor.role, route.may)) {
    await recordRefusal(program, route, request.actor, 'verbNotAllowed');
    throw problem('verbNotAllowed');
  }
  if (route.answer) return answer(program, route, request);
  try {
    return await carryOut(program, route, request);
  } catch (error) {
    if (error instanceof Problem) await recordRefusal(program, route, request.actor, error.code);
    throw error;
  }
}

function answer(program: Program, route: Route, request: Request): Promise<unknown> {
  const { actor, confirm, params, query, body } = request;
  return perform(program, actor, async (work) => {
    await confirm?.(work.tx);
    return route.answer?.({ ...work, params, query, body } as never);
  });
}

async function carryOut(program: Program, route: Route, request: Request): Promise<unknown> {
  const { actor, confirm, params, query, body, commandId } = request;
  if (!commandId || !UUIDV7.test(commandId)) throw problem('commandIdMissing');
  return perform(
    program,
    actor,
    async (work) => {
      await confirm?.(work.tx);
      const asked = { ...work, params, query, body };
      const kept = await keptResult(work, route, request);
      const ids = kept ?? (await route.act?.(asked as never)) ?? {};
      if (!kept) {
        await keepResult(work, ids);
        await writeAudit(work, { act: route.may, details: { at: route.at, ...ids } });
      }
      return route.show?.(asked as never, ids as never);
    },
    commandId,
  );
}

/**
 * Insert first, look afterwards: two copies of one command never both find the place empty. A file is read as it
 * arrives, once: its content is no part of the digest.
 */
async function keptResult(work: Work, route: Route, { params, query, body, commandId }: Request) {
  const digest = createHash('sha256')
    .update(JSON.stringify([route.at, params, query, body instanceof Readable ? null : body]))
    .digest();
  const place = { actor: work.actor.id, device: work.actor.device, id: commandId };
  const [first] = await BEGIN.rows(work.tx, { ...place, digest, at: work.at });
  if (first) return undefined;
  const kept = await work.tx
    .selectFrom('command')
    .select(['digest', 'result'])
    .where('actor', '=', work.actor.id)
    .where('device', '=', work.actor.device)
    .where('id', '=', commandId ?? '')
    .executeTakeFirstOrThrow();
  if (!kept.digest.equals(digest)) throw problem('commandReused');
  return kept.result as Record<string, unknown>;
}

const BEGIN = statement<'actor' | 'device' | 'id' | 'digest' | 'at', { id: string }>(
  ['actor', 'device', 'id', 'digest', 'at'],
  (of) => sql`
    insert into command (actor, device, id, digest, at) values (${of.actor}, ${of.device}, ${of.id}, ${of.digest}, ${of.at})
    on conflict do nothing returning id`,
);

async function keepResult(work: Work, ids: Record<string, unknown>): Promise<void> {
  const place = { actor: work.actor.id, device: work.actor.device, id: work.commandId };
  await FINISH.rows(work.tx, { ...place, result: JSON.stringify(ids) });
}

const FINISH = statement(
  ['actor', 'device', 'id', 'result'],
  (of) => sql`
    update command set result = ${of.result} where actor = ${of.actor} and device = ${of.device} and id = ${of.id}`,
);

/** A refused attempt is on record too; its own transaction, since the act's was rolled back. */
async function recordRefusal(program: Program, route: Route, actor: Actor, code: string): Promise<void> {
  await perform(program, actor, (work) =>
    writeAudit(work, { act: route.may, outcome: 'refused', details: { at: route.at, problem: code } }),
  );
}
