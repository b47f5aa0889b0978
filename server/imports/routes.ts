import { Type } from 'typebox';
import { ImportOptions, type ImportOptionsInput } from '../../contract/imports.ts';
import type { ArrivingBody } from '../http/body-as-it-arrives.ts';
import { problem } from '../http/problem.ts';
import { command, question, type Route } from '../http/route.ts';
import type { Work } from '../rights/work.ts';
import { batchPage, batchView, fileNameOf, sealFileName } from './batch-seals.ts';
import { type BatchRow, findBatch, insertBatch, listBatches } from './queries.ts';
import { hasUpload, keepUpload } from './uploads.ts';

const InCounty = Type.Object({ county: Type.String({ pattern: '^[0-9]{12}$' }) });
const OneBatch = Type.Object({ county: InCounty.properties.county, batch: Type.String({ format: 'uuid' }) });

export const importRoutes: readonly Route[] = [
  command({
    at: 'POST /counties/:county/imports',
    may: 'import.run',
    title: '导入工作簿（application/octet-stream，200 MB 以内；文件名放在 X-File-Name）',
    params: InCounty,
    query: ImportOptions,
    body: Type.Unsafe<ArrivingBody>({}),
    act: async (work) => {
      const { county } = work.params;
      mustWriteIn(work, county);
      const id = work.newId();
      const digest = await keepUpload(work, county, id, work.body);
      await waitInLine(work, county, { id, upload: id, digest, fileName: nameIn(work.body), options: work.query });
      return { batch: id };
    },
    show: (work, { batch }) => showBatch(work, work.params.county, batch),
  }),
  question({
    at: 'GET /counties/:county/imports',
    may: 'import.read',
    title: '导入记录',
    params: InCounty,
    answer: async ({ tx, keys, params }) => {
      const batches = await listBatches(tx, params.county);
      const rows = await Promise.all(batches.map((batch) => batchView(keys, batch)));
      return { rows, total: rows.length };
    },
  }),
  question({
    at: 'GET /counties/:county/imports/:batch',
    may: 'import.read',
    title: '一次导入的进度和结果',
    params: OneBatch,
    answer: (work) => showBatch(work, work.params.county, work.params.batch),
  }),
  command({
    at: 'POST /counties/:county/imports/:batch/again',
    may: 'import.run',
    title: '同一工作簿再导入一次：检查之后正式导入，或只收没有错误的农户',
    params: OneBatch,
    body: ImportOptions,
    act: async (work) => {
      const { county, batch } = work.params;
      mustWriteIn(work, county);
      const before = await getBatch(work, county, batch);
      if (!before.upload || !(await hasUpload(work, county, before.upload)))
        throw problem('fileUnreadable', { why: '文件已经不在了，请重新上传。' });
      const [id, fileName] = [work.newId(), await fileNameOf(work.keys, before)];
      const options = { mode: before.mode, validFrom: before.validFrom ?? undefined, ...work.body };
      await waitInLine(work, county, { id, upload: before.upload, digest: before.digest, fileName, options });
      return { batch: id };
    },
    show: (work, { batch }) => showBatch(work, work.params.county, batch),
  }),
];

/** A county outside the actor's area does not exist. @throws notFound */
function mustWriteIn({ actor }: Work, county: string): void {
  const { lo, hi, areas } = actor.write;
  if (!(county >= lo && county < hi) && !areas.includes(county)) throw problem('notFound');
}

/** The name travels percent-encoded beside the address, where it would be logged. */
function nameIn({ headers }: ArrivingBody): string {
  const header = String(headers['x-file-name'] ?? '');
  try {
    return plainName(decodeURIComponent(header)) || '工作簿.xlsx';
  } catch {
    return '工作簿.xlsx';
  }
}

/** The last part of a path, without characters that hide or turn around what is read (`农户\u202evsc.exe`). */
function plainName(name: string): string {
  const last = name.slice(name.search(/[^/\\]*$/));
  return last
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 200);
}

interface Handed {
  readonly id: string;
  readonly upload: string;
  readonly digest: Buffer;
  readonly fileName: string;
  readonly options: ImportOptionsInput;
}

async function waitInLine(work: Work, county: string, { id, upload, digest, fileName, options }: Handed) {
  const { mode = 'whole', dryRun = false, validFrom } = options;
  const sealedName = await sealFileName(work.keys, county, id, fileName);
  const by = work.actor.id;
  await insertBatch(work.tx, { county, id, sealedName, digest, mode, dryRun, validFrom, upload, by, at: work.at });
}

async function getBatch({ tx }: Work, county: string, id: string): Promise<BatchRow> {
  const batch = await findBatch(tx, county, id);
  if (!batch) throw problem('notFound');
  return batch;
}

async function showBatch(work: Work, county: string, id: string) {
  const batch = await getBatch(work, county, id);
  return batchPage(work, batch, await hasUpload(work, county, batch.upload));
}
