import { Type } from 'typebox';
import type { AuditStanding } from '../../contract/audit.ts';
import { command, question, type Route } from '../http/route.ts';
import { askFor, WHOLE_PROGRAM } from '../jobs/ask-for.ts';
import type { Work } from '../rights/work.ts';
import { findLastExported, rootsFolder } from './exported-roots.ts';
import { lastNumberOf } from './seal-mac.ts';
import { countWaiting, findLastSeal } from './stored-book.ts';

export const auditRoutes: readonly Route[] = [
  question({ at: 'GET /audit/seal', may: 'audit.read', title: '审计封存到哪里、导出到哪里', answer: showStanding }),
  command({
    at: 'POST /audit/verification',
    may: 'audit.read',
    title: '核对全部审计',
    body: Type.Object({}),
    act: async (work) => ({ job: await askFor(work, 'auditVerify', WHOLE_PROGRAM, WHOLE_PROGRAM) }),
    show: async (_work, { job }) => ({ county: WHOLE_PROGRAM, job }),
  }),
];

async function showStanding({ tx, dataDir }: Work): Promise<AuditStanding> {
  const seal = await findLastSeal(tx);
  const exported = await findLastExported(rootsFolder(dataDir, process.env));
  return {
    sealed: seal ? lastNumberOf(seal) : 0,
    lastSealedAt: seal?.at ?? null,
    unsealed: await countWaiting(tx),
    exported: exported ? { at: exported.at, number: exported.last } : null,
  };
}
