import type { ProblemCode } from '../../contract/problems.ts';
import type { ShownProblem } from '../ui/problem-alert.tsx';

/** What went wrong in the browser itself, before or after the server spoke. */
type ClientCode = 'unreachable' | 'unreadable';

/** A problem as the server tells it; `message` is the whole sentence for the person. */
export class ProblemError extends Error implements ShownProblem {
  readonly code: ProblemCode | ClientCode;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ProblemCode | ClientCode,
    status: number,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** No answer came: the network, or the program is being restarted. */
export function unreachable(): ProblemError {
  return new ProblemError('unreachable', 0, '连不上服务器。请检查网络，过一会儿再试；已填的内容还在页面上。');
}

/** The problem in an answer that is not 2xx; what is not ours (a proxy's page) gets a sentence of its own. */
export function problemOf(status: number, body: unknown): ProblemError {
  const told = body as { code?: ProblemCode; message?: string; details?: Record<string, unknown> } | undefined;
  if (typeof told?.code === 'string' && typeof told.message === 'string') {
    return new ProblemError(told.code, status, told.message, told.details);
  }
  return new ProblemError(
    'unreadable',
    status,
    `服务器的回答读不懂（${status}）。请刷新页面；多次出现请找系统管理员。`,
  );
}
