import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const packages = ['chromium', 'fonts-noto-cjk', 'libreoffice-calc', 'libreoffice-writer', 'poppler-utils'];

/** As root on Debian, as in CI, what the journeys and the printed papers need is installed; elsewhere nothing is. */
export function installOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  console.log(`安装 ${missing.join(' ')}`);
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...missing]);
}

function isInstalled(name) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '$' + '{db:Status-Status}', name], { encoding: 'utf8' });
  return stdout === 'installed';
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`apt-get ${args[0]} 没有成功`);
}

/** The browser of this machine; throws an Error that says what to install. */
export function findBrowser() {
  const found = candidates().find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    '没有找到浏览器：请安装 Google Chrome、Microsoft Edge 或 Chromium，或用 SHOUWANG_BROWSER 指明它的位置，再运行 npm test。',
  );
}

function candidates() {
  const { SHOUWANG_BROWSER, PATH = '', ProgramFiles, LOCALAPPDATA } = process.env;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const onPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const onMac = ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  const onWindows = [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
  return [SHOUWANG_BROWSER, ...onPath, ...onMac, ...onWindows].filter(Boolean);
}
