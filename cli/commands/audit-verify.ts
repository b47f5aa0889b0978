import type { AuditReport } from '../../contract/audit.ts';
import { rootsFolder } from '../../server/audit/exported-roots.ts';
import { verifyStored } from '../../server/audit/verify-stored.ts';
import { operatorActor } from '../../server/rights/actor.ts';
import { writeAudit } from '../../server/rights/audit.ts';
import { perform } from '../../server/rights/work.ts';
import type { Command } from '../command.ts';

export const auditVerify: Command = {
  name: 'audit verify',
  usage: '',
  words: [0, 0],
  run: async (program): Promise<AuditReport> => {
    const report = await verifyStored(program, rootsFolder(program.dataDir, process.env));
    const { sealed, faultCount } = report;
    await perform(program, operatorActor(), (work) =>
      writeAudit(work, { act: 'audit.verify', details: { sealed, faults: faultCount } }),
    );
    return report;
  },
  say: (report: AuditReport) => [...wordsOf(report), ...report.warnings].join('\n'),
  refused: ({ sound }: AuditReport) => !sound,
};

function wordsOf({ sound, sealed, batches, unsealed, exported, faultCount, faults }: AuditReport): string[] {
  const looked = `封存 ${sealed} 条（${batches} 批），等待封存 ${unsealed} 条，对照导出的根 ${exported} 个`;
  if (sound) return [`审计没有被动过：${looked}。`];
  const told = faults.map(({ label, message }) => `  ${label}  ${message}`);
  const more = faultCount > faults.length ? [`  还有 ${faultCount - faults.length} 处没有列出。`] : [];
  return [`审计有 ${faultCount} 处不对：${looked}。`, ...told, ...more];
}
