import { type Static, Type } from 'typebox';

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
