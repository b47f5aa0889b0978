import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';

/** The account that owns and runs a cluster; empty when we are not root and run it as ourselves. */
export type Account = { uid?: number; gid?: number };

/** In this order: the account made for PostgreSQL, ours, and the ones every Unix has. */
const candidates = ['postgres', 'shouwang', 'nobody', 'daemon'];

/**
 * PostgreSQL refuses to run as root, and initdb refuses an account without a name, so a number alone is not enough.
 * A cluster that exists keeps its owner, even if a better account was added to the machine since.
 */
export function clusterAccount(pgDir: string): Account {
  if (process.getuid?.() !== 0) return {};
  if (existsSync(pgDir)) {
    const { uid, gid } = statSync(pgDir);
    return { uid, gid };
  }
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of candidates) {
    const account = accounts.find((fields) => fields[0] === name);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Error('以 root 运行时需要一个普通账号来运行数据库：请先执行 useradd --system postgres，再重试。');
}

/** Whether the account can enter the folder: asked of the system, because modes alone do not tell (ACL, mounts). */
export function canEnter(account: Account, folder: string): boolean {
  if (account.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}
