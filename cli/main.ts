import { rootsFolder } from '../server/audit/exported-roots.ts';
import { sealAndExport } from '../server/audit/run-sealing.ts';
import { failureOf } from '../server/http/failure.ts';
import { Problem } from '../server/http/problem.ts';
import { type OpenProgram, openProgram } from '../server/program.ts';
import { type Arguments, type Command, WrongUsage } from './command.ts';
import { COMMANDS } from './commands.ts';
import { findCommand, parseArguments } from './parse.ts';

const DONE = 0;
const REFUSED = 1;
const WRONG_USAGE = 2;

async function main(argv: readonly string[]): Promise<number> {
  const { command, rest } = findCommand(COMMANDS, argv);
  const args = parseArguments(command, rest);
  const json = args.options.json === true;
  try {
    const answer = await run(command, args);
    await print(json ? JSON.stringify(answer) : (command.say?.(answer as never) ?? JSON.stringify(answer, null, 2)));
    return command.refused?.(answer as never) ? REFUSED : DONE;
  } catch (error) {
    const known = error instanceof Problem ? error : failureOf(error);
    if (!known) throw error;
    const { code, message, details } = known;
    if (json) await print(JSON.stringify({ problem: { code, message, details } }));
    else console.error(message);
    return REFUSED;
  }
}

async function run(command: Command, args: Arguments): Promise<unknown> {
  if (command.offline) return command.offline(args);
  const program = await openProgram(process.env, { testClock: args.options['test-clock'] === true });
  for (const sentence of program.warnings) console.error(sentence);
  try {
    return await command.run(program, args);
  } finally {
    await closeQuietly(program);
  }
}

/** What the command put on record is sealed before its process ends; nobody may be left to do it. */
async function closeQuietly(program: OpenProgram): Promise<void> {
  await sealAndExport(program, rootsFolder(program.dataDir, process.env));
  await program.close().catch((error: Error) => console.error(error.message));
}

/** A pipe takes long answers in pieces; exiting before it has taken all would cut the JSON. */
function print(text: string): Promise<void> {
  return new Promise((done, fail) => process.stdout.write(`${text}\n`, (error) => (error ? fail(error) : done())));
}

function usage(): string {
  return ['用法：./shouwang 命令 [选项] [--json]', ...COMMANDS.map(({ name, usage }) => `  ${name} ${usage}`)].join(
    '\n',
  );
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    const wrong = error instanceof WrongUsage;
    console.error(wrong ? `${error.message}。\n${usage()}` : `没有办成：${error.message}`);
    process.exit(wrong ? WRONG_USAGE : REFUSED);
  },
);
