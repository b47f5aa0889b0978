/**
 * `GET /counties/:county/households/:household/judging`: what a browser judges with while somebody types. The rules are asked
 * apart (`GET /counties/:county/judging-rules`) and kept as long as their hash is the same.
 */
export interface HouseholdToJudge {
  /** The hash of the rules in force today. */
  rules: string;
  /** `HouseholdAsTold` of `policy/facts`. */
  household: object;
}
