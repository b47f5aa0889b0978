import type { JobKindName, ScreeningReport } from '../../contract/jobs.ts';
import { verdictOf } from '../audit/verdict.ts';
import { verifyStored } from '../audit/verify-stored.ts';
import { dropExpiredUploads } from '../imports/expired-uploads.ts';
import type { JobKind } from '../jobs/run-jobs.ts';
import { screenCountyNightly } from '../leads/nightly.ts';
import { refreshScope } from '../leads/screening.ts';
import { getPackInForce } from '../policy/queries.ts';
import { writeAudit } from '../rights/audit.ts';
import type { Work } from '../rights/work.ts';
import { countScreened } from './queries.ts';

/** Every kind of long work. `rootsFolder` is where roots of the audit are exported to. */
export function jobKinds(rootsFolder: string): Readonly<Record<JobKindName, JobKind>> {
  return { screening, auditVerify: auditVerify(rootsFolder), uploadExpiry };
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
