// Plants one fault after the other in a copy of the last commit and runs the tests that must notice it.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { procedureFaults } from './planted-faults/procedure.mjs';
import { recordFaults } from './planted-faults/records.mjs';
import { rightsFaults } from './planted-faults/rights.mjs';
import { sealingFaults } from './planted-faults/sealing.mjs';
import { root } from './ready/root.mjs';

const word = process.argv[2] ?? '';
const faults = [...rightsFaults, ...sealingFaults, ...procedureFaults, ...recordFaults].filter(({ name }) =>
  name.includes(word),
);
const copy = mkdtempSync(join(tmpdir(), 'shouwang-planted-'));
const missed = [];
try {
  copyCommit();
  for (const fault of faults) {
    const begun = performance.now();
    const outcome = tryFault(fault);
    if (outcome !== '查出') missed.push(fault.name);
    console.log(`${outcome}\t${fault.name}\t${((performance.now() - begun) / 1000).toFixed(0)} s`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`埋下 ${faults.length} 处，查出 ${faults.length - missed.length} 处`);
process.exit(missed.length > 0 || faults.length === 0 ? 1 : 0);

function copyCommit() {
  const archived = spawnSync('git', ['archive', '--format=tar', 'HEAD'], { cwd: root, maxBuffer: 1 << 30 });
  const unpacked = spawnSync('tar', ['-x', '-C', copy], { input: archived.stdout });
  if (archived.status !== 0 || unpacked.status !== 0) throw new Error('没有能抄出最近一次提交');
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
}

/** `查出`, `没有查出`, or what is wrong with the patch. The file is put right again. */
function tryFault({ file, find, replace, also, tests }) {
  const path = join(copy, file);
  const whole = readFileSync(path, 'utf8');
  let planted = whole;
  for (const patch of [{ find, replace }, ...(also ? [also] : [])]) {
    if (planted.split(patch.find).length !== 2) return `补丁对不上（${file}）`;
    planted = planted.replace(patch.find, () => patch.replace);
  }
  writeFileSync(path, planted);
  try {
    return runTests(tests);
  } finally {
    writeFileSync(path, whole);
  }
}

/** Caught is a test that fails; a file that cannot even be read says nothing about the fault. */
function runTests(tests) {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const reporters = ['--reporter=json', `--outputFile=${report}`];
  spawnSync(
    process.execPath,
    [join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--bail', '1', ...reporters, ...tests],
    {
      cwd: copy,
      stdio: 'ignore',
    },
  );
  const { numFailedTests, numTotalTests } = readReport(report);
  if (!numTotalTests) return '测试没有跑起来';
  return numFailedTests > 0 ? '查出' : '没有查出';
}

function readReport(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return {};
  }
}
