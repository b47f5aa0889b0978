/** What can be wrong with the audit. */
export const AUDIT_FAULTS = {
  edited: '改动',
  missing: '缺失',
  inserted: '插入',
  order: '顺序',
  cutTail: '截尾',
  chain: '链',
} as const;
export type AuditFaultKind = keyof typeof AUDIT_FAULTS;

export interface AuditFault {
  readonly kind: AuditFaultKind;
  readonly label: string;
  /** The number of the entry, or the first and last of those among which it is; null where it has none. */
  readonly numbers: readonly [number, number] | null;
  /** The id of the entry, where one is meant. */
  readonly entry: string | null;
  /** In a sentence. */
  readonly message: string;
}

/** What a verification of the whole audit found. Instants in UTC. */
export interface AuditReport {
  readonly sound: boolean;
  /** Entries numbered and sealed, in how many batches, the last of them when. */
  readonly sealed: number;
  readonly batches: number;
  readonly lastSealedAt: string | null;
  /** Entries of the last seconds that wait for their number. */
  readonly unsealed: number;
  /** Exported roots that were compared, and when the last was written. */
  readonly exported: number;
  readonly lastExportedAt: string | null;
  readonly faultCount: number;
  readonly counts: Readonly<Record<AuditFaultKind, number>>;
  /** The first hundred. */
  readonly faults: readonly AuditFault[];
  readonly warnings: readonly string[];
}

/**
 * What an auditor is told of it. The audit of one installation is one chain for all its offices: numbers, and where in
 * it something is wrong, would tell one office about the others. The operator's command shows the whole report.
 */
export interface AuditVerdict {
  readonly sound: boolean;
  readonly faultKinds: readonly AuditFaultKind[];
  readonly warnings: readonly string[];
}

/** `GET /audit/seal`: how far the records of the auditor's own office are sealed. Instants in UTC. */
export interface AuditStanding {
  /** When the newest sealed one was written. */
  readonly sealedUntil: string | null;
  /** Those of the last seconds that wait. */
  readonly unsealed: number;
  /** When a root of the whole audit was last exported. */
  readonly exportedAt: string | null;
}
