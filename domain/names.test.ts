import { expect, test } from 'vitest';
import { maskIdNumber, maskPhone } from './masking.ts';
import { behindGrams, gramsEverStored, nameGrams, searchGrams } from './name-grams.ts';

test('姓名拆成相邻的双字和末字', () => {
  expect(nameGrams('宋敏海')).toEqual(['宋敏', '敏海', '海']);
  expect(nameGrams('宋海')).toEqual(['宋海', '海']);
  expect(nameGrams('宋')).toEqual(['宋']);
  expect(nameGrams(' ')).toEqual([]);
});

test('间隔号和空格不影响查找', () => {
  expect(nameGrams('阿依·古丽')).toContain('依古');
  expect(searchGrams('阿依 古丽')).toEqual(['阿依', '依古', '古丽']);
});

test('两个字就能查到,每个查询字都在拆出的字里', () => {
  for (const typed of ['敏海', '宋敏', '宋敏海']) {
    for (const gram of searchGrams(typed)) expect(nameGrams('宋敏海')).toContain(gram);
  }
  expect(searchGrams('')).toEqual([]);
});

test('一个字按以它开头的字词查到,不论它在姓名的哪一处', () => {
  for (const typed of ['宋', '敏', '海']) {
    const [from = ''] = searchGrams(typed);
    const isFound = nameGrams('宋敏海').some((gram) => gram >= from && gram < behindGrams(from));
    expect(isFound).toBe(true);
  }
  expect(nameGrams('宋敏海').some((gram) => gram >= '安' && gram < behindGrams('安'))).toBe(false);
});

test('换名时,从前存过的单字和全名也一并去掉', () => {
  expect(gramsEverStored('宋敏海').sort()).toEqual(['宋', '宋敏', '宋敏海', '敏', '敏海', '海'].sort());
  expect(gramsEverStored(' ')).toEqual([]);
});

test('证件号码只留前四位,电话留头三位和末四位', () => {
  expect(maskIdNumber('990105198710176637')).toBe('9901**************');
  expect(maskPhone('19908141234')).toBe('199****1234');
  expect(maskPhone('82345')).toBe('***45');
});
