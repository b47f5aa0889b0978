import { build, isBuilt } from './build-when-changed.mjs';
import { install, isInstalled } from './install-when-changed.mjs';
import { withLock } from './lock.mjs';

/** Installs and builds what is missing; the lock is taken only when there is something to do. */
export async function getReady() {
  await ensureInstalled();
  if (isBuilt()) return;
  await withLock(() => {
    if (!isBuilt()) build();
  });
}

export async function ensureInstalled() {
  if (isInstalled()) return;
  await withLock(() => {
    if (!isInstalled()) install();
  });
}
