import { join } from 'node:path';
import { bareImport } from './bare-import.ts';
import type { Bench, Figure, Stage } from './bench.ts';
import { benchCounty } from './bench-county.ts';
import { runImport, type Took } from './run-import.ts';
import { writeCountyWorkbooks } from './write-county.ts';

const SHEETS = ['行政区划', '农户', '家庭成员', '监测对象', '帮扶措施', '入户排查登记'];

export const bench: Bench = {
  title: '导入全县工作簿',
  async run(stage) {
    const folder = await stage.newFolder();
    await writeCountyWorkbooks(folder, benchCounty(stage.given));
    const paths = SHEETS.map((sheet) => join(folder, `${sheet}.xlsx`));
    const ours: Took[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < roundsOf(stage); round += 1) {
      const program = await stage.emptyProgram();
      const begun = performance.now();
      await bareImport(program.adminUrl, folder);
      theirs.push(performance.now() - begun);
      ours.push(await runImport('import', program.dataDir, paths));
    }
    return figuresOf(ours, theirs);
  },
};

/** Every round needs an empty county, and a large one takes minutes. */
function roundsOf({ given }: Stage): number {
  return given.households > 50_000 ? 1 : Math.min(given.rounds, 5);
}

function figuresOf(ours: readonly Took[], rounds: readonly number[]): Figure[] {
  const opponent = { name: '裸扫 XML、明文 COPY、建同样的索引', rounds };
  const { households = 0, persons = 0 } = ours[0]?.accepted ?? {};
  const note = `${households} 户 ${persons} 人，每轮一个空库；不预热`;
  return [
    {
      ...{ name: '导入全县，密封并建索引', unit: '毫秒', ours: ours.map(({ imported }) => imported), opponent, note },
      ...{ aim: { atMost: 6 }, scales: true },
    },
    {
      ...{ name: '连同接管、政策包和筛查', unit: '毫秒', ours: ours.map(({ whole }) => whole), opponent },
      scales: true,
    },
    { name: '导入进程的内存峰值', unit: 'MB', ours: ours.map(({ peak }) => peak), aim: { atMost: 500 } },
  ];
}
