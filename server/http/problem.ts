import { PROBLEMS, type ProblemCode, problemSentence } from '../../contract/problems.ts';

/** The only error meant for people; anything else thrown is a bug and is answered as such. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: Record<string, unknown>;

  constructor(code: ProblemCode, details: Record<string, unknown>) {
    super(problemSentence(code, details));
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}

/** `throw problem('leadNotFound')`: the sentence comes from the catalogue, details fill its {places}. */
export function problem(code: ProblemCode, details: Record<string, unknown> = {}): Problem {
  return new Problem(code, details);
}
