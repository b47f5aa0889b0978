import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPlain } from './invariants.ts';
import { PLANTS } from './plants.ts';
import { run, shrink } from './run.ts';
import { FILLED_TWICE, storyOf } from './story.ts';
import { makeWorld, NAMES, type World } from './world.ts';

const SEEDS = Number(process.env.VISIT_SEEDS ?? 50);
const FIRST = Number(process.env.VISIT_FIRST ?? 1);
const MINUTE = 60_000;

let world: World;

beforeAll(async () => {
  world = await makeWorld();
}, MINUTE);
afterAll(() => world.close());

test(
  `${SEEDS} 个种子：断网、重发、乱序、断电、拨钟、退回、冲突、丢手机，存好的一份不少、一份不重`,
  async () => {
    let forms = 0;
    let chained = 0;
    for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
      const steps = storyOf(seed);
      const told = await run(world, steps);
      forms += told.forms;
      chained += told.chained;
      if (told.failures.length > 0) throw new Error(await readable(seed));
    }
    expect(forms).toBeGreaterThan(SEEDS * 8);
    // Forms filled after another of the same phone: without them nobody could conflict with oneself.
    expect(chained).toBeGreaterThanOrEqual(Math.floor(SEEDS / 5));
  },
  SEEDS * MINUTE,
);

/** The shortest story that still fails, as a log. */
async function readable(seed: number): Promise<string> {
  const fails = async (steps: Parameters<typeof run>[1]) => (await run(world, steps)).failures.length > 0;
  const steps = await shrink(storyOf(seed), fails);
  const { failures, log } = await run(world, steps);
  return [`种子 ${seed}，缩到 ${steps.length} 步：`, ...failures, ...log].join('\n');
}

test('没有毛病时，一户连填两份再联系：后一份写明接着前一份，不和自己冲突', async () => {
  expect(await run(world, FILLED_TWICE)).toMatchObject({ failures: [], forms: 2, chained: 1 });
});

test.each(PLANTS)('种下毛病，模拟要发现：$title', { timeout: 5 * MINUTE }, async ({ plant, stories, found: words }) => {
  const found: string[] = [];
  for (const steps of stories) {
    found.push(...(await run(world, steps, plant)).failures);
    if (found.length > 0) break;
  }
  expect(found.join('\n')).toMatch(words);
});

test('没加密的姓名在手机里，找得出来', async () => {
  const db = await openDB('种下的明文', 1, { upgrade: (fresh) => void fresh.createObjectStore('sealed') });
  await db.put('sealed', { data: new TextEncoder().encode(`{"name":"${NAMES[0]}"}`).buffer }, 'bundle/1');
  db.close();
  expect(await findPlain('种下的明文', NAMES)).toBe(true);
});
