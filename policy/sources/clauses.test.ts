import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Clause, clausesOf, findClause } from './clauses.ts';
import { SOURCES } from './sources.ts';

function read(code: string): Clause[] {
  return clausesOf(readFileSync(join(import.meta.dirname, `${code}.txt`), 'utf8'));
}

describe('梁子湖文件', () => {
  const clauses = read('LZ');
  const words = (path: string): string | undefined => findClause(clauses, path)?.text;

  test('条款用文件自己的话，跨页的接上，页码去掉', () => {
    expect(words('一(一)1')).toContain('2022年拟以家庭年人均纯收入6900元为参考（以省委农村工作领导小组审定后为准）');
    expect(words('一(一)4(2)')).toContain('比对结果共用。');
    expect(words('一(一)4(3)')).toMatch(/^\(3\)村级评议公示。.*无异议后上报镇（新区）人民政府（管委会）审核。$/);
  });

  test('上一级条款不含下一级的话', () => {
    expect(words('一(一)4')).toMatch(/^4\.调整优化识别程序。/);
    expect(words('一(一)4')).not.toContain('入户核查初判。村级');
    expect(words('三(四)')).toContain('不少于5天');
    expect(words('三(五)')).toMatch(/数据质量不高等问题。$/);
  });

  test('附件的备注、注、指标各自可以引用', () => {
    expect(words('附件2 备注')).toBe('脱贫户只统计未纳入监测对象的脱贫户，已消除风险的脱贫不稳定户计入监测对象');
    expect(words('附件3 注1')).toBe('A33=A28+A29+A30+A31-A32A37=A33+A35-A36');
    expect(words('附件3注2')).toBe('A38是确定监测对象的参考，A34是区分前两类还是第三类对象的参考。');
    expect(words('附件3 A26')).toContain('未参加城乡居民(职工)基本医疗保险(A17指标生成)');
  });

  test('没有的条款就是没有', () => {
    expect(words('一(一)5')).toBeUndefined();
    expect(words('附件3 A56')).toBeUndefined();
  });
});

test('其余文件至少拆到一级标题', () => {
  const top = (code: string): string[] =>
    read(code)
      .map(({ path }) => path)
      .filter((path) => /^[一二三四五六七八九十]+$/.test(path));
  expect(top('GD')).toEqual(['一', '二', '三', '四', '五', '六', '七']);
  expect(top('QJ')).toEqual(['一', '二', '三', '四', '五', '六', '七']);
  expect(top('XF')).toEqual(['一', '二', '三']);
  expect(top('GS')).toEqual(['一', '二', '三', '四', '五', '六']);
  expect(SOURCES.map(({ code }) => code)).toEqual(['LZ', 'GD', 'QJ', 'XF', 'GS']);
});
