import { sql } from 'kysely';
import { instantText } from '../clock/clock.ts';
import type { Work } from '../rights/work.ts';
import { dropUpload, hasUpload } from './uploads.ts';

const DAY = 24 * 3_600_000;
/** Own default: whoever has not corrected a workbook within thirty days hands it in anew. */
const KEPT_DAYS = 30;

/** Removes workbooks that nobody imported again for thirty days; their reports stay. Answers how many. */
export async function dropExpiredUploads(work: Work): Promise<number> {
  const before = instantText(work.clock.now() - KEPT_DAYS * DAY);
  const { rows } = await sql<{ county: string; upload: string }>`
    select county, upload from import_batch where upload is not null
    group by county, upload
    having max(started_at) < ${before} and bool_and(state not in ('waiting', 'running'))`.execute(work.tx);
  let removed = 0;
  for (const { county, upload } of rows) {
    if (!(await hasUpload(work, county, upload))) continue;
    await dropUpload(work, county, upload);
    removed += 1;
  }
  return removed;
}
