import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { HouseholdOnDay } from '../policy/facts/household-on-day.ts';
import { compilePack } from '../policy/packs/compile.ts';
import { packJudging } from '../policy/packs/pack-judging.ts';
import { resolveOn } from '../policy/packs/resolve.ts';
import { SHIPPED_PACKS } from '../policy/packs/shipped.ts';
import { monitored } from '../policy/rules/testing-judge.ts';
import type { Figure } from './bench.ts';
import { medianOf } from './contest.ts';

const EDITS = 50;

/** One household of five judged with every rule of every pack for each figure that is typed, in a real Chromium. */
export async function judgedInBrowser(rounds: number): Promise<Figure> {
  const told = asTold(monitored());
  const packs = SHIPPED_PACKS.map((pack) => packJudging(compilePack(resolveOn(pack, '2022-05-30'), 'bench')));
  const script = await readFile(join(import.meta.dirname, 'judged-page.js'), 'utf8');
  const executablePath = process.env.SHOUWANG_BROWSER ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    const page = await browser.newPage();
    await page.evaluate(script);
    const medians: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const times = await page.evaluate(([sent, edits]) => (globalThis as unknown as Judged).timeTyping(sent, edits), [
        JSON.stringify({ packs, told }),
        EDITS,
      ] as const);
      medians.push(medianOf(times));
    }
    const rules = packs.reduce((sum, pack) => sum + pack.rules.length + pack.further.length, 0);
    const name = `改一个数，一户 ${rules} 条规则在浏览器里判一遍（Chromium）`;
    return { name, unit: '毫秒', ours: medians, aim: { atMost: 10 } };
  } finally {
    await browser.close();
  }
}

interface Judged {
  readonly timeTyping: (sent: string, edits: number) => number[];
}

/** As the server hands it out. */
function asTold(one: HouseholdOnDay): unknown {
  const members = [...one.members, ...one.members, ...one.members].slice(0, 5);
  const household = { ...one, members: members.map((member, place) => ({ ...member, person: `p${place}` })) };
  return JSON.parse(JSON.stringify(household, (_, value) => (typeof value === 'bigint' ? String(value) : value)));
}
