import { writeFile } from 'node:fs/promises';
import { isPlainDate } from '../../domain/plain-date.ts';
import { writeAttachment2 } from '../../paperwork/lz-attachment-2.ts';
import { problem } from '../../server/http/problem.ts';
import { attachment2 } from '../../server/reports/attachment-2.ts';
import { operatorActor } from '../../server/rights/actor.ts';
import { writeAudit } from '../../server/rights/audit.ts';
import { perform } from '../../server/rights/work.ts';
import { type Command, neededOption, optionOf } from '../command.ts';

interface Answer {
  rows: { code: string; name: string; figures: number[] }[];
}

export const table: Command = {
  name: 'table lz-attachment-2',
  usage: '--area 区划代码 [--on 日期] [--out 文件.xlsx]',
  values: ['area', 'on', 'out'],
  words: [0, 0],
  run: async (program, args): Promise<Answer> => {
    const area = neededOption(args, 'area');
    const out = optionOf(args, 'out');
    const answer = await perform(program, operatorActor(), async (work) => {
      const on = optionOf(args, 'on') ?? work.today;
      if (!isPlainDate(on)) throw problem('dateInvalid', { value: on });
      await writeAudit(work, { act: 'table.export', details: { area, on } });
      return attachment2(work, area, on);
    });
    if (out)
      await writeFile(out, await writeAttachment2({ unit: answer.unit, filledOn: answer.on, rows: answer.rows }));
    return { rows: answer.rows.map(({ code, name, figures }) => ({ code, name, figures })) };
  },
  say: ({ rows }: Answer) => rows.map(({ name, figures }) => `${name}\t${figures.join('\t')}`).join('\n'),
};
