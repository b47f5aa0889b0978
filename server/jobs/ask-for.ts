import type { JobKindName } from '../../contract/jobs.ts';
import type { Work } from '../rights/work.ts';
import { findOpenJob, insertJob } from './queries.ts';

/** What belongs to no county. */
export const WHOLE_PROGRAM = '000000000000';

/**
 * Asks for work in the actor's name and answers its id; the same work that still waits or runs is answered instead
 * of a second one. `area` is whose work it is and decides who sees it.
 */
export async function askFor(work: Work, kind: JobKindName, county: string, area: string): Promise<string> {
  const open = await findOpenJob(work.tx, kind, county, area);
  if (open) return open;
  const id = work.newId();
  const askedBy = work.actor.role === 'operator' ? null : work.actor.id;
  await insertJob(work.tx, { county, id, area, kind, askedBy, askedAt: work.at });
  return id;
}
