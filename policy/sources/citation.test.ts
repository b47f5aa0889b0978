import { expect, test } from 'vitest';
import { parseCitation, readCitations } from './citation.ts';

const paths = (text: string): string[] => readCitations(text).map(({ source, path }) => `${source} ${path}`);

test('一处引用：文件代码、一个空格、条款', () => {
  expect(parseCitation('LZ 一(一)4(3)')).toEqual({ source: 'LZ', path: '一(一)4(3)' });
  expect(parseCitation('LZ 附件3 注2')).toEqual({ source: 'LZ', path: '附件3注2' });
  expect(parseCitation('GS 五·五')).toEqual({ source: 'GS', path: '五·五' });
  expect(parseCitation('GS 一·六必访')).toEqual({ source: 'GS', path: '一·六必访' });
  expect(parseCitation('GD 附件5-1 注')).toEqual({ source: 'GD', path: '附件5-1注' });
});

test('没写文件、没写条款、文件后没有空格，都不是引用', () => {
  for (const wrong of ['一(一)1', 'LZ', 'LZ一(一)1', 'ZZ 一', 'LZ 一(一)1 和别的', 'own default']) {
    expect(parseCitation(wrong)).toBeUndefined();
  }
});

test('话里的引用读得出来，话本身不算', () => {
  expect(paths('The steps are LZ 一(一)4(1)–(3); one notice is LZ 三(四).')).toEqual([
    'LZ 一(一)4(1)',
    'LZ 一(一)4(2)',
    'LZ 一(一)4(3)',
    'LZ 三(四)',
  ]);
  expect(paths('预填（LZ 附件1）：已知的都填好')).toEqual(['LZ 附件1']);
  expect(paths('(LZ 附件1 若为否)')).toEqual(['LZ 附件1']);
  expect(paths('per head (LZ 附件3 注1) by')).toEqual(['LZ 附件3注1']);
});

test('一段、几条并列，逐条算', () => {
  expect(paths('| LZ 附件3 A15–A16 |')).toEqual(['LZ 附件3A15', 'LZ 附件3A16']);
  expect(paths('LZ 附件3 注1–2')).toEqual(['LZ 附件3注1', 'LZ 附件3注2']);
  expect(paths('LZ 一(二)、附件5')).toEqual(['LZ 一(二)', 'LZ 附件5']);
  expect(paths('LZ 三(四)、GD 七(三)')).toEqual(['LZ 三(四)', 'GD 七(三)']);
});
