/** The id of the county's next own rule, made once: `own.r4` after `own.r3`. */
export function ownRuleId(taken: readonly { readonly id: string }[]): string {
  const numbers = taken.flatMap(({ id }) => (/^own\.r\d+$/.test(id) ? [Number(id.slice(5))] : []));
  return `own.r${Math.max(0, ...numbers) + 1}`;
}
