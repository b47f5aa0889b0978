import { expect, test } from 'vitest';
import { isCitable, listCitations } from './citations.ts';

test('政策里引用的每一条款，原文里都有', () => {
  const wrong = listCitations().filter(({ cites }) => !isCitable(cites));
  expect(wrong).toEqual([]);
});

test('确实读到了政策里的引用，不是空查', () => {
  const cited = listCitations().map(({ cites }) => cites);
  expect(cited).toContain('LZ 一(一)1');
  expect(cited).toContain('LZ 附件3 注2');
});

test('没有的条款、没有的文件、没写全的引用，都查得出来', () => {
  expect(isCitable('LZ 一(一)4(6)')).toBe(false);
  expect(isCitable('LZ 四')).toBe(false);
  expect(isCitable('ZZ 一')).toBe(false);
  expect(isCitable('一(一)1')).toBe(false);
});
