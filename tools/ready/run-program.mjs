import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Runs the built program to its end. Before it, unless told not to, the demo, which looks whether there is room for it. */
export async function runProgram(args) {
  if (!args.includes('--no-demo')) {
    const code = await runToEnd('demo.js', []);
    if (code !== 0) process.exit(code);
  }
  process.exit(await runToEnd('server.js', args));
}

/** Passes signals on and answers how the child ended. */
function runToEnd(file, args) {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', file), ...args], {
    stdio: 'inherit',
  });
  const pass = (signal) => child.kill(signal);
  // On a terminal Ctrl-C reaches the child by itself; a second one would end it before it has closed its database.
  const interrupt = () => process.stdin.isTTY || child.kill('SIGINT');
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, pass);
  process.on('SIGINT', interrupt);
  const watch = endWithNpm(child);
  return new Promise((done) => {
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      for (const each of ['SIGTERM', 'SIGHUP']) process.off(each, pass);
      process.off('SIGINT', interrupt);
      done(signal ? 128 + constants.signals[signal] : code);
    });
  });
}

/** npm killed with −9 cannot pass that on: without this, the program would live on and hold the port. */
function endWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const npm = process.ppid;
  return setInterval(() => process.ppid === npm || child.kill('SIGTERM'), 250).unref();
}
