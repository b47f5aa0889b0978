import { sql } from 'kysely';
import { Type } from 'typebox';
import { type Me, NewAccount, NewGrant, NewPassword } from '../../contract/accounts.ts';
import { ROLE_LABELS, type Role } from '../../contract/roles.ts';
import { listCounties } from '../areas/queries.ts';
import { command, question, type Route } from '../http/route.ts';
import { isInScope } from '../rights/scope.ts';
import { mayDo, VERBS, type Verb } from '../rights/verbs.ts';
import type { Work } from '../rights/work.ts';
import { changeOwnPassword, createAccount, grantRole } from './accounts.ts';
import { listAudit } from './audit-queries.ts';
import { listAccounts } from './queries.ts';

const ByAccount = Type.Object({ account: Type.String({ format: 'uuid' }) });
const Page = Type.Object({
  before: Type.Optional(Type.String({ title: '在哪一条之前' })),
  act: Type.Optional(Type.String({ title: '事项' })),
});

export const accountRoutes: readonly Route[] = [
  question({ at: 'GET /me', may: 'self.read', title: '我是谁、能办什么', answer: showMe }),
  command({
    at: 'POST /me/password',
    may: 'self.change',
    title: '改密码',
    body: NewPassword,
    act: async (work) => {
      await changeOwnPassword(work, work.body.old, work.body.password);
      return {};
    },
    show: async () => ({}),
  }),
  question({
    at: 'GET /accounts',
    may: 'account.read',
    title: '账号',
    answer: async ({ tx, at }) => ({ accounts: await listAccounts(tx, at) }),
  }),
  command({
    at: 'POST /accounts',
    may: 'account.create',
    title: '新建账号（不含授权）',
    body: NewAccount,
    act: async (work) => ({ account: await createAccount(work, work.body) }),
    show: async (_work, { account }) => ({ account }),
  }),
  command({
    at: 'POST /accounts/:account/role',
    may: 'role.grant',
    title: '授予角色',
    params: ByAccount,
    body: NewGrant,
    act: async (work) => {
      await grantRole(work, work.params.account, work.body.role as Role, work.body.area);
      return { account: work.params.account, role: work.body.role };
    },
    show: async (_work, ids) => ids,
  }),
  question({
    at: 'GET /audit',
    may: 'audit.read',
    title: '审计记录',
    query: Page,
    answer: async ({ tx, query }) => ({ entries: await listAudit(tx, query.before, query.act) }),
  }),
];

async function showMe({ tx, actor, today }: Work): Promise<Me> {
  const { rows } = await sql<{ name: string }>`select name from area where code = ${actor.area}`.execute(tx);
  const counties = (await listCounties(tx)).filter(({ code }) => code === actor.county || isInScope(actor.read, code));
  return {
    id: actor.id,
    name: actor.name,
    displayName: actor.displayName,
    role: actor.role,
    roleLabel: ROLE_LABELS[actor.role],
    area: { code: actor.area, name: rows[0]?.name ?? actor.area, level: actor.level ?? '' },
    counties: counties.map(({ code, name }) => ({ code, name })),
    may: (Object.keys(VERBS) as Verb[]).filter((verb) => mayDo(actor.role, verb)),
    mustChangePassword: actor.mustChangePassword,
    today,
  };
}
