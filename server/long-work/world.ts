import { findIdentity } from '../accounts/queries.ts';
import { listCounties } from '../areas/queries.ts';
import type { Tx } from '../db/transaction.ts';
import { WHOLE_PROGRAM } from '../jobs/ask-for.ts';
import type { JobWorld } from '../jobs/run-jobs.ts';
import { actorOf } from '../rights/actor.ts';
import { jobKinds } from './kinds.ts';

/** The kinds of work, what is due at night, and who an asker is today. */
export function jobWorld(rootsFolder: string): JobWorld {
  return {
    kinds: jobKinds(rootsFolder),
    nightly: [
      {
        kind: 'uploadExpiry',
        places: async () => [{ county: WHOLE_PROGRAM, area: WHOLE_PROGRAM }],
        fromTheStart: true,
      },
      { kind: 'screening', places: everyCounty },
      { kind: 'quality', places: everyCounty },
    ],
    findActor: async (program, account) => {
      const identity = await findIdentity(program, account);
      return identity && actorOf(program.pool, identity, 'job');
    },
  };
}

async function everyCounty(tx: Tx) {
  return (await listCounties(tx)).map(({ code }) => ({ county: code, area: code }));
}
