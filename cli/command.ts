import type { OpenProgram } from '../server/program.ts';

/** The words after a command: positional ones, and options by name without dashes. */
export interface Arguments {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | true>>;
}

/** One command of the operator. */
export interface Command {
  /** `user add`, `import`: the words that name it. */
  readonly name: string;
  /** What may follow, as printed in the usage. */
  readonly usage: string;
  /** Options that take a value, and those that do not. */
  readonly values?: readonly string[];
  readonly switches?: readonly string[];
  /** How many positional words it needs, at least and at most. */
  readonly words: readonly [number, number];
  /** The answer, printed as JSON or by `say`. */
  readonly run: (program: OpenProgram, args: Arguments) => Promise<unknown>;
  readonly say?: (answer: never) => string;
  /** True when an answer that was given is nevertheless a refusal (exit 1). */
  readonly refused?: (answer: never) => boolean;
  /** Runs without an open database, as `restore` must. */
  readonly offline?: (args: Arguments) => Promise<unknown>;
}

/** Thrown for a command that is written wrongly: exit 2. */
export class WrongUsage extends Error {}

/** The option as text, or undefined. */
export function optionOf(args: Arguments, name: string): string | undefined {
  const value = args.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The option as text. @throws WrongUsage */
export function neededOption(args: Arguments, name: string): string {
  const value = optionOf(args, name);
  if (value === undefined) throw new WrongUsage(`缺少 --${name}`);
  return value;
}
