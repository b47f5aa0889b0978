import { createCipheriv, createHmac, createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hmacSm3 } from './hmac-sm3.ts';
import { sm4Counter } from './sm4-counter.ts';

const bytes = (min: number, max: number) => fc.uint8Array({ minLength: min, maxLength: max });

function theirHmac(key: Uint8Array, message: Uint8Array): string {
  return createHmac('sm3', key).update(message).digest('hex');
}

test('短值的 HMAC-SM3：任何钥匙、任何内容，与 node:crypto 逐字节相同', () => {
  fc.assert(
    fc.property(bytes(1, 64), bytes(0, 400), (key, message) => {
      expect(hmacSm3(createSecretKey(key), message).toString('hex')).toBe(theirHmac(key, message));
    }),
    { numRuns: 300 },
  );
});

test('文字按 UTF-8 算，长的短的、落单的半个代理字符都与 node:crypto 相同', () => {
  const key = Buffer.alloc(32, 4);
  const text = fc.array(fc.constantFrom('a', '户', '𠮷', '\ud800'), { maxLength: 400 }).map((all) => all.join(''));
  fc.assert(
    fc.property(text, (message) => {
      expect(hmacSm3(createSecretKey(key), message).toString('hex')).toBe(theirHmac(key, Buffer.from(message)));
    }),
    { numRuns: 200 },
  );
});

test('块的边上一字节不差：每个长度从 0 到 200，和 1024 上下', () => {
  const key = Buffer.alloc(32, 7);
  const secret = createSecretKey(key);
  for (const length of [...Array.from({ length: 201 }, (_, n) => n), 1023, 1024, 1025]) {
    const message = Buffer.alloc(length, length);
    expect(hmacSm3(secret, message).toString('hex')).toBe(theirHmac(key, message));
  }
});

test('长过一块的钥匙也对', () => {
  const key = Buffer.alloc(65, 3);
  expect(hmacSm3(createSecretKey(key), Buffer.from('甲')).toString('hex')).toBe(theirHmac(key, Buffer.from('甲')));
});

test('一次的结果不因下一次改变', () => {
  const secret = createSecretKey(Buffer.alloc(32, 1));
  const first = hmacSm3(secret, Buffer.from('甲'));
  const kept = first.toString('hex');
  hmacSm3(secret, Buffer.from('乙'));
  expect(first.toString('hex')).toBe(kept);
});

test('短值的 SM4-CTR：任何钥匙、计数器、内容，与 node:crypto 逐字节相同', () => {
  fc.assert(
    fc.property(bytes(16, 16), bytes(16, 16), bytes(0, 1100), (key, iv, text) => {
      const theirs = createCipheriv('sm4-ctr', key, iv).update(text).toString('hex');
      expect(sm4Counter(createSecretKey(key), iv, text).toString('hex')).toBe(theirs);
    }),
    { numRuns: 300 },
  );
});

test('计数器全是 1 时从头再数，进位穿过所有字节', () => {
  const key = Buffer.alloc(16, 5);
  const text = Buffer.alloc(64, 9);
  for (const iv of [Buffer.alloc(16, 0xff), Buffer.concat([Buffer.alloc(8), Buffer.alloc(8, 0xff)])]) {
    const theirs = createCipheriv('sm4-ctr', key, iv).update(text).toString('hex');
    expect(sm4Counter(createSecretKey(key), iv, text).toString('hex')).toBe(theirs);
  }
});
