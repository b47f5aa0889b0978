import { AUDIT_FAULTS, type AuditVerdict } from '../../../contract/audit.ts';
import type { JobView, QualityReport, ScreeningReport } from '../../../contract/jobs.ts';

type Ended = Pick<JobView, 'kind' | 'state' | 'failure' | 'report'>;

/** What came of a piece of work, in a sentence; empty while it goes on. */
export function outcomeWords({ kind, state, failure, report }: Ended): string {
  if (state === 'cancelled') return '已取消，什么也没有改动。';
  if (state === 'failed') return failure ?? '没有办成。';
  if (state !== 'done' || report === null) return '';
  if (kind === 'screening') return screeningWords(report as ScreeningReport);
  if (kind === 'quality') return qualityWords(report as QualityReport);
  if (kind === 'auditVerify') return auditWords(report as AuditVerdict);
  return `删去 ${(report as { removed: number }).removed} 份过期的导入文件。`;
}

function screeningWords({ on, households, hits, newLeads }: ScreeningReport): string {
  const [all, found] = [households, hits].map((count) => count.toLocaleString('zh-CN'));
  return `按 ${on} 的资料筛查 ${all} 户，命中 ${found} 条，新增线索 ${newLeads.toLocaleString('zh-CN')} 条。`;
}

function qualityWords({ on, newFindings, findings, listed }: QualityReport): string {
  const [fresh, all, names] = [newFindings, findings, listed].map((count) => count.toLocaleString('zh-CN'));
  return `按 ${on} 的资料查过：新查出疑点 ${fresh} 条，未销号共 ${all} 条；名单共 ${names} 条。`;
}

/** The verdict of a verification of the audit. */
export function auditWords({ sound, faultKinds }: AuditVerdict): string {
  if (sound) return '审计没有被动过：逐条核对过，与导出的根一致。';
  const kinds = faultKinds.map((kind) => AUDIT_FAULTS[kind]).join('、');
  return `审计有不对的地方：${kinds}。哪几条不对，请运维在服务器上用 shouwang audit verify 查看。`;
}

/** Where a piece of work stands: `正在逐条核对，3,200 / 12,000`. */
export function stageWords({ state, stage, done, total }: Pick<JobView, 'state' | 'stage' | 'done' | 'total'>): string {
  if (state === 'waiting') return stage || '排队中';
  const counted =
    total === null
      ? done > 0 && done.toLocaleString('zh-CN')
      : `${done.toLocaleString('zh-CN')} / ${total.toLocaleString('zh-CN')}`;
  return counted ? `${stage}，${counted}` : stage;
}

/** How far in percent; without a total a running piece shows a quarter, so that it is seen to have begun. */
export function percentOf({ state, done, total }: Pick<JobView, 'state' | 'done' | 'total'>): number {
  if (state === 'waiting') return 0;
  if (state !== 'running') return 100;
  return total ? Math.min(99, (done / total) * 100) : 25;
}
