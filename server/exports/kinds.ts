import { type AskExportInput, type ExportKind, MOST_ALONE } from '../../contract/exports.ts';
import { countFindingsOf, findingsFile } from '../data-quality/findings-file.ts';
import { problem } from '../http/problem.ts';
import { faultFile, ownerOfUpload } from '../imports/fault-file.ts';
import { cellFile, countPersonsOfCell } from '../reports/cell-file.ts';
import type { Verb } from '../rights/verbs.ts';
import type { Work } from '../rights/work.ts';

/** What is wanted: ids and codes only, no words of a person. */
export type Asked = Omit<AskExportInput, 'kind' | 'purpose'>;

interface Counted {
  readonly persons: number;
  readonly needsSecond: boolean;
}

interface Kind {
  /** Who may see it on a page may also ask for the file. */
  readonly may: Verb;
  readonly count: (work: Work, county: string, asked: Asked) => Promise<Counted>;
  readonly make: (
    work: Work,
    county: string,
    asked: Asked,
    line: string,
  ) => Promise<{ bytes: Uint8Array; fileName: string }>;
}

/** THE list of files with persons in them. */
export const KINDS: Readonly<Record<ExportKind, Kind>> = {
  cellHouseholds: {
    may: 'table.read',
    count: async (work, county, asked) => byNumber(await countPersonsOfCell(work, county, cellOf(asked))),
    make: (work, county, asked, line) => cellFile(work, county, cellOf(asked), line),
  },
  importFaults: {
    may: 'import.read',
    // Who handed the workbook in gets their own file back; anybody else needs a second person, however short it is.
    count: async (work, county, { batch }) => {
      const { by, rows } = await ownerOfUpload(work, county, told(batch, '哪一次导入'));
      return { persons: rows, needsSecond: by !== work.actor.id };
    },
    make: (work, county, { batch }, line) => faultFile(work, county, told(batch, '哪一次导入'), line),
  },
  findings: {
    may: 'finding.read',
    count: async (work, county, { area }) => byNumber(await countFindingsOf(work, county, told(area, '区划'))),
    make: (work, county, { area }, line) => findingsFile(work, county, told(area, '区划'), line),
  },
};

function byNumber(persons: number): Counted {
  return { persons, needsSecond: persons > MOST_ALONE };
}

function cellOf({ area, on, column }: Asked) {
  return { area: told(area, '区划'), on, column: told(column, '哪一栏') };
}

function told(value: string | undefined, where: string): string {
  if (value === undefined) throw problem('inputInvalid', { where: `${where}：`, what: '要写明' });
  return value;
}
