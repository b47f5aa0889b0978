/** Long work that runs beside the requests. `import` has a queue of its own and is only shown in the one list. */
export const JOB_KINDS = {
  screening: '筛查',
  quality: '查疑点和名单',
  auditVerify: '核对审计',
  uploadExpiry: '清理旧的导入文件',
} as const;
export type JobKindName = keyof typeof JOB_KINDS;

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** One piece of long work as the list and its page show it. Instants in UTC. */
export interface JobView {
  readonly id: string;
  readonly county: string;
  readonly kind: JobKindName | 'import';
  readonly label: string;
  readonly areaName: string;
  /** Null: the program itself, at night. */
  readonly askedBy: string | null;
  readonly askedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly state: JobState;
  /** Where it stands, in words; `done` of `total` where that can be counted. */
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
  /** Why it did not come off, in a sentence. */
  readonly failure: string | null;
  /** By kind: `ScreeningReport`, `QualityReport`, `AuditVerdict`, `{ removed }` workbooks. */
  readonly report: unknown;
  readonly mayCancel: boolean;
}

export interface ScreeningReport {
  readonly on: string;
  readonly households: number;
  /** Rules that hold, over all households. */
  readonly hits: number;
  readonly newLeads: number;
}

export interface QualityReport {
  readonly on: string;
  /** Findings that were not there before. */
  readonly newFindings: number;
  /** Findings not closed, of those that the asker sees. */
  readonly findings: number;
  /** Households and members on lists. */
  readonly listed: number;
}
