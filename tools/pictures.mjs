// `npm run pictures`: the journeys once more, this time writing the pictures that README and the guides show.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, getReady } from './ready/get-ready.mjs';
import { root } from './ready/root.mjs';
import { findBrowser } from './test-machine.mjs';

await ensureInstalled();
await getReady();
const { status } = spawnSync(join(root, 'node_modules', '.bin', 'vitest'), ['run', '--project', 'journeys'], {
  cwd: root,
  env: { ...process.env, SHOUWANG_BROWSER: findBrowser(), SHOUWANG_PICTURES: '1' },
  stdio: 'inherit',
});
process.exit(status ?? 1);
