import type { ActInput, CaseState, Circumstances } from './case-state.ts';
import { applies, type Situation } from './conditions.ts';
import type { Refusal } from './needs.ts';
import { refusalBeforeInput, unopened } from './refusal.ts';
import type { ActRule, Desk, Procedure } from './vocabulary.ts';

/** One act that belongs to this desk at this step. */
export interface Possibility {
  readonly act: string;
  readonly title: string;
  readonly by: Desk;
  /** Fields that this case needs for the choice that leads on, such as the reason for being late. */
  readonly asks: readonly string[];
  /** Why it cannot be done today; absent when it can. */
  readonly blocked?: Refusal;
  readonly cites: string;
}

/** The choice that leads on: the first outcome of the line. */
function advancingInput({ outcome }: ActRule): ActInput {
  return outcome.by === 'input' ? { [outcome.field]: Object.keys(outcome.next)[0] } : {};
}

function asksOf(rule: ActRule, situation: Situation): string[] {
  const advancing = { ...situation, input: advancingInput(rule) };
  return rule.needs.flatMap((need) => (need.need === 'input' && applies(need.when, advancing) ? [need.field] : []));
}

/**
 * The acts of this desk at the step where the case stands, in the order of the table, the advancing one first. Those
 * without `blocked` may be done today; the others say why not yet (a notice that has not run its days).
 */
export function mayAct(
  procedure: Procedure,
  state: CaseState | undefined,
  desk: Desk,
  circumstances: Circumstances,
): Possibility[] {
  const situation = { procedure, state, input: {}, circumstances };
  return procedure.acts
    .filter((rule) => rule.where[state?.step ?? unopened]?.includes(desk))
    .map((rule) => {
      const blocked = refusalBeforeInput(rule, situation, desk);
      const possibility = {
        act: rule.act,
        title: rule.title,
        by: desk,
        asks: asksOf(rule, situation),
        cites: rule.cites,
      };
      return blocked === undefined ? possibility : { ...possibility, blocked };
    });
}
