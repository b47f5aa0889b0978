import { annotateWorkbook } from '../../paperwork/annotated-workbook.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import { fileNameOf, reportOf } from './batch-seals.ts';
import { findBatch } from './queries.ts';
import { openFiles } from './sources.ts';
import { hasUpload, readUpload, withOpened } from './uploads.ts';

/** Who handed a workbook in, and how many rows it has: no file names fewer rows than persons. @throws notFound */
export async function ownerOfUpload(work: Work, county: string, id: string): Promise<{ by: string; rows: number }> {
  const { batch } = await kept(work, county, id);
  return { by: batch.byAccount, rows: batch.progress.rows };
}

/** The workbook as it was handed in, ID numbers and all, with its faults. @throws notFound when it is no longer kept */
export async function faultFile(work: Work, county: string, id: string, exportLine: string) {
  const { batch, upload } = await kept(work, county, id);
  const report = await reportOf(work.keys, batch);
  if (!report) throw problem('notFound');
  const fileName = await fileNameOf(work.keys, batch);
  const headerRows = await withOpened(work, county, upload, async (path) => {
    const { sources, close } = await openFiles([{ path, name: fileName }]);
    close();
    return Object.fromEntries(sources.map(({ recognised: { sheet, header } }) => [sheet.name, header.row]));
  });
  const faults = report.faults.map((fault) => ({ ...fault, value: String(fault.value ?? '') }));
  const { bytes } = await annotateWorkbook(await readUpload(work, county, upload), headerRows, faults, exportLine);
  return { bytes, fileName: `${fileName.replace(/\.[^.]*$/, '')}（错误说明）.xlsx` };
}

async function kept(work: Work, county: string, id: string) {
  const batch = await findBatch(work.tx, county, id);
  if (!batch?.upload || !(await hasUpload(work, county, batch.upload))) throw problem('notFound');
  return { batch, upload: batch.upload };
}
