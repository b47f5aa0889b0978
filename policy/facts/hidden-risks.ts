import { uninsured } from '../../domain/code-lists/insurance.ts';
import type { HouseholdFact, MemberFact } from './definition.ts';
import type { MemberOnDay } from './household-on-day.ts';
import { MONTHS_OF_A_YEAR, tallyOf } from './tally.ts';

const HARDSHIPS = ['患有大病', '残疾', '长期慢性病'];
const UNABLE = '丧失劳动力';

function hardshipsOf({ health = [], medicalInsurance, labour }: MemberOnDay): number {
  const ofHealth = HARDSHIPS.filter((label) => health.includes(label)).length;
  return ofHealth + Number(medicalInsurance === uninsured) + Number(labour === UNABLE);
}

/** Of each blank as many as might stand there. */
function hardshipsUnknown({ health = [], medicalInsurance, labour }: MemberOnDay): number {
  const ofHealth = health.length === 0 ? HARDSHIPS.length : 0;
  return ofHealth + Number(medicalInsurance === undefined) + Number(labour === undefined);
}

const worked = ({ workMonths = 0 }: MemberOnDay) => workMonths;
const region = ({ workRegion, workMonths }: MemberOnDay) => workRegion !== undefined && workMonths === undefined;

/** Several small things of one household together; and all the months that it worked, near and far. */
export const HIDDEN_RISK_TALLIES: readonly MemberFact[] = [
  tallyOf({
    ...{ id: 'hardships', label: '家庭隐患项数', unit: 'items', needs: ['A13', 'A14', 'A17'], worse: 'higher' },
    each: HARDSHIPS.length + 2,
    known: {
      inMemory: hardshipsOf,
      sql: [
        ...HARDSHIPS.map((label) => `count(*) filter (where '${label}' = any(p.health))`),
        `count(*) filter (where p.medical_insurance = '${uninsured}')`,
        `count(*) filter (where p.labour = '${UNABLE}')`,
      ].join(' + '),
    },
    more: {
      inMemory: hardshipsUnknown,
      sql: `${HARDSHIPS.length} * count(*) filter (where coalesce(cardinality(p.health), 0) = 0)
      + count(*) filter (where p.medical_insurance is null) + count(*) filter (where p.labour is null)`,
    },
  }),
  tallyOf({
    ...{ id: 'workMonths', label: '务工月数合计', unit: 'months', needs: ['A15', 'A16'], worse: 'lower' },
    known: { inMemory: worked, sql: 'coalesce(sum(p.work_months), 0)' },
    more: {
      inMemory: (member) => (region(member) ? MONTHS_OF_A_YEAR : 0),
      sql: `${MONTHS_OF_A_YEAR} * count(*) filter (where p.work_region is not null and p.work_months is null)`,
    },
  }),
];

/** What the forms of the year say of any household; a monitored one has its own risks beside (`riskTypes`). */
export const RISKS_TOLD: HouseholdFact = {
  ...{ id: 'risksTold', label: '今年入户排查登记的风险', unit: 'items', bound: 100n, needs: [], from: 'sweeps' },
  worse: 'higher',
  inMemory: ({ sweeps = [] }) => BigInt(Math.max(0, ...sweeps.map(({ risks = 0 }) => risks))),
  sql: 'coalesce(w.risks, 0)',
};
