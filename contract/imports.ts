import { type Static, Type } from 'typebox';

/** `whole`: any fault takes nothing. `faultless`: households with a fault in a row of theirs are left out, whole. */
export const IMPORT_MODES = ['whole', 'faultless'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

/** A cell as the report shows it: a number cell as a number, text as text, nothing as null. */
export type RawValue = string | number | null;

/** What refuses a row. `row` as Excel numbers it, `column` as the file spells it, `expected` says what to do. */
export interface Fault {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly value: RawValue;
  readonly expected: string;
}

/** What is told and refuses nothing. `kind` groups warnings of one sort; `column` is null when it is about the whole row. */
export interface Warning {
  readonly kind: WarningKind;
  readonly sheet: string;
  readonly row: number;
  readonly column: string | null;
  readonly value: RawValue;
  readonly message: string;
}

export type WarningKind =
  | 'unknownSheet'
  | 'unknownColumn'
  | 'repeatedColumn'
  | 'newValue'
  | 'phone'
  | 'negativeAmount'
  | 'healthyAndIll'
  | 'educationAndSchool'
  | 'sexAgainstIdNumber'
  | 'regionWithoutMonths'
  | 'monthsWithoutRegion'
  | 'periodReversed'
  | 'measureReversed'
  | 'removalIncomplete'
  | 'liftedWithoutYear'
  | 'visitWithoutDate'
  | 'areaCode'
  | 'repeatedArea'
  | 'unknownParent'
  | 'areaOutside'
  | 'repeatedMonitored'
  | 'noMembers'
  | 'noHead'
  | 'severalHeads'
  | 'severalSpouses'
  | 'noIncome'
  | 'typeAgainstMonitored'
  | 'monitoredIncomplete'
  | 'measureBeforeRecognition'
  | 'allowanceWithoutMember'
  | 'inTwoHouseholds'
  | 'memberGone';

interface Counts {
  readonly households: number;
  readonly persons: number;
}

/** What an import did, or would do. `accepted` is what stands in the database from this file afterwards. */
export interface ImportReport {
  readonly accepted: Counts;
  /** For whom something was written: nothing when the same file comes again. */
  readonly changed: Counts;
  readonly faults: readonly Fault[];
  readonly warnings: readonly Warning[];
  /** Households of the file that were left out (`faultless`), by number. */
  readonly leftOut: readonly string[];
  /** Households of the county that the file does not name; they stay as they are. */
  readonly absent: number;
  /** Members whom the file no longer lists in their household. */
  readonly endedMembers: number;
  readonly dryRun: boolean;
  /** With faults in mode `whole`, or with a sheet that cannot be read: nothing was taken. */
  readonly problem?: { readonly code: 'importRefused'; readonly message: string };
}

/** How far it is: `reading` counts rows of the file, the other steps only name themselves. */
export interface ImportProgress {
  readonly step: 'waiting' | 'reading' | 'merging' | 'screening' | 'done';
  readonly rows: number;
}

const Mode = Type.Enum(IMPORT_MODES, { type: 'string', title: '导入方式' });
const Day = Type.String({ format: 'date', title: '从哪天起' });

/** `POST /counties/:county/imports`: the workbook is the body, its name stands percent-encoded in `X-File-Name`. */
export const ImportOptions = Type.Object({
  mode: Type.Optional(Mode),
  /** 先检查: judges everything and writes nothing. */
  dryRun: Type.Optional(Type.Boolean({ title: '先检查' })),
  validFrom: Type.Optional(Day),
});
export type ImportOptionsInput = Static<typeof ImportOptions>;

/** One import in the list. */
export interface ImportBatchView {
  readonly id: string;
  readonly fileName: string;
  readonly mode: ImportMode;
  readonly dryRun: boolean;
  readonly state: 'waiting' | 'running' | 'done' | 'refused' | 'failed';
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly by: string | null;
  readonly progress: ImportProgress;
  readonly accepted: Counts | null;
  readonly changed: Counts | null;
  readonly faultCount: number | null;
  readonly warningCount: number | null;
}

/** One import with its report; of very many warnings the first 5,000. */
export interface ImportBatchPage extends ImportBatchView {
  readonly report: ImportReport | null;
  /** Why it failed altogether, in a sentence. */
  readonly failure: string | null;
  /** The workbook is still kept and can be had back with its faults, or imported again. */
  readonly hasWorkbook: boolean;
}
