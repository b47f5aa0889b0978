import type { PolicyPreview } from '../../../contract/policy.ts';

type Row = Omit<PolicyPreview['villages'][number], 'area' | 'name'>;

/** The villages of a preview summed by township and rule, in the order in which they come. */
export function byTownship(villages: PolicyPreview['villages']): Row[] {
  const sums = new Map<string, Row>();
  for (const { township, rule, ...moving } of villages) {
    const key = `${township} ${rule}`;
    const sum = sums.get(key) ?? { township, rule, enter: 0, leave: 0, enterPersons: 0, leavePersons: 0 };
    sums.set(key, {
      ...{ township, rule, enter: sum.enter + moving.enter, leave: sum.leave + moving.leave },
      enterPersons: sum.enterPersons + moving.enterPersons,
      leavePersons: sum.leavePersons + moving.leavePersons,
    });
  }
  return [...sums.values()];
}
