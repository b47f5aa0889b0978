import { JobNow } from '../running/job-now.tsx';
import { leadKeys } from './lead-data.ts';

const words = { start: '立即筛查', going: '正在筛查', failed: '没有筛查' };

/** 立即筛查: judges every household of the reader's area by the pack in force; new hits become leads. */
export function ScreenNow() {
  return <JobNow kind="screening" path="screening" words={words} refreshes={leadKeys} />;
}
