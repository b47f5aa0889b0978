import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Clause, clausesOf, findClause, withoutPageNumbers } from './clauses.ts';
import { SOURCE_CODES, SOURCES, type SourceCode } from './sources.ts';

function textOf(code: SourceCode): string {
  return readFileSync(join(import.meta.dirname, `${code}.txt`), 'utf8');
}

function read(code: SourceCode): Clause[] {
  return clausesOf(code, textOf(code));
}

function wordsIn(code: SourceCode): (path: string) => string | undefined {
  const clauses = read(code);
  return (path) => findClause(clauses, path)?.text;
}

describe('每一份文件', () => {
  const bare = (text: string): string => text.replace(/\s/g, '');

  test.each(SOURCE_CODES)('%s 拆开再接上，就是去掉页码的原文，一字不少', (code) => {
    const together = read(code).map(({ text }) => text);
    expect(bare(together.join(''))).toBe(bare(withoutPageNumbers(textOf(code))));
  });

  test.each(SOURCE_CODES)('%s 没有两条同一个编号，没有空的', (code) => {
    const clauses = read(code);
    expect(new Set(clauses.map(({ path }) => path)).size).toBe(clauses.length);
    expect(clauses.filter(({ text }) => text === '')).toEqual([]);
  });

  test('去掉的只有页码：梁子湖文件四处，别的文件没有', () => {
    const lines = (text: string) => text.split('\n').length;
    const removed = SOURCE_CODES.map((code) => lines(textOf(code)) - lines(withoutPageNumbers(textOf(code))));
    expect(removed).toEqual([4, 0, 0, 0, 0]);
  });
});

describe('梁子湖文件', () => {
  const words = wordsIn('LZ');

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

  test('八类重点人群各是一条', () => {
    expect(words('一(一)2·一')).toBe('一是脱贫户特别是2020年脱贫的贫困户；');
    expect(words('一(一)2·四')).toBe('四是农村低保对象特别是近两年新识别和申请低保的农户；');
    expect(words('一(一)2·八')).toContain('基本生活出现严重困难的农户等。');
    expect(words('一(一)2·九')).toBeUndefined();
  });

  test('附件的备注、注、指标各自可以引用', () => {
    expect(words('附件2 备注')).toContain('脱贫户只统计未纳入监测对象的脱贫户，已消除风险的脱贫不稳定户计入监测对象');
    expect(words('附件3 注1')).toBe('注：1、A33=A28+A29+A30+A31-A32A37=A33+A35-A36');
    expect(words('附件3注2')).toContain('A38是确定监测对象的参考，A34是区分前两类还是第三类对象的参考。');
    expect(words('附件3 A26')).toContain('未参加城乡居民(职工)基本医疗保险(A17指标生成)');
    expect(words('附件3 五')).toBe('五、收支情况');
    expect(words('附件4 签字')).toBe('核查人签字　监测联系人签字　监测对象签字(手印)');
  });

  test('采集表从 A1 到 A55 一个不缺，另有 A27a', () => {
    const fields = read('LZ').flatMap(({ path }) => /^附件3(A\d+a?)$/.exec(path)?.[1] ?? []);
    const numbered = Array.from({ length: 55 }, (_, i) => `A${i + 1}`);
    expect(fields).toEqual(numbered.flatMap((field) => (field === 'A27' ? ['A27', 'A27a'] : [field])));
  });

  test('没有的条款就是没有', () => {
    expect(words('一(一)5')).toBeUndefined();
    expect(words('附件3 A56')).toBeUndefined();
  });
});

describe('广东通知', () => {
  const words = wordsIn('GD');

  test('附件1是十六行：第1项两行，第2至15项各一行', () => {
    const rows = read('GD').filter(({ path }) => /^附件1\(\d+\)(·.)?$/.test(path) && path !== '附件1(1)');
    expect(rows).toHaveLength(16);
    expect(words('附件1(1)·二')).toContain('当年新增“三保障”及饮水安全方面问题及时解决');
    expect(words('附件1(13)')).toContain('农户申请、村评议、镇初审、县审批');
  });

  test('附件4是七个组，附件5有两张回执，公开方式是一条', () => {
    expect(words('附件4(7)')).toContain('阳江、 云浮');
    expect(words('附件5-2注')).toContain('11 月 30 日前');
    expect(words('公开方式')).toBe('公开方式：不公开');
    expect(words('七(三)')).toContain('5 个工作日内');
  });

  test('页尾断开的句子接上', () => {
    expect(words('六')).toContain('巩固脱贫攻坚成果工作成效评估的重要参考');
  });
});

describe('甘肃通知', () => {
  const words = wordsIn('GS');

  test('每一方面有问题、措施、时限；措施里的一是、二是各是一条', () => {
    expect(words('二·四')).toMatch(/^四是防止“富人戴穷帽”。/);
    expect(words('三·时限')).toContain('9月20日前并长期坚持');
    expect(words('六·措施')).toContain('逐户逐人逐项补录');
  });

  test('七个不消、六必访、六必查', () => {
    expect([...'一二三四五六七'].map((n) => words(`五·${n}`)?.endsWith('的不消；'))).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(words('五·七')).toContain('一看二算三核四评议五公示');
    expect(words('一·六必访')?.match(/必访/g)).toHaveLength(7);
    expect(words('一·六必查')?.match(/必查/g)).toHaveLength(7);
  });

  test('日期里的数字不当作页码', () => {
    expect(words('文首')).toContain('根据 8月31日全省');
  });
});

test('曲江：七个方面，各有几条', () => {
  const paths = read('QJ').map(({ path }) => path);
  const below = (top: string): number => paths.filter((path) => path.startsWith(`${top}(`)).length;
  expect([...'一二三四五六七'].map(below)).toEqual([0, 0, 0, 4, 3, 4, 3]);
  expect(wordsIn('QJ')('三')).toContain('人均可支配收入9060元');
});

test('信丰：八个“回头看”，三条要求', () => {
  const paths = read('XF').map(({ path }) => path);
  expect(paths.filter((path) => /^二\(一\)\d$/.test(path))).toHaveLength(8);
  expect(paths.filter((path) => path.startsWith('三('))).toEqual(['三(一)', '三(二)', '三(三)']);
});

test('深浅按编号', () => {
  const depths = Object.fromEntries(SOURCE_CODES.flatMap(read).map(({ path, depth }) => [path, depth]));
  expect(depths).toMatchObject({ 文首: 0, 一: 0, '一(一)': 1, '一(一)4(3)': 3, '一(一)2·六': 3, 五·五: 1 });
  expect(depths).toMatchObject({ 附件1: 0, '附件1(1)·二': 2, 附件1基本1: 1, 附件3A26: 1, 附件3注2: 1, '附件5-1注': 1 });
  expect(SOURCES.map(({ code }) => code)).toEqual([...SOURCE_CODES]);
});
