import type { ChildProcess } from 'node:child_process';

const GREETING = '守望已启动';

/** Resolves when a program in a process of its own has said that it serves. @throws Error with what it said before it ended */
export function greeted(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let told = '';
    const hear = (chunk: Buffer) => {
      told += chunk.toString();
      if (told.includes(GREETING)) done();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => fail(new Error(`程序没有启动：${told}`)));
  });
}
