import type { JobKindName } from '../../contract/jobs.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { dayInShanghai, type Instant } from '../clock/clock.ts';
import type { Tx } from '../db/transaction.ts';
import { operatorActor } from '../rights/actor.ts';
import { type Program, perform } from '../rights/work.ts';
import { hasOtherNights, insertJob } from './queries.ts';

const TWO_HOURS = 2 * 3_600_000;

/** Where a kind of work is due at night. */
interface Place {
  readonly county: string;
  readonly area: string;
}

/** A kind of work that is done every night. */
export interface Nightly {
  readonly kind: JobKindName;
  readonly places: (tx: Tx) => Promise<readonly Place[]>;
  /** Also on the first start, when no night was missed. */
  readonly fromTheStart?: true;
}

/** The night whose work is due: it begins at 02:00 in Shanghai, and until then the one before counts. */
export function nightOf(instant: Instant): PlainDate {
  return dayInShanghai(instant - TWO_HOURS);
}

/**
 * Puts the work of the night in line, for each place once, whichever process comes first. After nights without the
 * program the last of them is made up, once. Where the program never ran before, nothing was missed.
 */
export async function planNight(program: Program, nightly: readonly Nightly[], night: PlainDate): Promise<void> {
  await perform(program, operatorActor(), async ({ tx, at, newId }) => {
    const hadNights = await hasOtherNights(tx, night);
    for (const { kind, places, fromTheStart } of nightly) {
      if (!hadNights && !fromTheStart) continue;
      for (const place of await places(tx))
        await insertJob(tx, { ...place, id: newId(), kind, slot: `${kind} ${night}`, askedBy: null, askedAt: at });
    }
  });
}
