/** A rule's text says something the engine does not take. A fault of a pack, found when it is compiled, never later. */
export class RuleTextError extends Error {
  constructor(text: string, why: string) {
    super(`${why} — in the rule "${text}"`);
    this.name = 'RuleTextError';
  }
}
