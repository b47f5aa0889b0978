import { MEANS_LABELS } from '../../contract/household-fields.ts';
import type { TimelineEntry } from '../../contract/household-history.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { accountNames } from './account-names.ts';
import type { Asked } from './situation.ts';
import { caseEntries, leadEntries, recordEntries } from './timeline-acts.ts';
import { snapshotEntries } from './timeline-snapshots.ts';
import { type EntryDraft, versionEntries } from './timeline-versions.ts';

/** Everything that happened to a household, newest first, masked. @throws notFound outside the actor's area */
export async function listTimeline(work: Work, county: string, household: string): Promise<TimelineEntry[]> {
  const asked: Asked = { county, household, on: work.today };
  const drafts = [
    ...(await versionEntries(work, county, household)),
    ...(await snapshotEntries(work, county, household)),
    ...(await leadEntries(work, asked)),
    ...(await caseEntries(work, asked)),
    ...(await recordEntries(work, asked)),
  ];
  if (drafts.length === 0) throw problem('notFound');
  const names = await accountNames(
    work,
    drafts.flatMap(({ account }) => account ?? []),
  );
  return drafts.map((draft) => withName(draft, names)).sort((a, b) => b.on.localeCompare(a.on));
}

function withName({ account, means, ...entry }: EntryDraft, names: ReadonlyMap<string, string>): TimelineEntry {
  const parts = [account && names.get(account), means && MEANS_LABELS[means]].filter((part) => part);
  return { ...entry, by: parts.length === 0 ? null : parts.join(' · ') };
}
