import { Type } from 'typebox';
import type { AuditStanding } from '../../contract/audit.ts';
import { command, question, type Route } from '../http/route.ts';
import { askFor, WHOLE_PROGRAM } from '../jobs/ask-for.ts';
import type { Work } from '../rights/work.ts';
import { findLastExported, rootsFolder } from './exported-roots.ts';
import { findOwnStanding } from './stored-book.ts';

export const auditRoutes: readonly Route[] = [
  question({ at: 'GET /audit/seal', may: 'audit.read', title: '本单位的审计记录封存到哪里', answer: showStanding }),
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
  const exported = await findLastExported(rootsFolder(dataDir, process.env));
  return { ...(await findOwnStanding(tx)), exportedAt: exported?.at ?? null };
}
