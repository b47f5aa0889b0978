import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, randomOf } from '../../demo/county/random.ts';
import { writeWorkbook } from '../../demo/write-workbook.ts';
import { inspect } from './inspection.ts';
import { KillableProgram } from './killable-program.ts';
import { COUNTY, planOf, startLanes, type Tokens } from './lanes.ts';
import { Sender } from './sender.ts';

/** What became of a run. */
export interface Killed {
  /** What was not as it must be; nothing when all is well. */
  readonly wrong: readonly string[];
  readonly moments: number;
  readonly victims: Readonly<Record<Victim, number>>;
  readonly acknowledged: { acts: number; decided: number; uploads: number; imports: number };
  /** The longest that anybody waited for an answer after a kill, in milliseconds. */
  readonly slowest: number;
  /** Which problems people were told meanwhile, and how often. */
  readonly told: Readonly<Record<string, number>>;
}

type Victim = 'program' | 'database' | 'backend' | 'programThenDatabase' | 'databaseThenProgram';

/** Back within thirty seconds without a hand, on a machine that has nothing else to do. */
const LONGEST_ABSENCE = 30_000;
const HOUR = 3_600_000;
const BEGINNING = Date.parse('2022-06-01T09:00:00+08:00');
const VICTIMS = { program: 3, database: 3, backend: 1, programThenDatabase: 2, databaseThenProgram: 1 };

/** Kills at that many seeded moments while imports, acts and uploads are under way; everything is looked at afterwards. */
export async function killAtMoments(moments: number, seed: number): Promise<Killed> {
  const random = randomOf(seed, 1);
  // So that public notices come to their end within the run, the clock goes on with each start.
  const step = (moments <= 60 ? 48 : 6) * HOUR;
  const instants = (nth: number) => new Date(BEGINNING + nth * step).toISOString();
  const program = await KillableProgram.make(instants(0));
  const victims: Record<Victim, number> = {
    program: 0,
    database: 0,
    backend: 0,
    programThenDatabase: 0,
    databaseThenProgram: 0,
  };
  let [starts, slowest] = [0, 0];
  try {
    await program.start();
    const tokens = await prepare(program);
    const sender = new Sender(program.address);
    const lanes = startLanes(sender, tokens, seed, () => program.day);
    const wrong: string[] = [];
    await lanes.begun();
    for (let moment = 0; moment < moments && wrong.length === 0; moment += 1) {
      await sleep(random.between(50, 1500));
      const victim = random.weighed(VICTIMS);
      victims[victim] += 1;
      await kill(program, victim, random);
      const begun = performance.now();
      if (!program.isRunning()) {
        starts += 1;
        await program.start(instants(starts));
      }
      await sender.get(tokens.village, '/api/me');
      slowest = Math.max(slowest, performance.now() - begun);
      if (!program.isRunning()) wrong.push(`第 ${moment + 1} 个时刻：程序自己倒了：${program.told.slice(-2000)}`);
    }
    await lanes.stop().catch((error: Error) => wrong.push(error.message));
    // A last start an hour and more later, as files without a row go only then.
    await program.killProgram();
    await program.start(instants(starts + 1));
    if (wrong.length === 0) wrong.push(...(await inspect(program, sender, lanes, tokens)));
    if (slowest > LONGEST_ABSENCE) wrong.push(`${Math.round(slowest)} 毫秒才恢复`);
    const acknowledged = { ...lanes.counts, uploads: lanes.uploads.length, imports: lanes.batches.size };
    return { wrong, moments, victims, acknowledged, slowest, told: Object.fromEntries(sender.codes) };
  } finally {
    await program.remove();
  }
}

async function kill(program: KillableProgram, victim: Victim, random: Random): Promise<void> {
  if (victim === 'backend') return program.killBackend();
  if (victim === 'databaseThenProgram') program.killPostmaster();
  if (victim === 'databaseThenProgram') await sleep(random.between(0, 800));
  if (victim !== 'database') await program.killProgram();
  if (victim === 'programThenDatabase' || victim === 'database') program.killPostmaster();
}

/** The areas and an officer at each desk. */
export async function prepare(program: KillableProgram): Promise<Tokens> {
  const folder = await mkdtemp(join(tmpdir(), 'shouwang-areas-'));
  const plan = planOf(1);
  await writeWorkbook(join(folder, 'areas.xlsx'), plan.sheets().slice(0, 1));
  program.command(['import', join(folder, 'areas.xlsx')]);
  await rm(folder, { recursive: true });
  const village = plan.towns[0]?.villages[0];
  return {
    village: officer(program, 'village', village?.code ?? ''),
    township: officer(program, 'township', village?.town ?? ''),
    county: officer(program, 'county', COUNTY),
  };
}

function officer(program: KillableProgram, role: string, area: string): string {
  program.command(['user', 'add', role, '--role', role, '--area', area, '--password-stdin'], 'Jihua-mima-7731\n');
  return String(program.command(['token', role]).token);
}
