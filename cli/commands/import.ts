import { basename } from 'node:path';
import type { ImportReport } from '../../contract/imports.ts';
import { isPlainDate } from '../../domain/plain-date.ts';
import { problem } from '../../server/http/problem.ts';
import { importWorkbook } from '../../server/imports/import-workbook.ts';
import { operatorActor } from '../../server/rights/actor.ts';
import { type Arguments, type Command, optionOf, WrongUsage } from '../command.ts';

const MOST_FILES = 20;
const MOST_SHOWN = 20;

export const importFiles: Command = {
  name: 'import',
  usage: '文件 [文件…] [--pack lz-2022] [--mode whole|faultless] [--dry-run] [--valid-from 日期]',
  values: ['pack', 'mode', 'valid-from'],
  switches: ['dry-run'],
  words: [1, MOST_FILES],
  run: async (program, args) => {
    const validFrom = optionOf(args, 'valid-from');
    if (validFrom !== undefined && !isPlainDate(validFrom)) throw problem('dateInvalid', { value: validFrom });
    return importWorkbook(program, operatorActor(), {
      files: args.words.map((path) => ({ path, name: basename(path) })),
      mode: modeOf(args),
      dryRun: args.options['dry-run'] === true,
      pack: optionOf(args, 'pack'),
      validFrom,
    });
  },
  say,
  refused: (report: ImportReport) => report.problem !== undefined,
};

function modeOf(args: Arguments): 'whole' | 'faultless' {
  const mode = optionOf(args, 'mode') ?? 'whole';
  if (mode === 'whole' || mode === 'faultless') return mode;
  throw new WrongUsage('--mode 只能是 whole 或 faultless');
}

function say(report: ImportReport): string {
  const { accepted, changed, faults, warnings, leftOut, absent, dryRun, problem: refused } = report;
  const shown = faults.slice(0, MOST_SHOWN).map(({ sheet, row, column, value, expected }) => {
    return `  ${sheet} 第 ${row} 行 ${column}：${value === null ? '空缺' : `“${value}”`}，${expected}`;
  });
  const more = faults.length > MOST_SHOWN ? [`  另有 ${faults.length - MOST_SHOWN} 处，加 --json 可以看到全部。`] : [];
  const done = `导入 ${accepted.households} 户 ${accepted.persons} 人，其中新增或有变化的 ${changed.households} 户 ${changed.persons} 人。`;
  const tried = `检查完毕，没有写入：将新增或更改 ${changed.households} 户 ${changed.persons} 人。`;
  const taken = dryRun ? tried : done;
  return [
    refused ? refused.message : taken,
    ...(leftOut.length > 0
      ? [`有错误而没有导入的 ${leftOut.length} 户：${leftOut.slice(0, MOST_SHOWN).join('、')}。`]
      : []),
    ...(absent > 0 ? [`县里另有 ${absent} 户不在文件中，保持不变。`] : []),
    ...(faults.length > 0 ? [`错误 ${faults.length} 处：`, ...shown, ...more] : []),
    ...(warnings.length > 0 ? [`提示 ${warnings.length} 条。`] : []),
  ].join('\n');
}
