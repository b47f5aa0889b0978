import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refreshQuality } from '../server/data-quality/refresh.ts';
import { importWorkbook } from '../server/imports/import-workbook.ts';
import { refreshScope } from '../server/leads/screening.ts';
import { type Actor, operatorActor } from '../server/rights/actor.ts';
import type { Program } from '../server/rights/work.ts';
import { appointOffices } from './accounts.ts';
import type { CountyPlan, Town, Village } from './county/places.ts';
import { type Change, type MadeUpCounty, madeUpCounty } from './county.ts';
import { castCases, leadOn, type StoryCase } from './story/cases.ts';
import { addWhatWasTold, worsened } from './story/later-leads.ts';
import { listNewLeads, type OpenLead, verifyWhatIsDue } from './story/leads.ts';
import { type Officials, officialsOf } from './story/officials.ts';
import { correctedOn, hearings, homeVillage, type Report, reports } from './story/schedule.ts';
import { type Story, storyOf } from './story/story.ts';
import { visitSome } from './story/visits.ts';
import { writeWorkbook } from './write-workbook.ts';

/** How large the demo is; smaller in tests. Five villages of a town at least, since they report on five days. */
export type DemoSize = Pick<CountyPlan, 'households' | 'towns' | 'villagesOfTown'>;

const demoSize: DemoSize = { households: 3000, towns: 5, villagesOfTown: [6, 8] };

interface Demo {
  readonly made: MadeUpCounty;
  readonly county: string;
  readonly story: Story;
  readonly officials: Officials;
  readonly village: Village;
}

/** Makes the demo county in an empty database: forty days of work, by the acts of its officers, up to today. */
export async function makeDemo(program: Program, size: DemoSize = demoSize): Promise<void> {
  const story = storyOf(program);
  const made = madeUpCounty({ seed: 20220508, county: '990188', name: '青禾县', today: story.today, ...size });
  const [town] = made.towns;
  const village = town?.villages[homeVillage];
  if (!town || !village) throw new RangeError('the demo needs a town with five villages');
  const county = `${made.plan.county}000000`;
  const demo: Demo = { made, county, story, officials: officialsOf(story), village };
  let open: OpenLead[] = [];
  const cases: StoryCase[] = [];
  for (let day = reports[0]?.on ?? 0; day < 0; day += 1) {
    story.moveTo(day);
    const report = reports.find(({ on }) => on === day);
    if (report) {
      const leads = await takeReport(demo, report, day === reports[0]?.on ? town : undefined);
      const cast = castCases(report.cases, leads, village);
      cases.push(...cast.cases);
      open.push(...cast.left);
    }
    if (day === correctedOn) await takeCorrections(demo);
    await hearWhatWasTold(demo, day);
    await leadOn(demo.officials, county, cases, day);
    open = await verifyWhatIsDue(demo.officials, county, open, day);
  }
  await screenToday(demo);
  await visitSome(demo.officials, village);
}

/** The villages of a report send their workbook; before the very first there is nobody but the operator. */
async function takeReport(demo: Demo, { on, villages }: Report, first: Town | undefined): Promise<OpenLead[]> {
  const { made, county, story, officials, village } = demo;
  const reporting = villagesAt(made, villages);
  await importVillages(demo, reporting, first ? operatorActor() : await officials.officerOf('county', county));
  if (first) {
    await appointOffices(officials, story.program.dataDir, {
      ...{ county: { code: county, name: made.plan.name }, town: first, village },
    });
  }
  const places = [...made.households(reporting)].map(({ householdNo, village }) => [householdNo, village] as const);
  return listNewLeads(story, county, on, new Map(places));
}

function villagesAt({ towns }: MadeUpCounty, places: readonly number[]): Village[] {
  return towns.flatMap(({ villages }) => places.flatMap((place) => villages[place] ?? []));
}

/** By the function of `./shouwang import`. */
async function importVillages(
  { made, story }: Demo,
  villages: readonly Village[],
  actor: Actor,
  change?: Change,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'shouwang-demo-'));
  try {
    const name = `${made.plan.name}农户信息.xlsx`;
    const path = join(folder, name);
    await writeWorkbook(path, made.sheets(villages, change));
    const report = await importWorkbook(story.program, actor, {
      files: [{ path, name }],
      mode: 'whole',
      dryRun: false,
    });
    if (report.problem) throw new Error(`${report.problem.message} ${JSON.stringify(report.faults[0])}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function takeCorrections(demo: Demo): Promise<void> {
  const officer = await demo.officials.officerOf('county', demo.county);
  await importVillages(demo, villagesAt(demo.made, [homeVillage]), officer, worsened);
}

async function hearWhatWasTold({ officials, made, county, village }: Demo, day: number): Promise<void> {
  for (const { villages } of hearings.filter(({ on }) => on === day)) {
    const some = villages === 'home' ? [village] : villagesAt(made, villages);
    await addWhatWasTold(officials, county, some, made.households(some), day);
  }
}

/** Facts, hits, findings and lists are those of today, as after the night's work. */
async function screenToday({ officials, story, county }: Demo): Promise<void> {
  story.moveTo(0);
  const officer = await officials.officerOf('county', county);
  await officials.act(officer, 'screening.run', (work) => refreshScope(work, { county }));
  await officials.act(officer, 'screening.run', (work) => refreshQuality(work, { county }));
}
