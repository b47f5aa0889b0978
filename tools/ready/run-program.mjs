import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Runs the built program to its end, passes signals on, and ends as it ends. */
export function runProgram(args) {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', 'server.js'), ...args], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // On a terminal Ctrl-C reaches the child by itself; a second one would end it before it has closed its database.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  endWithNpm(child);
  child.once('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
}

/**
 * npm killed with −9 cannot pass that on: without this, the program would live on and hold the port. npm starts us
 * through a shell, so its end shows as a new parent of our parent.
 */
function endWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const ancestors = ancestry();
  setInterval(() => ancestry() === ancestors || child.kill('SIGTERM'), 250).unref();
}

function ancestry() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return `${process.ppid}`;
  }
}
