import { issueToken } from '../../server/accounts/operator.ts';
import type { Command } from '../command.ts';

export const token: Command = {
  name: 'token',
  usage: '用户名',
  words: [1, 1],
  run: async (program, { words: [name = ''] }) => ({ token: await issueToken(program, name) }),
  say: ({ token: text }: { token: string }) => text,
};
