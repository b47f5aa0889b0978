import { OutcomeUnknown } from '../db/transaction.ts';
import { type Problem, problem } from './problem.ts';

type FailureCode = 'outcomeUnknown' | 'unavailable' | 'busy' | 'diskFull' | 'readOnly';

/** By SQLSTATE or by the code of the operating system; a code ending in `*` stands for all that begin so. */
const CODES: Readonly<Record<string, FailureCode>> = {
  ...{ '53100': 'diskFull', ENOSPC: 'diskFull', EDQUOT: 'diskFull', EFBIG: 'diskFull' },
  ...{ '25006': 'readOnly', EROFS: 'readOnly', EACCES: 'readOnly', EPERM: 'readOnly' },
  ...{
    '53*': 'busy',
    '40001': 'busy',
    '40P01': 'busy',
    '55P03': 'busy',
    '57014': 'busy',
    EMFILE: 'busy',
    ENFILE: 'busy',
  },
  ...{ '08*': 'unavailable', '57P*': 'unavailable', '58*': 'unavailable' },
  ...{ ECONNREFUSED: 'unavailable', ECONNRESET: 'unavailable', EPIPE: 'unavailable', ETIMEDOUT: 'unavailable' },
  ...{ ENOTFOUND: 'unavailable', EAI_AGAIN: 'unavailable', EHOSTUNREACH: 'unavailable', EIO: 'unavailable' },
};

/**
 * What PostgreSQL, its driver and the pool say without a code of their own: a read-only disk comes as "insufficient
 * privilege" (42501), a file over the process's limit as an internal error (XX000).
 */
const WORDS: readonly (readonly [RegExp, FailureCode])[] = [
  [/read-only file system/i, 'readOnly'],
  [/no space left on device|file too large|disk quota exceeded/i, 'diskFull'],
  [/timeout exceeded when trying to connect/, 'busy'],
  [/connection terminated|client has encountered a connection error|server closed the connection/i, 'unavailable'],
];

/**
 * THE place where what befalls the machine becomes a sentence: disk full, only readable, nobody served, database away.
 * Undefined for everything else, which is a bug of ours.
 */
export function failureOf(error: unknown): Problem | undefined {
  const code = codeOf(error);
  return code && problem(code);
}

/** True for what passes by itself, so that work which nobody waits for is simply done again later. */
export function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'unavailable' || code === 'busy' || code === 'outcomeUnknown';
}

function codeOf(error: unknown): FailureCode | undefined {
  if (error instanceof OutcomeUnknown) return 'outcomeUnknown';
  if (!(error instanceof Error)) return undefined;
  const { code } = error as { code?: unknown };
  const byCode =
    typeof code === 'string'
      ? (CODES[code] ?? CODES[`${code.slice(0, 3)}*`] ?? CODES[`${code.slice(0, 2)}*`])
      : undefined;
  return byCode ?? WORDS.find(([words]) => words.test(error.message))?.[1] ?? codeOf(error.cause);
}
