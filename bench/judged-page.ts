import { type HouseholdAsTold, householdAsTold } from '../policy/facts/household-as-told.ts';
import { withIncome } from '../policy/facts/with-changes.ts';
import { type PackedJudging, unpackJudging } from '../policy/packs/judging.ts';
import { changeOfEntry, judgeEntry } from '../policy/rules/judged-entry.ts';

/** What the correction drawer does with one typed figure, timed in the browser: all rules of all packs, one after the other. */
function timeTyping(sent: string, edits: number): number[] {
  const { packs, told } = JSON.parse(sent) as { packs: PackedJudging[]; told: HouseholdAsTold };
  const held = householdAsTold(told);
  const judged = packs.map((packed) => {
    const judging = unpackJudging(packed);
    return { judging, before: judgeEntry(judging, held) };
  });
  return Array.from({ length: edits }, (_, edit) => {
    const begun = performance.now();
    const after = withIncome(held, { A28: 1000 * edit }, held.on ?? '');
    for (const { judging, before } of judged) if (after) changeOfEntry(judging, before, judgeEntry(judging, after));
    return performance.now() - begun;
  });
}

Object.assign(globalThis, { timeTyping });
