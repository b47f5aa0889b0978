import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findUnpublishable } from './publicity-guard.ts';

function kindsIn(text: string, minorNames: string[] = []): string[] {
  return findUnpublishable(text, minorNames).map((finding) => finding.kind);
}

test.each([
  ['十四位数字不是证件号码', '编号12345678901234。', []],
  ['十五位是旧身份证号码', '号码990101800101123。', ['idNumber']],
  ['十六位是银行账号', '号码6217001234567890。', ['bankAccount']],
  ['十七位是银行账号', '号码62170012345678901。', ['bankAccount']],
  ['十七位加 X 是身份证号码', '号码99010219851017508x。', ['idNumber']],
  ['十八位含出生日期的是身份证号码', '号码990102198510175083。', ['idNumber']],
  ['十八位不含出生日期的是银行账号', '号码621700123456789012。', ['bankAccount']],
  ['十九位是银行账号', '号码6217001234567890123。', ['bankAccount']],
  ['二十位以上可能藏着号码', '号码99010219851017508311。', ['bankAccount']],
])('%s', (_, text, kinds) => {
  expect(kindsIn(text)).toEqual(kinds);
});

test.each([
  ['空格隔开', '990102 19851017 5083'],
  ['全角数字和全角空格', '９９０１０２　１９８５１０１７　５０８３'],
  ['短横隔开', '990102-19851017-5083'],
  ['带横线的日期夹在中间', '990102 1985-10-17 5083'],
  ['逐字隔开', '9 9 0 1 0 2 1 9 8 5 1 0 1 7 5 0 8 3'],
  ['零宽字符隔开', '990102\u200B19851017\u20605083'],
  ['汉字数字', '九九零一零二一九八五一零一七五零八三'],
  ['换行隔开', '990102\n19851017\n5083'],
])('身份证号码%s，也认得出', (_, written) => {
  expect(kindsIn(`郭红华${written}，石桥村`)).toEqual(['idNumber']);
});

test.each([
  ['十位不是手机号', '1380013800', []],
  ['十一位手机号', '13800138000', ['phone']],
  ['十二位不是手机号', '138001380001', []],
  ['空格隔开的手机号', '138 0013 8000', ['phone']],
  ['带国家码的手机号', '+86 138-0013-8000', ['phone']],
  ['一二开头的十一位不是手机号', '12800138000', []],
  ['带区号的座机', '0711-3812345', ['phone']],
  ['括号区号的座机', '（0711）3812345', ['phone']],
  ['写明电话的七位座机', '联系电话：3812345', ['phone']],
  ['没有写明电话的七位数', '金额3812345元', []],
  ['四百电话', '400-812-3456', ['phone']],
  ['五位热线可以写', '可拨打12317', []],
  ['日期旁边的手机号', '2022-05-13 13800138000', ['phone']],
])('%s', (_, text, kinds) => {
  expect(kindsIn(text)).toEqual(kinds);
});

test.each([
  '公示时间：2022年5月13日至2022年5月18日，不少于5天。',
  '2022-05-13至2022-05-18',
  '2022.5.13-2022.5.18',
  '20220513-20220518',
  '共12户35人，区划代码990101100201。',
  '贯彻会议精神，发扬精神文明，杜绝盲目攀比，文盲也能看懂。',
  '清河镇人民政府乡村振兴办公室（镇政府2楼）',
  '炎热天气注意防暑',
])('「%s」可以公示', (text) => {
  expect(kindsIn(text)).toEqual([]);
});

test.each([
  '因病',
  '肺癌',
  '尿毒症',
  '精神分裂症',
  '精神二级',
  '重度残疾',
  '致残',
  '患大病',
  '肢体障碍',
  '长期透析',
  '癌 症',
  '尿　毒　症',
  '高血压',
])('「%s」是疾病或残疾情况', (words) => {
  expect(kindsIn(`该户户主${words}，生活困难`)).toContain('illness');
});

test('未成年人姓名不论有无空格都认得出，成年人姓名不管', () => {
  expect(kindsIn('其子王小儿在读，父亲王大', ['王小儿'])).toEqual(['minorName']);
  expect(kindsIn('其子王 小 儿在读', ['王小儿'])).toEqual(['minorName']);
  expect(kindsIn('父亲王大', ['王小儿'])).toEqual([]);
});

test('指出位置，按原文的字数', () => {
  const text = '户主𠮷某，电话１３８ ００１３ ８０００，因病。';
  const found = findUnpublishable(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
  expect(found).toEqual([
    ['phone', '１３８ ００１３ ８０００'],
    ['illness', '病'],
  ]);
});

test('任何十八位身份证号码，不论怎样用空格隔开、放在什么汉字之间，都放不过', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 });
  const gap = fc.constantFrom('', ' ', '　', '-', '\u200B');
  fc.assert(
    fc.property(digits, fc.array(gap, { minLength: 17, maxLength: 17 }), (figures, gaps) => {
      const written = figures.map((figure, i) => `${figure}${gaps[i]}`).join('');
      return findUnpublishable(`户主${written}X在村`).length > 0;
    }),
  );
});
