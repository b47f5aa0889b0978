import { type Static, Type } from 'typebox';
import type { Role } from './roles.ts';

/** A new account; it may do nothing until the security administrator grants it a role. */
export const NewAccount = Type.Object({
  name: Type.String({ minLength: 2, maxLength: 64, pattern: '^\\S+$', title: '用户名' }),
  displayName: Type.String({ minLength: 1, maxLength: 64, title: '姓名' }),
  area: Type.String({ pattern: '^[0-9]{12}$', title: '所在区划' }),
  password: Type.String({ minLength: 1, maxLength: 256, title: '初始密码' }),
});

export const NewGrant = Type.Object({
  role: Type.String({ title: '角色' }),
  area: Type.String({ pattern: '^[0-9]{12}$', title: '区划' }),
});

export const NewPassword = Type.Object({
  old: Type.String({ minLength: 1, maxLength: 256, title: '原密码' }),
  password: Type.String({ minLength: 1, maxLength: 256, title: '新密码' }),
});

/** Who I am, as the shell of the desk shows it. */
export interface Me {
  id: string;
  name: string;
  displayName: string;
  role: string;
  roleLabel: string;
  area: { code: string; name: string; level: string };
  /** The counties this actor may look into, by code; officers at or below a county have one. */
  counties: { code: string; name: string }[];
  /** The verbs this role has, so that no page works out a right. */
  may: string[];
  mustChangePassword: boolean;
  today: string;
}

export type NewAccountInput = Static<typeof NewAccount>;

/** `GET /accounts`: the accounts of the administrator's office, by name. Instants in UTC. */
export interface AccountRow {
  id: string;
  name: string;
  displayName: string;
  area: string;
  areaName: string;
  /** Null until the security administrator grants one. */
  role: Role | null;
  roleAreaName: string | null;
  locked: boolean;
  createdAt: string;
}

/** One act on record. `GET /audit` answers `{ entries }`, newest first, 100 at a time; `before` is the `at` of the last. */
export interface AuditRow {
  id: string;
  at: string;
  actor: string | null;
  actorName: string | null;
  role: string;
  device: string;
  act: string;
  objectKind: string | null;
  /** How many objects it touched. */
  objects: number;
  why: string | null;
  outcome: string;
  /** Codes, counts and queries; nothing personal. */
  details: Record<string, unknown>;
}
