import type { Phone } from '../../web/visit/device/phone.ts';
import { isSettled } from '../../web/visit/outbox/entry.ts';
import { clearWaits, listEntries } from '../../web/visit/outbox/outbox.ts';
import { decide, play, syncOnce } from './acts.ts';
import { chanceOf } from './chance.ts';
import { checkEnd, checkStep } from './invariants.ts';
import { beginRound, type Round } from './round.ts';
import type { Step } from './story.ts';
import type { World } from './world.ts';

export interface Told {
  readonly failures: readonly string[];
  readonly log: readonly string[];
  readonly forms: number;
  /** Forms that said which one of the same phone they come after. */
  readonly chained: number;
}

const MINUTE = 60_000;

/** Plays a story to its end: steps, healing, checks. */
export async function run(world: World, steps: readonly Step[], plant?: (phone: Phone) => Phone): Promise<Told> {
  const round = await beginRound(world, plant);
  for (const step of steps) {
    await play(round, step);
    const holder = round.holders[step.phone];
    if (holder) await checkStep(round, holder);
  }
  await heal(round);
  await checkEnd(round);
  const forms = round.holders.reduce((sum, { saved }) => sum + saved.size, 0);
  return { failures: [...round.failures], log: round.log, forms, chained: round.chained.size };
}

/** The network is whole, late requests arrive, everybody signs in, sends, and decides what waits for a decision. */
async function heal(round: Round): Promise<void> {
  round.log.push('── 网络好了');
  for (const { phone } of round.holders) {
    for (let told = await phone.arriveLate(); told; told = await phone.arriveLate()) phone.log(told);
  }
  for (const holder of round.holders) {
    const { phone } = holder;
    phone.hasSignal = true;
    holder.cookie = await round.world.signIn(holder.officer, holder.device);
    if (phone.isWiped) continue;
    const isQuiet = !holder.isLost && holder.saved.size + holder.uncertain.size === 0;
    for (let left = isQuiet ? 0 : 12; left > 0; left -= 1) {
      // A lease of a sender that died is over after a minute.
      phone.clock += 2 * MINUTE;
      await syncOnce(round, holder, 3, false);
      await checkStep(round, holder);
      if (phone.isWiped || (await isAtRest(round, holder.at))) break;
      await decide(round, holder, chanceOf(left), left, false);
      if (phone.open) await clearWaits(phone.open);
    }
  }
}

async function isAtRest({ holders }: Round, at: number): Promise<boolean> {
  const open = holders[at]?.phone.open;
  return open ? (await listEntries(open)).every(isSettled) : false;
}

/** The fewest steps that still fail: ever smaller pieces are left out as long as it fails without them. */
export async function shrink(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  let kept = steps;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (await fails(fewer)) kept = fewer;
      else at += size;
    }
  }
  return kept;
}
