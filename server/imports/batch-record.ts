import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ImportReport } from '../../contract/imports.ts';
import { keyedDigest } from '../keys/keyed-digest.ts';
import type { Work } from '../rights/work.ts';
import { outcomeOf, sealFileName, sealReport } from './batch-seals.ts';
import type { ImportRequest } from './import-request.ts';
import { insertBatch, setBatchEnd } from './queries.ts';

/** Puts an import of the command line on record in its own transaction, as the desk lists those handed in there. */
export async function recordBatch(
  work: Work,
  county: string,
  id: string,
  { files, mode, validFrom }: ImportRequest,
  report: ImportReport,
): Promise<void> {
  const { tx, keys, at, actor } = work;
  const digest = keyedDigest(await keys.ringOf(county), county, await contentOf(files));
  const sealedName = await sealFileName(keys, county, id, files.map(({ name }) => name).join('、'));
  await insertBatch(tx, {
    ...{ county, id, sealedName, digest, mode, dryRun: false, validFrom, upload: null, by: actor.id, at },
  });
  const sealedReport = await sealReport(keys, county, id, report);
  await setBatchEnd(tx, county, id, { state: 'done', at, outcome: outcomeOf(report), sealedReport });
}

async function contentOf(files: ImportRequest['files']): Promise<string> {
  const hash = createHash('sha256');
  for (const { path } of files) for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
