import { ImportFindings } from '../server/imports/import-findings.ts';
import { placeAreas } from '../server/imports/place-areas.ts';
import { readAll } from '../server/imports/read-all.ts';
import { type ImportFile, openFiles } from '../server/imports/sources.ts';
import { makeStagedTables } from '../server/imports/staging/staged-tables.ts';
import { operatorActor } from '../server/rights/actor.ts';
import { type Program, perform } from '../server/rights/work.ts';

/** The first half of an import: sheets recognised, every row typed and judged, staged. The tables go with the transaction. */
export async function readIntoStaging(program: Program, files: readonly ImportFile[]): Promise<number> {
  const opened = await openFiles(files);
  try {
    return await perform(program, operatorActor(), async (work) => {
      await makeStagedTables(work.tx);
      const findings = new ImportFindings();
      const areas = await placeAreas(work, opened.sources, findings);
      const reading = await readAll(work, opened, areas, findings, { files, mode: 'whole', dryRun: true });
      if (findings.faultCount > 0) throw new Error(`${findings.faultCount} 处错误`);
      return reading.ofFile.size;
    });
  } finally {
    opened.close();
  }
}
