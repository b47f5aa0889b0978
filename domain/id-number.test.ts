import { expect, test } from 'vitest';
import { birthDateOf, checkIdNumber, idNumberKindOf, normaliseIdNumber, residentPartOf, sexOf } from './id-number.ts';

// 99010519830711732X: the weighted sum of its first 17 digits leaves 2, whose character is X.
const woman = '99010519830711732X';

test('全角、空格、撇号和小写x都不算错', () => {
  for (const text of [
    '99010519830711732x',
    ' 990105 19830711 732X',
    "'99010519830711732X",
    '９９０１０５１９８３０７１１７３２Ｘ',
  ]) {
    expect(normaliseIdNumber(text), text).toBe(woman);
  }
  expect(checkIdNumber(woman)).toBe('ok');
});

test('长度、日期、校验码各报各的错', () => {
  expect(checkIdNumber('99010320170831')).toBe('length');
  expect(checkIdNumber('990101202113451234')).toBe('date');
  expect(checkIdNumber('990103197410131331')).toBe('checkDigit');
  expect(checkIdNumber('99010519830711732A')).toBe('characters');
  expect(checkIdNumber('990105188307117321')).toBe('date');
});

test('出生日期晚于当天是日期错', () => {
  expect(checkIdNumber(woman, '1983-07-10')).toBe('date');
  expect(checkIdNumber(woman, '1983-07-11')).toBe('ok');
});

test('十五位老号补成十八位', () => {
  // 110105491231002 is the printed example of GB 11643 annex A: 11010519491231002X.
  expect(normaliseIdNumber('110105491231002')).toBe('11010519491231002X');
});

test('十八位号码丢了末三位不当作老号', () => {
  expect(normaliseIdNumber('990103201001011')).toBe('990103201001011');
  expect(checkIdNumber('990103201001011')).toBe('length');
});

test('残疾人证是身份证号加类别一至七和等级一至四', () => {
  expect(checkIdNumber(`${woman}43`)).toBe('ok');
  expect(checkIdNumber(`${woman}74`)).toBe('ok');
  expect(checkIdNumber(`${woman}84`)).toBe('certificate');
  expect(checkIdNumber(`${woman}75`)).toBe('certificate');
  expect(checkIdNumber(`${woman}43B1`)).toBe('ok');
  expect(checkIdNumber(`${woman}4`)).toBe('length');
  expect(idNumberKindOf(`${woman}43`)).toBe('disabilityCertificate');
  expect(residentPartOf(`${woman}43`)).toBe(woman);
});

test('从号码得出生日和性别', () => {
  expect(birthDateOf(woman)).toBe('1983-07-11');
  expect(sexOf(woman)).toBe('女');
  expect(sexOf('990105198710176637')).toBe('男');
});
