// `npm test`: everything that must hold, from a fresh clone, with the time of each step and one count at the end.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, getReady } from './ready/get-ready.mjs';
import { root } from './ready/root.mjs';
import { findBrowser, installOnDebian } from './test-machine.mjs';

const rooms = 'domain policy contract paperwork server web cli demo journeys bench tools';
const counts = { passed: 0, failed: 0 };
const times = [];

await step('依赖', ensureInstalled);
await step('系统软件', installOnDebian);
const browser = await step('浏览器', findBrowser);

// Half of what the tests wait for is PostgreSQL: the checks of the text run beside them.
await Promise.all([step('单元与数据库测试', () => vitest(['pure', 'database'])), checkTexts()]);
const isBuilt = await step('构建', () => getReady().then(() => true));
if (isBuilt && browser) await step('旅程', () => vitest(['journeys']));

for (const { name, seconds, isGood } of times) console.log(`${isGood ? '✓' : '✗'} ${name} ${seconds.toFixed(1)} s`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed > 0 ? 1 : 0);

async function checkTexts() {
  const there = rooms.split(' ').filter((room) => existsSync(room));
  await step('Biome', () => runQuietly('biome', ['ci', '.', '--error-on-warnings']));
  await step('TypeScript', () => runQuietly('tsc', ['--noEmit', '-p', '.']));
  await step('房间之间的箭头', () => runQuietly('depcruise', ['--config', '.dependency-cruiser.cjs', ...there]));
  await step('Knip', () => runQuietly('knip', []));
}

/** Runs one step to its end; a failure is counted and the next step follows, so that one run tells everything. */
async function step(name, work) {
  console.log(`\n── ${name}`);
  const begun = performance.now();
  let isGood = true;
  try {
    return await work();
  } catch (error) {
    isGood = false;
    counts.failed += 1;
    console.error(error.message);
  } finally {
    times.push({ name, seconds: (performance.now() - begun) / 1000, isGood });
    if (isGood) counts.passed += 1;
  }
}

/** What it says is told in one piece at its end: something else is speaking meanwhile. */
function runQuietly(program, args) {
  return run(program, args, {}, 'pipe');
}

function run(program, args, env = {}, output = 'inherit') {
  const child = spawn(join(root, 'node_modules', '.bin', program), args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output],
    shell: process.platform === 'win32',
  });
  const told = [];
  child.stdout?.on('data', (piece) => told.push(piece));
  child.stderr?.on('data', (piece) => told.push(piece));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (status) => {
      process.stdout.write(Buffer.concat(told));
      if (status === 0) done();
      else fail(new Error(`${program} 没有通过（退出码 ${status}）`));
    });
  });
}

/** Every test counts by itself; the step fails when vitest does, also for an error outside of any test. */
async function vitest(projects) {
  const folder = join(root, '.cache');
  const report = join(folder, 'vitest.json');
  mkdirSync(folder, { recursive: true });
  rmSync(report, { force: true });
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    await run('vitest', ['run', ...projects.flatMap((name) => ['--project', name]), ...reporters], {
      SHOUWANG_BROWSER: browser ?? '',
    });
  } finally {
    if (existsSync(report)) {
      const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
      counts.passed += numPassedTests;
      counts.failed += numFailedTests;
    }
  }
}
