import { Type } from 'typebox';
import type { JobView } from '../../contract/jobs.ts';
import { problem } from '../http/problem.ts';
import { command, question, type Route } from '../http/route.ts';
import { cancelJob, findJob, type JobRow, jobView, listJobs } from '../jobs/queries.ts';
import { isInScope } from '../rights/scope.ts';
import type { Work } from '../rights/work.ts';
import { listImportJobs } from './import-jobs.ts';

const OneJob = Type.Object({
  county: Type.String({ pattern: '^[0-9]{12}$' }),
  job: Type.String({ format: 'uuid' }),
});

export const longWorkRoutes: readonly Route[] = [
  question({
    at: 'GET /long-work',
    may: 'job.read',
    title: '正在运行的和刚结束的长时间工作',
    answer: async (work) => {
      const jobs = (await listJobs(work.tx)).map((row) => viewFor(work, row));
      const imports = await listImportJobs(work);
      return { jobs: [...jobs, ...imports].sort(openAndNewestFirst) };
    },
  }),
  question({
    at: 'GET /long-work/:county/:job',
    may: 'job.read',
    title: '一项长时间工作的进度和结果',
    params: OneJob,
    answer: (work) => showJob(work, work.params.county, work.params.job),
  }),
  command({
    at: 'POST /long-work/:county/:job/cancel',
    may: 'job.cancel',
    title: '取消一项还没有办完的长时间工作',
    params: OneJob,
    body: Type.Object({}),
    act: async (work) => {
      const { county, job } = work.params;
      const row = await findJob(work.tx, county, job);
      if (!row) throw problem('notFound');
      if (!viewFor(work, row).mayCancel || !(await cancelJob(work.tx, county, job, work.at))) throw problem('jobEnded');
      return { job };
    },
    show: (work, { job }) => showJob(work, work.params.county, job),
  }),
];

async function showJob(work: Work, county: string, id: string): Promise<JobView> {
  const row = await findJob(work.tx, county, id);
  if (!row) throw problem('notFound');
  return viewFor(work, row);
}

/** Who asked may call it off, and who may write in its area. */
function viewFor({ actor }: Work, row: JobRow): JobView {
  const isOpen = row.state === 'waiting' || row.state === 'running';
  return jobView(row, isOpen && (row.askedById === actor.id || isInScope(actor.write, row.area)));
}

function openAndNewestFirst(one: JobView, other: JobView): number {
  const rank = ({ state }: JobView) => (state === 'waiting' || state === 'running' ? 0 : 1);
  return rank(one) - rank(other) || (one.askedAt < other.askedAt ? 1 : -1);
}
