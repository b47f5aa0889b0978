import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Role } from '../../contract/roles.ts';
import { addUser } from '../accounts/operator.ts';
import { uuidv7 } from '../clock/uuidv7.ts';
import type { Program } from '../rights/work.ts';

const PASSWORD = 'Ceshi-mima-7731';

/** Somebody at a browser: signed in with name and password, sends commands with an id of their own. */
export interface Browser {
  readonly cookie: string;
  get(url: string): Promise<LightMyRequestResponse>;
  send(url: string, body: object, commandId?: string): Promise<LightMyRequestResponse>;
}

/** Asks for a session, as the sign-in page does. */
export function signInOver(app: FastifyInstance, name: string, password = PASSWORD): Promise<LightMyRequestResponse> {
  return app.inject({ method: 'POST', url: '/api/sign-in', payload: { name, password } });
}

/** Adds an account with one role and signs it in; the name is the role's unless another is given. */
export async function browserOf(
  program: Program,
  app: FastifyInstance,
  role: Role,
  area: string,
  name: string = role,
): Promise<Browser> {
  await addUser(program, { name, role, area, password: PASSWORD });
  return browserFor(program, app, (await signInOver(app, name)).cookies[0]?.value ?? '');
}

/** A browser that holds a session already. */
export function browserFor(program: Program, app: FastifyInstance, cookie: string): Browser {
  const cookies = { shouwang: cookie };
  return {
    cookie,
    get: (url) => app.inject({ method: 'GET', url: `/api${url}`, cookies }),
    send: (url, payload, commandId = uuidv7(program.clock)) =>
      app.inject({ method: 'POST', url: `/api${url}`, cookies, payload, headers: { 'command-id': commandId } }),
  };
}
