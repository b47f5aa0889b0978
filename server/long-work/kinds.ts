import { sql } from 'kysely';
import type { JobKindName, QualityReport, ScreeningReport } from '../../contract/jobs.ts';
import { verdictOf } from '../audit/verdict.ts';
import { verifyStored } from '../audit/verify-stored.ts';
import { refreshQuality } from '../data-quality/refresh.ts';
import { refreshStatistics } from '../db/statistics.ts';
import { dropExpiredUploads } from '../imports/expired-uploads.ts';
import type { JobKind } from '../jobs/run-jobs.ts';
import { nightActor, screenCountyNightly } from '../leads/nightly.ts';
import { refreshScope } from '../leads/screening.ts';
import { getPackInForce } from '../policy/queries.ts';
import { writeAudit } from '../rights/audit.ts';
import { perform, type Work } from '../rights/work.ts';
import { countQuality, countScreened } from './queries.ts';

/** Every kind of long work. `rootsFolder` is where roots of the audit are exported to. */
export function jobKinds(rootsFolder: string): Readonly<Record<JobKindName, JobKind>> {
  return { screening, quality, auditVerify: auditVerify(rootsFolder), uploadExpiry };
}

/** Asked for: of the households that the asker may see. At night: the whole county, by the program itself. */
const screening: JobKind = {
  may: 'screening.run',
  run: async ({ program, county, actor, tell, finish }) => {
    tell({ stage: '正在重算指标，按规则逐户判断' });
    if (actor.role === 'operator') {
      const found = await screenCountyNightly(program, county);
      return finish(async () => found);
    }
    return finish((work) => screenForAsker(work, county));
  },
};

/** The same for findings and lists. */
const quality: JobKind = {
  may: 'screening.run',
  run: async ({ program, county, actor, tell, finish }) => {
    tell({ stage: '正在逐户逐人查找疑点，生成名单' });
    if (actor.role !== 'operator') return finish((work) => checkQuality(work, county));
    const found = await perform(program, await nightActor(program, county), (work) => checkQuality(work, county));
    return finish(async () => found);
  },
};

async function checkQuality(work: Work, county: string): Promise<QualityReport> {
  await refreshStatistics(work.tx);
  await sql`set local work_mem = '128MB'`.execute(work.tx);
  const opened = await refreshQuality(work, { county });
  const report = { on: work.today, newFindings: opened.length, ...(await countQuality(work.tx, county)) };
  await writeAudit(work, { act: 'quality.run', county, details: report });
  return report;
}

async function screenForAsker(work: Work, county: string): Promise<ScreeningReport> {
  await getPackInForce(work.tx, county, work.today);
  const before = await countScreened(work.tx, county);
  await refreshScope(work, { county });
  const { households, hits, leads } = await countScreened(work.tx, county);
  const report = { on: work.today, households, hits, newLeads: leads - before.leads };
  await writeAudit(work, { act: 'screening.run', county, details: report });
  return report;
}

function auditVerify(rootsFolder: string): JobKind {
  return {
    may: 'audit.read',
    run: async ({ program, tell, finish }) => {
      const report = await verifyStored(program, rootsFolder, ({ sealed, total }) =>
        tell({ stage: '正在逐条核对', done: Math.floor((sealed * 100) / total), total: 100 }),
      );
      const verdict = verdictOf(report);
      await finish(async (work) => {
        const { sound, faultKinds } = verdict;
        await writeAudit(work, { act: 'audit.verify', details: { sound, faultKinds } });
        return verdict;
      });
    },
  };
}

/** The program's own: nobody asks for it. */
const uploadExpiry: JobKind = {
  may: 'import.run',
  run: ({ finish }) => finish(async (work) => ({ removed: await dropExpiredUploads(work) })),
};
