import { AUDIT_FAULTS, type AuditFault, type AuditFaultKind, type AuditReport } from '../../contract/audit.ts';

const MOST_LISTED = 100;

/** Collects what is wrong: everything is counted, the first hundred are told. */
export interface FaultList {
  add(
    kind: AuditFaultKind,
    numbers: readonly [number, number] | undefined,
    entry: string | undefined,
    message: string,
  ): void;
  report(): Pick<AuditReport, 'sound' | 'faultCount' | 'counts' | 'faults'>;
}

export function faultList(): FaultList {
  const faults: AuditFault[] = [];
  const counts: Record<AuditFaultKind, number> = {
    ...{ edited: 0, missing: 0, inserted: 0, order: 0, cutTail: 0, chain: 0 },
  };
  return {
    add(kind, numbers, entry, message) {
      counts[kind] += 1;
      if (faults.length < MOST_LISTED)
        faults.push({ kind, label: AUDIT_FAULTS[kind], numbers: numbers ?? null, entry: entry ?? null, message });
    },
    report() {
      const faultCount = Object.values(counts).reduce((sum, count) => sum + count, 0);
      return { sound: faultCount === 0, faultCount, counts, faults };
    },
  };
}
