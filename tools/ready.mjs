// Gets a clone ready and, for `start`, runs the program. Everything it says goes to standard error.
// This file alone must be understood by any Node, so that an old one is told so in a sentence.

const needed = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(`守望需要 Node.js ${needed.join('.')} 或更新的版本，这里是 ${process.versions.node}。请升级后再运行。`);
  process.exit(1);
}

const [act, ...args] = process.argv.slice(2);
import('./ready/get-ready.mjs')
  .then(({ getReady }) => getReady())
  .then(() => (act === 'start' ? import('./ready/run-program.mjs').then(({ runProgram }) => runProgram(args)) : 0))
  .catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
