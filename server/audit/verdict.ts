import { AUDIT_FAULTS, type AuditFaultKind, type AuditReport, type AuditVerdict } from '../../contract/audit.ts';

/** What may be told to whoever audits one office: neither numbers nor places of the chain that all offices share. */
export function verdictOf({ sound, counts, warnings }: AuditReport): AuditVerdict {
  const kinds = Object.keys(AUDIT_FAULTS) as AuditFaultKind[];
  return { sound, faultKinds: kinds.filter((kind) => counts[kind] > 0), warnings };
}
