import { spawn } from 'node:child_process';
import type { Account } from './account.ts';

/**
 * Runs one of PostgreSQL's programs to its end as the account. `/` is its working folder, as the account may not be
 * allowed into ours. Standard output is not taken as a pipe: the postmaster would inherit it and never close it.
 * Rejects with what it wrote to standard error when it fails.
 */
export function runProgram(program: string, args: string[], account: Account): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      cwd: '/',
      env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
    });
    let complaint = '';
    child.stderr.on('data', (text) => {
      complaint += text;
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      child.stderr.destroy();
      if (code === 0) resolve();
      else reject(new Error(`${program} 退出码 ${code}\n${complaint}`));
    });
  });
}
