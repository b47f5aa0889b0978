import type { ProblemCode } from '../../../contract/problems.ts';
import type { Answer } from './phone.ts';

/** The server said no: its code, its sentence, and what else it told. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: ProblemCode | 'unreadable';
  readonly details: Readonly<Record<string, unknown>>;

  constructor({ status, body }: Answer) {
    const told = body as { code?: ProblemCode; message?: string; details?: Record<string, unknown> } | null;
    super(told?.message ?? `服务器的回答读不懂（${status}）。多次出现请找系统管理员。`);
    this.status = status;
    this.code = told?.code ?? 'unreadable';
    this.details = told?.details ?? {};
  }
}

/** The device was reported lost: everything on it has been erased. */
export class Wiped extends Error {
  override readonly message = '这台手机已报失，上面的内容已按要求全部清除。';
}

/** Somebody else is signed in on this phone. */
export class OtherAccount extends Error {
  override readonly message = '这台手机是别的账号在用。请用原来的用户名登录。';
}
