import type { Aim, Figure } from './bench.ts';
import type { BenchArguments } from './bench-county.ts';
import { medianOf } from './contest.ts';
import type { Results, Row } from './row.ts';

/** A ratio that is worse than the version before by more than this is pointed out. */
const WORSE = 1.2;

const VERDICTS: ReadonlyMap<boolean | null, string> = new Map([
  [true, '是'],
  [false, '否'],
]);

export function rowsOf(bench: string, given: Pick<BenchArguments, 'households'>, figures: readonly Figure[]): Row[] {
  return figures.map((figure) => rowOf(bench, given, figure));
}

export function rowOf(bench: string, { households }: Pick<BenchArguments, 'households'>, figure: Figure): Row {
  const { name, unit, ours, opponent = null, aim = null, scales = false, note = null } = figure;
  const measure = medianOf(ours) / (opponent === null ? 1 : medianOf(opponent.rounds));
  const isMet = aim === null ? null : meets(aim, measure);
  return { bench, name, households, unit, ours, opponent, measure, aim, isMet, scales, note, broken: null };
}

/** A bench that could not measure has a line too: its reason. */
export function brokenRow(bench: string, { households }: Pick<BenchArguments, 'households'>, why: string): Row {
  return {
    ...{ bench, name: bench, households, unit: '毫秒', ours: [], opponent: null, measure: Number.NaN },
    ...{ aim: null, isMet: false, scales: false, note: null, broken: why },
  };
}

function meets(aim: Aim, measure: number): boolean {
  return 'atMost' in aim ? measure <= aim.atMost : measure >= aim.atLeast;
}

/** A row as soon as it is measured: a run that is cut short has told what it found. */
export function lineOf({ name, ours, unit, opponent, measure, aim, isMet, broken }: Row): string {
  if (broken !== null) return `没有量成：${broken}`;
  const against = opponent === null ? '' : `，比 ${opponent.name} ${figureText(measure)}`;
  const verdict = aim === null ? '' : `（目标 ${aimText(aim)}：${VERDICTS.get(isMet) ?? ''}）`;
  return `${name} ${figureText(medianOf(ours))} ${unit}${against}${verdict}`;
}

/** The one table of a run. */
export function printRows(
  rows: readonly Row[],
  { machine, given, earlier }: { machine: string; given: BenchArguments; earlier: Results | undefined },
): void {
  console.log(`\n${machine} · ${given.households} 户，种子 ${given.seed} · 各轮轮流，取中位数`);
  if (earlier) console.log(`与 ${earlier.version} 版相比，差两成以上的注明`);
  console.table(rows.map((row) => shown(row, earlier)));
  for (const { bench, name, note } of rows) if (note !== null) console.log(`${bench} · ${name}：${note}`);
  for (const { bench, broken } of rows) if (broken !== null) console.log(`${bench} 没有量成：${broken}`);
}

function shown(row: Row, earlier: Results | undefined): Record<string, string> {
  const { bench, name, ours, unit, opponent, measure, aim, isMet, broken } = row;
  if (broken !== null) return { 项目: bench, 内容: name, 达到: '没有量成' };
  return {
    ...{ 项目: bench, 内容: name, 我们: `${figureText(medianOf(ours))} ${unit}` },
    对手: opponent === null ? '' : `${figureText(medianOf(opponent.rounds))} ${opponent.name}`,
    ...{ 比值: opponent === null ? '' : figureText(measure), 目标: aimText(aim) },
    ...{ 达到: VERDICTS.get(isMet) ?? '', 变化: changeText(row, earlier) },
  };
}

function figureText(value: number): string {
  if (value >= 100) return String(Math.round(value));
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function aimText(aim: Aim | null): string {
  if (aim === null) return '';
  return 'atMost' in aim ? `≤ ${aim.atMost}` : `≥ ${aim.atLeast}`;
}

/** Compared where the same line was measured at the same size: other sizes have other ratios. */
function changeText(row: Row, earlier: Results | undefined): string {
  const before = earlier?.rows.find(
    ({ bench, name, households }) => bench === row.bench && name === row.name && households === row.households,
  );
  if (before === undefined || before.broken !== null) return '';
  const moreIsBetter = row.aim === null ? row.unit.endsWith('/秒') : 'atLeast' in row.aim;
  const worse = moreIsBetter ? before.measure / row.measure : row.measure / before.measure;
  return worse > WORSE ? `差了 ${Math.round((worse - 1) * 100)}%` : '';
}
