import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test('写法先后不同、内容相同的表，写出来一样', () => {
  expect(canonicalJson({ b: [1, { d: '公示', c: null }], a: true })).toBe('{"a":true,"b":[1,{"c":null,"d":"公示"}]}');
});

test('没有值的项不写，列表的先后照旧', () => {
  expect(canonicalJson({ a: undefined, list: [2, 1] })).toBe('{"list":[2,1]}');
});
