import { join } from 'node:path';
import { writeWorkbookOfEachSheet } from '../demo/write-workbook.ts';
import { bareRows } from './bare-scan.ts';
import type { Bench, Figure } from './bench.ts';
import { type BenchArguments, benchCounty } from './bench-county.ts';
import { runImport, type Took } from './run-import.ts';

const MOST_ROWS = 200_000;
const COLUMNS = 30;

export const bench: Bench = {
  title: '把 20 万行 30 列的工作簿读进暂存表',
  async run(stage) {
    const folder = await stage.newFolder();
    await writeWorkbookOfEachSheet(folder, sheetsOf(stage.given));
    const wide = join(folder, '农户.xlsx');
    const { dataDir } = await stage.emptyProgram();
    const paths = [join(folder, '行政区划.xlsx'), wide];
    const ours: Took[] = [];
    const theirs: number[] = [];
    for (let round = 0; round <= Math.min(stage.given.rounds, 5); round += 1) {
      const begun = performance.now();
      for await (const rows of bareRows(wide)) void rows;
      theirs.push(performance.now() - begun);
      ours.push(await runImport('staging', dataDir, paths));
    }
    return figuresOf(ours.slice(1), theirs.slice(1));
  },
};

/** 农户 as it comes, widened to thirty filled columns; what the program does not know is read and told as any column. */
function sheetsOf({ households, seed }: BenchArguments) {
  const made = benchCounty({ households: Math.min(households, MOST_ROWS), seed });
  const [areas, wide] = made.sheets();
  if (!areas || !wide) throw new Error('the county has no sheets');
  const more = Array.from({ length: COLUMNS - wide.header.length }, (_, n) => n + 1);
  return [
    areas,
    {
      name: wide.name,
      header: [...wide.header, ...more.map((n) => `本地指标${n}`)],
      *rows() {
        for (const row of wide.rows()) yield [...row, ...more.map((n) => `第${n}项 ${row[0]}`)];
      },
    },
  ];
}

function figuresOf(ours: readonly Took[], rounds: readonly number[]): Figure[] {
  const rows = ours[0]?.accepted.households ?? 0;
  const note = `${rows} 行；已逐格判读、电话已密封、户编号已查重，不是原样倒入`;
  return [
    {
      ...{ name: '读进暂存表', unit: '毫秒', ours: ours.map(({ whole }) => whole), note },
      ...{ opponent: { name: '裸扫同一个文件的 XML', rounds }, aim: { atMost: 2 } },
    },
    { name: '读的进程的内存峰值', unit: 'MB', ours: ours.map(({ peak }) => peak), aim: { atMost: 300 } },
  ];
}
