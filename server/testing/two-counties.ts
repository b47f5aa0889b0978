import { LZ_PACK } from '../../policy/packs/shipped.ts';
import { refreshQuality } from '../data-quality/refresh.ts';
import { insertRows } from '../db/insert-rows.ts';
import { storeDocument } from '../documents/store.ts';
import { actOnCase } from '../identification/acts.ts';
import { refreshScope } from '../leads/screening.ts';
import { addLead } from '../leads/verification.ts';
import { adopt } from '../policy/adoption.ts';
import { operatorActor } from '../rights/actor.ts';
import { type Program, perform, type Work } from '../rights/work.ts';
import { COUNTY, HE, LIU, makeTestCounty, officer, SONG } from './county.ts';
import { type AddedHousehold, addHousehold, type MadeHousehold } from './household.ts';
import { HOUSEHOLDS } from './made-up-households.ts';

export const FAR_COUNTY = '990201000000';
export const FAR = '990201100201';
const CAMPAIGN = '01810000-0000-7000-8000-00000000ca3e';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

const FAR_AREAS = [
  { code: '990200000000', parent: '990000000000', county: null, level: 'city', name: '乙市' },
  { code: FAR_COUNTY, parent: '990200000000', county: FAR_COUNTY, level: 'county', name: '远川县' },
  { code: '990201100000', parent: FAR_COUNTY, county: FAR_COUNTY, level: 'township', name: '远川镇' },
  { code: FAR, parent: '990201100000', county: FAR_COUNTY, level: 'village', name: '雾岭村' },
] as const;

const FAR_HOUSEHOLDS = {
  F1: {
    area: FAR,
    phone: '19977778881',
    members: [
      { name: '郑远山', sex: '男', idNumber: '990201197003121236', phone: '19977778882', health: ['患有大病'] },
    ],
    income: { a28: '5000' },
    contact: { name: '钱守义', phone: '19977778883' },
  },
  F2: {
    area: FAR,
    phone: '19977778884',
    members: [{ name: '冯晓燕', sex: '女', idNumber: '990201198811119980' }],
    income: { a28: '4000' },
  },
} as const satisfies Record<string, MadeHousehold>;

/** What stands in one village: what to ask for, and by what its rows are known wherever they turn up. */
export interface MadePlace {
  readonly village: string;
  readonly county: string;
  readonly household: string;
  readonly person: string;
  readonly lead: string;
  readonly caseHousehold: string;
  readonly case: string;
  readonly document: string;
  readonly ids: readonly string[];
  /** Names, numbers: what nobody outside may read, and no administrator anywhere. */
  readonly words: readonly string[];
}

/** Two counties in two cities; in each of four villages a household with a lead, and one with a case, a form, a paper. */
export async function makeTwoCounties(program: Program): Promise<Record<'song' | 'liu' | 'he' | 'far', MadePlace>> {
  const { households: near } = await makeTestCounty(program);
  const far = await perform(program, operatorActor(), async (work) => {
    await insertRows(
      work.tx,
      'area',
      FAR_AREAS.map((area) => ({ ...area, marks: [], valid_from: '2021-01-01' })),
    );
    const [F1, F2] = [
      await addHousehold(work, FAR_COUNTY, { householdNo: 'F1', ...FAR_HOUSEHOLDS.F1 }),
      await addHousehold(work, FAR_COUNTY, { householdNo: 'F2', ...FAR_HOUSEHOLDS.F2 }),
    ];
    for (const county of [COUNTY, FAR_COUNTY]) {
      await adopt(work, county, 'pack', LZ_PACK);
      await refreshScope(work, { county });
      await refreshQuality(work, { county });
      const year = { county, id: CAMPAIGN, name: '2022 年排查', starts_on: '2022-01-01', ends_on: '2022-12-31' };
      await insertRows(work.tx, 'campaign', [year]);
    }
    return { F1, F2 };
  });
  return {
    song: await makePlace(program, COUNTY, SONG, [near.S1, HOUSEHOLDS.S1], [near.S2, HOUSEHOLDS.S2]),
    liu: await makePlace(program, COUNTY, LIU, [near.L2, HOUSEHOLDS.L2], [near.L1, HOUSEHOLDS.L1]),
    he: await makePlace(program, COUNTY, HE, [near.H1, HOUSEHOLDS.H1], [near.H2, HOUSEHOLDS.H2]),
    far: await makePlace(program, FAR_COUNTY, FAR, [far.F1, FAR_HOUSEHOLDS.F1], [far.F2, FAR_HOUSEHOLDS.F2]),
  };
}

type Household = readonly [AddedHousehold, MadeHousehold];

async function makePlace(
  program: Program,
  county: string,
  village: string,
  [first, firstMade]: Household,
  [second, secondMade]: Household,
): Promise<MadePlace> {
  const contact = await officer(program, 'village', village);
  return perform(program, contact, async (work) => {
    const words = { source: 'visit', words: '走访看到房屋漏雨' } as const;
    const lead = await addLead(work, county, { household: first.id, ...words });
    const opening = { county, household: second.id, act: 'openCase', input: { source: '走访发现' } };
    const { case: caseId } = await actOnCase(work, opening);
    const paper = { county, area: village, kind: 'homeCheck', household: second.id } as const;
    const document = await storeDocument(work, { ...paper, mediaType: 'application/pdf', bytes: PDF });
    await addSweepForm(work, county, second);
    return {
      ...{ village, county, household: first.id, person: first.persons[0] ?? '', lead },
      ...{ caseHousehold: second.id, case: caseId, document },
      ids: [contact.name, lead, caseId, document, first.id, second.id, ...first.persons, ...second.persons],
      words: [...personalWords(firstMade), ...personalWords(secondMade)],
    };
  });
}

async function addSweepForm(work: Work, county: string, { id, area }: AddedHousehold): Promise<void> {
  const campaign = CAMPAIGN;
  await insertRows(work.tx, 'sweep_form', [
    {
      ...{ county, id: work.newId(), household: id, area, campaign, visited_on: '2022-05-20', members: 1 },
      ...{
        household_type: '一般农户',
        opinion: '无',
        standing: 'accepted',
        risk_types: [],
        known_from: work.at,
        means: 'import',
      },
      by_account: work.actor.id,
    },
  ]);
}

function personalWords({ members, phone, contact }: MadeHousehold): string[] {
  const words = members.flatMap((member) => [member.name, member.idNumber, member.phone]);
  return [...words, phone, contact?.name, contact?.phone].filter((word) => typeof word === 'string');
}
