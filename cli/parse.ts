import { type Arguments, type Command, WrongUsage } from './command.ts';

/** Options every command understands. */
const ALWAYS = ['json', 'test-clock'];

/** Finds the command that the first words name. @throws WrongUsage */
export function findCommand(
  commands: readonly Command[],
  argv: readonly string[],
): { command: Command; rest: string[] } {
  for (const command of commands) {
    const name = command.name.split(' ');
    if (name.every((word, index) => argv[index] === word)) return { command, rest: argv.slice(name.length) };
  }
  throw new WrongUsage(argv[0] ? `没有“${argv[0]}”这个命令` : '请写明命令');
}

/** Reads words and options. @throws WrongUsage for an unknown option, a missing value, too few or too many words */
export function parseArguments(command: Command, rest: readonly string[]): Arguments {
  const words: string[] = [];
  const options: Record<string, string | true> = {};
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? '';
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const [name = '', inline] = word.slice(2).split(/=(.*)/s);
    if (command.values?.includes(name)) {
      const value = inline ?? rest[++index];
      if (value === undefined) throw new WrongUsage(`--${name} 后面缺少值`);
      options[name] = value;
    } else if (ALWAYS.includes(name) || command.switches?.includes(name)) options[name] = true;
    else throw new WrongUsage(`没有 --${name} 这个选项`);
  }
  const [least, most] = command.words;
  if (words.length < least) throw new WrongUsage('缺少参数');
  if (words.length > most) throw new WrongUsage(`多了参数“${words[most]}”`);
  return { words, options };
}
