import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listCitations } from '../policy/sources/citations.ts';
import { isCitable, listUnreadable, listWrittenCitations } from './citations.ts';

test('程序里、注释里、说明里引用的每一条款，原文里都有', () => {
  expect(listWrittenCitations().filter(({ cites }) => !isCitable(cites))).toEqual([]);
});

test('每个 cites 都按同一种写法', () => {
  expect(listUnreadable()).toEqual([]);
});

test('确实读到了引用，不是空查', () => {
  const written = listWrittenCitations();
  const cited = new Set(written.map(({ cites }) => cites));
  for (const cites of ['LZ 一(一)1', 'LZ 附件3注2', 'LZ 附件3A15', 'GD 七(三)']) expect(cited).toContain(cites);
  expect(new Set(written.map(({ file }) => file.split('/')[0])).size).toBeGreaterThan(5);
});

test('没有的条款、没有的文件、没写全的引用，都查得出来', () => {
  expect(isCitable('LZ 一(一)4(6)')).toBe(false);
  expect(isCitable('LZ 四')).toBe(false);
  expect(isCitable('ZZ 一')).toBe(false);
  expect(isCitable('一(一)1')).toBe(false);
});

test('由此而来的每一样都通到一个有的页面', () => {
  const pages = readFileSync(join(import.meta.dirname, '..', 'web', 'desk', 'pages.tsx'), 'utf8');
  const paths = new Set([...pages.matchAll(/path: '([\w-]+)'/g)].map(([, path]) => path));
  const steps = listCitations().flatMap(({ link }) => link.replace(/\?.*/, '').split('/'));
  expect([...new Set(steps)].filter((step) => !paths.has(step))).toEqual([]);
});
