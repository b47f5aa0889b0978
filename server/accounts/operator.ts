import { ROLES, type Role } from '../../contract/roles.ts';
import { problem } from '../http/problem.ts';
import { type Actor, actorOf, operatorActor } from '../rights/actor.ts';
import { writeAudit } from '../rights/audit.ts';
import { type Program, perform } from '../rights/work.ts';
import { grantRole, insertAccount } from './accounts.ts';
import { findAccountId, findIdentity } from './queries.ts';
import { openSession } from './sessions.ts';

const SHORTEST = 8;

/** Spellings of roles that operators type. */
const SPELLINGS: Readonly<Record<string, Role>> = {
  ...Object.fromEntries(ROLES.map((role) => [role, role])),
  ...Object.fromEntries(ROLES.map((role) => [`${role}officer`, role])),
  ...Object.fromEntries(ROLES.map((role) => [`${role}admin`, role])),
  ...Object.fromEntries(ROLES.map((role) => [`${role}administrator`, role])),
  ...{ town: 'township', district: 'county' },
  ...{ 省级: 'province', 市级: 'city', 县级: 'county', 区级: 'county', 镇级: 'township', 村级: 'village' },
  ...{ 系统管理员: 'system', 安全管理员: 'security', 审计管理员: 'audit' },
};

/** The role that a word means. @throws roleUnknown */
export function roleNamed(word: string): Role {
  const role = SPELLINGS[word.toLowerCase().replace(/[-_ ]/g, '')];
  if (!role) throw problem('roleUnknown', { role: word, roles: ROLES.join('、') });
  return role;
}

/**
 * The operator's emergency way in: an account with its role in one act, on record; day to day the three
 * administrators share it. @throws passwordWeak, accountNameTaken, areaUnknown, areaNotForRole
 */
export async function addUser(
  program: Program,
  input: { name: string; displayName?: string; role: Role; area: string; password: string },
): Promise<{ id: string; name: string; role: Role; area: string }> {
  const { name, role, area, password } = input;
  if (password.length < SHORTEST)
    throw problem('passwordWeak', { why: `密码至少 ${SHORTEST} 个字符，现在是 ${password.length} 个。` });
  return perform(program, operatorActor(), async (work) => {
    const id = await insertAccount(work, { name, displayName: input.displayName ?? name, area, password });
    await grantRole(work, id, role, area);
    await writeAudit(work, {
      act: 'operator.addUser',
      objectKind: 'account',
      objectIds: [id],
      details: { role, area },
    });
    return { id, name, role, area };
  });
}

/** The actor an account acts as, from the command line. @throws accountUnknown */
export async function actorNamed(program: Program, name: string, device: string): Promise<Actor> {
  const id = await findAccountId(program, name);
  const identity = id && (await findIdentity(program, id));
  if (!identity) throw problem('accountUnknown', { name });
  return actorOf(program.pool, identity, device);
}

/** A bearer token for programs. @throws accountUnknown */
export async function issueToken(program: Program, name: string): Promise<string> {
  const actor = await actorNamed(program, name, 'token');
  return perform(program, actor, async (work) => {
    await writeAudit(work, { act: 'operator.issueToken', objectKind: 'account', objectIds: [actor.id] });
    return openSession(work.tx, actor.id, 'bearer', 'token', work.clock.now());
  });
}
