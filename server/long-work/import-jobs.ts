import type { ImportProgress } from '../../contract/imports.ts';
import type { JobState, JobView } from '../../contract/jobs.ts';
import { type BatchRow, listBatches } from '../imports/queries.ts';
import { mayDo } from '../rights/verbs.ts';
import type { Work } from '../rights/work.ts';

const MOST_LISTED = 20;

const STAGES: Readonly<Record<ImportProgress['step'], string>> = {
  waiting: '等前面的导入结束',
  reading: '正在逐行读取和检查',
  merging: '正在与已有农户合并',
  screening: '正在逐户筛查',
  done: '',
};

/** The latest imports of the actor's county, as work in the one list; their pages and reports are the imports' own. */
export async function listImportJobs({ tx, actor }: Work): Promise<JobView[]> {
  if (!actor.county || !mayDo(actor.role, 'import.read')) return [];
  const batches = await listBatches(tx, actor.county);
  return batches.slice(0, MOST_LISTED).map(viewOf);
}

function viewOf({ id, county, by, startedAt, finishedAt, state, progress, failure, dryRun }: BatchRow): JobView {
  return {
    ...{ id, county, kind: 'import', label: dryRun ? '检查要导入的文件' : '导入', areaName: '全县' },
    ...{ askedBy: by, askedAt: startedAt, startedAt, finishedAt, state: stateOf(state) },
    ...{ stage: STAGES[progress.step], done: progress.rows, total: null, failure, report: null, mayCancel: false },
  };
}

/** A refused import ended with its report. */
function stateOf(state: BatchRow['state']): JobState {
  return state === 'refused' ? 'done' : state;
}
