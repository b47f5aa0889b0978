import { parseArgs } from 'node:util';
import { type BenchArguments, benchCounty } from './bench-county.ts';
import { BENCHES, SCALING } from './benches.ts';
import { findEarlierResults, keepResults, machineLine, readResults } from './kept-results.ts';
import type { Row } from './row.ts';
import { type Counties, countiesOf, runBench } from './run-bench.ts';
import { scalingRow } from './scaling.ts';
import { brokenRow, lineOf, printRows, rowsOf } from './table.ts';
import { writeCountyWorkbooks } from './write-county.ts';

/** The size a version is measured at; results of another are printed and not kept. */
const FULL_SIZE = 300_000;

const { values, positionals } = parseArgs({
  options: {
    households: { type: 'string', default: String(FULL_SIZE) },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    compare: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const given: BenchArguments = {
  ...{ households: Number(values.households), seed: Number(values.seed) },
  rounds: Math.max(Number(values.rounds), 5),
};

if (positionals[0] === 'county') {
  await writeCountyWorkbooks(positionals[1], benchCounty(given));
} else {
  await measure(values.only === undefined ? positionals : values.only.split(','));
}

async function measure(asked: readonly string[]): Promise<void> {
  const known = [...Object.keys(BENCHES), 'scaling'];
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`没有这项：${unknown.join('、')}。有：${known.join('、')}`);
  const wanted = asked.length === 0 ? known : asked;
  const counties = countiesOf();
  const rows: Row[] = [];
  try {
    for (const name of wanted.filter((name) => name !== 'scaling')) rows.push(...(await rowsOfBench(name, counties)));
    if (wanted.includes('scaling')) rows.push(...(await scalingRows(rows, counties)));
  } finally {
    await counties.close();
  }
  const machine = await machineLine();
  const earlier = values.compare === undefined ? await findEarlierResults() : await readResults(values.compare);
  printRows(rows, { machine, given, earlier });
  if (given.households === FULL_SIZE || values.keep) await keepResults(rows, { machine, given });
}

async function rowsOfBench(name: string, counties: Counties, size = given): Promise<Row[]> {
  console.log(`—— ${name}（${size.households} 户）`);
  const begun = performance.now();
  const rows = await runBench(name, size, counties).then(
    (figures) => rowsOf(name, size, figures),
    (error: Error) => [brokenRow(name, size, error.message)],
  );
  for (const row of rows) console.log(`   ${lineOf(row)}`);
  console.log(`   ${((performance.now() - begun) / 1000).toFixed(0)} 秒`);
  return rows;
}

/** The small county after the large one; what was measured at full size in this run is not measured again. */
async function scalingRows(measured: readonly Row[], counties: Counties): Promise<Row[]> {
  const small = { ...given, households: Math.round(given.households / 10) };
  const found: Row[] = [];
  for (const name of SCALING) {
    const own = measured.filter(({ bench }) => bench === name);
    const large = own.length > 0 ? own : await rowsOfBench(name, counties);
    const little = await rowsOfBench(name, counties, small);
    found.push(...large.flatMap((row) => scalingRow(row, little)));
  }
  return found;
}
