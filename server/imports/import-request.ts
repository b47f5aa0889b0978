import type { ImportMode, ImportProgress, ImportReport } from '../../contract/imports.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { Work } from '../rights/work.ts';
import type { ImportFile } from './sources.ts';

/** One import: its files are one whole, whatever sheets lie in which. */
export interface ImportRequest {
  readonly files: readonly ImportFile[];
  readonly mode: ImportMode;
  /** Judges everything, writes nothing. */
  readonly dryRun: boolean;
  /** The pack that a county without one adopts. */
  readonly pack?: string | undefined;
  /** From when registry rows hold; else from the households' 收入周期起. */
  readonly validFrom?: PlainDate | undefined;
  /** The id of the batch, when it stands on record already. */
  readonly batch?: string | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Called before the commit of an import that takes something: what it does stands or falls with the rows. */
  readonly atEnd?: (work: Work, report: ImportReport) => Promise<void>;
}
