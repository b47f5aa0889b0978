import type { Static, TObject, TSchema } from 'typebox';
import type { Verb } from '../rights/verbs.ts';
import type { Work } from '../rights/work.ts';

type Method = 'GET' | 'POST' | 'PUT';
type None = TObject<Record<never, never>>;

interface Common<P extends TSchema, Q extends TSchema> {
  /** `POST /counties/:county/leads/:lead/verification`; the prefix `/api` is added. */
  readonly at: `${Method} /${string}`;
  /** A route without a right does not compile. */
  readonly may: Verb;
  /** What it does, in Chinese, for the OpenAPI page. */
  readonly title: string;
  readonly params?: P;
  readonly query?: Q;
}

export interface Asked<P extends TSchema, Q extends TSchema> extends Work {
  readonly params: Static<P>;
  readonly query: Static<Q>;
}

/** A question: changes nothing. What must not stand in an address (a name, a number, a reason) is asked in a body. */
export interface Question<P extends TSchema = None, Q extends TSchema = None, B extends TSchema = TSchema>
  extends Common<P, Q> {
  readonly body?: B;
  readonly answer: (work: Asked<P, Q> & { readonly body: Static<B> }) => Promise<unknown>;
}

/**
 * A command: sent with a `Command-Id`; the same id again is answered by `show` from the kept ids,
 * under today's rights, and never done twice.
 */
export interface Command<
  P extends TSchema = None,
  Q extends TSchema = None,
  B extends TSchema = TSchema,
  Ids extends Record<string, unknown> = Record<string, unknown>,
> extends Common<P, Q> {
  readonly body: B;
  readonly act: (work: Asked<P, Q> & { readonly body: Static<B> }) => Promise<Ids>;
  readonly show: (work: Asked<P, Q>, ids: Ids) => Promise<unknown>;
}

/** What the server registers: a question or a command with its types put away. */
export interface Route {
  readonly at: `${Method} /${string}`;
  readonly may: Verb;
  readonly title: string;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  readonly answer?: (work: never) => Promise<unknown>;
  readonly act?: (work: never) => Promise<Record<string, unknown>>;
  readonly show?: (work: never, ids: never) => Promise<unknown>;
}

export function question<P extends TSchema = None, Q extends TSchema = None, B extends TSchema = TSchema>(
  route: Question<P, Q, B>,
): Route {
  return route;
}

export function command<
  P extends TSchema = None,
  Q extends TSchema = None,
  B extends TSchema = TSchema,
  Ids extends Record<string, unknown> = Record<string, unknown>,
>(route: Command<P, Q, B, Ids>): Route {
  return route;
}

/** The route's method and address as HTTP wants them. */
export function addressOf(route: Route): { method: Method; url: string } {
  const [method, path] = route.at.split(' ') as [Method, string];
  return { method, url: `/api${path}` };
}
