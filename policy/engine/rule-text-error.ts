/** A piece of a rule's text: of `input` from `start` to before `end`, counted in characters from 0. */
export interface Place {
  readonly input: string;
  readonly start: number;
  readonly end: number;
}

/** A rule's text says something the engine does not take. A fault of a pack, found when it is compiled, never later. */
export class RuleTextError extends Error {
  /** What is wrong, in Chinese, for whoever wrote the rule. */
  readonly why: string;
  readonly place: Place;

  constructor(where: string | Place, why: string) {
    const place = typeof where === 'string' ? { input: where, start: 0, end: where.length } : where;
    super(`${why}：“${place.input}”`);
    this.name = 'RuleTextError';
    this.why = why;
    this.place = { input: place.input, start: place.start, end: place.end };
  }
}
