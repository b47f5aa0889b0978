import { addUser, roleNamed } from '../../server/accounts/operator.ts';
import { type Command, neededOption, optionOf, WrongUsage } from '../command.ts';

export const userAdd: Command = {
  name: 'user add',
  usage: '用户名 --role 角色 --area 区划代码 --password-stdin [--display-name 姓名]',
  values: ['role', 'area', 'display-name'],
  switches: ['password-stdin'],
  words: [1, 1],
  run: async (program, args) => {
    if (args.options['password-stdin'] !== true) throw new WrongUsage('密码从标准输入读取，请加 --password-stdin');
    const role = roleNamed(neededOption(args, 'role'));
    const area = neededOption(args, 'area');
    const [name = ''] = args.words;
    const displayName = optionOf(args, 'display-name') ?? name;
    return addUser(program, { name, displayName, role, area, password: await readPassword() });
  },
  say: ({ name, role, area }: { name: string; role: string; area: string }) =>
    `已新建账号 ${name}（${role}，${area}）。`,
};

/** The first line of standard input, without its line break. */
async function readPassword(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8').split(/\r?\n/)[0] ?? '';
}
