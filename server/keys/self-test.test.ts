import { expect, test } from 'vitest';
import { knownAnswers } from './known-answers.ts';
import { selfTest } from './self-test.ts';

// SM3 and SM4 once more, from GB/T 32905 and GB/T 32907 alone, slow and plain, to judge the fast ones by.

const rotl = (x: number, n: number) => ((x << (n % 32)) | (x >>> (32 - (n % 32)))) >>> 0;
const p0 = (x: number) => x ^ rotl(x, 9) ^ rotl(x, 17);
const p1 = (x: number) => x ^ rotl(x, 15) ^ rotl(x, 23);

function padded(message: Buffer): Buffer {
  const zeros = (((56 - message.length - 1) % 64) + 64) % 64;
  const tail = Buffer.alloc(1 + zeros + 8);
  tail[0] = 0x80;
  tail.writeBigUInt64BE(BigInt(message.length * 8), 1 + zeros);
  return Buffer.concat([message, tail]);
}

function compress(v: number[], block: Buffer): number[] {
  const w = Array.from({ length: 16 }, (_, i) => block.readUInt32BE(i * 4));
  for (let j = 16; j < 68; j++) {
    w.push((p1(w[j - 16]! ^ w[j - 9]! ^ rotl(w[j - 3]!, 15)) ^ rotl(w[j - 13]!, 7) ^ w[j - 6]!) >>> 0);
  }
  let [a, b, c, d, e, f, g, h] = v as [number, number, number, number, number, number, number, number];
  for (let j = 0; j < 64; j++) {
    const early = j < 16;
    const ss1 = rotl((rotl(a, 12) + e + rotl(early ? 0x79cc4519 : 0x7a879d8a, j)) >>> 0, 7);
    const ss2 = ss1 ^ rotl(a, 12);
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + ss2 + (w[j]! ^ w[j + 4]!)) >>> 0;
    const tt2 = (gg + h + ss1 + w[j]!) >>> 0;
    [d, c, b, a] = [c, rotl(b, 9), a, tt1];
    [h, g, f, e] = [g, rotl(f, 19), e, p0(tt2) >>> 0];
  }
  return [a, b, c, d, e, f, g, h].map((x, i) => (x ^ v[i]!) >>> 0);
}

function sm3(message: Buffer): Buffer {
  const start = '7380166f 4914b2b9 172442d7 da8a0600 a96f30bc 163138aa e38dee4d b0fb0e4e';
  let state = start.split(' ').map((word) => Number.parseInt(word, 16));
  const bytes = padded(message);
  for (let i = 0; i < bytes.length; i += 64) state = compress(state, bytes.subarray(i, i + 64));
  const digest = Buffer.alloc(32);
  for (const [i, word] of state.entries()) digest.writeUInt32BE(word, i * 4);
  return digest;
}

function hmacSm3(key: Buffer, message: Buffer): Buffer {
  const block = Buffer.alloc(64);
  (key.length > 64 ? sm3(key) : key).copy(block);
  const inner = sm3(Buffer.concat([block.map((byte) => byte ^ 0x36), message]));
  return sm3(Buffer.concat([block.map((byte) => byte ^ 0x5c), inner]));
}

function hkdfSm3(secret: Buffer, info: Buffer, length: number): Buffer {
  const extracted = hmacSm3(Buffer.alloc(32), secret);
  let [last, all] = [Buffer.alloc(0), Buffer.alloc(0)];
  for (let i = 1; all.length < length; i++) {
    last = Buffer.from(hmacSm3(extracted, Buffer.concat([last, info, Buffer.from([i])])));
    all = Buffer.concat([all, last]);
  }
  return all.subarray(0, length);
}

const sbox = Buffer.from(
  `d690e9fecce13db716b614c228fb2c052b679a762abe04c3aa441326498606999c4250f491ef987a33540b43edcfac62
e4b31ca9c908e89580df94fa758f3fa64707a7fcf37317ba83593c19e6854fa8686b81b27164da8bf8eb0f4b70569d35
1e240e5e6358d1a225227c3b01217887d40046579fd327524c3602e7a0c4c89eeabf8ad240c738b5a3f7f2cef96115a1
e0ae5da49b341a55ad933230f58cb1e31df6e22e8266ca60c02923ab0d534e6fd5db3745defd8e2f03ff6a726d6c5b51
8d1baf92bbddbc7f11d95c411f105ad80ac13188a5cd7bbd2d74d012b8e5b4b08969974a0c96777e65b9f109c56ec684
18f07dec3adc4d2079ee5f3ed7cb3948`.replaceAll('\n', ''),
  'hex',
);

function substitute(x: number): number {
  const bytes = [24, 16, 8, 0].map((shift) => sbox[(x >>> shift) & 0xff]!);
  return Buffer.from(bytes).readUInt32BE();
}

function roundKeys(key: Buffer): number[] {
  const fk = [0xa3b1bac6, 0x56aa3350, 0x677d9197, 0xb27022dc];
  const k = fk.map((word, i) => (key.readUInt32BE(i * 4) ^ word) >>> 0);
  for (let i = 0; i < 32; i++) {
    const ck = Buffer.from([0, 1, 2, 3].map((j) => ((4 * i + j) * 7) % 256)).readUInt32BE();
    const t = substitute(k[i + 1]! ^ k[i + 2]! ^ k[i + 3]! ^ ck);
    k.push((k[i]! ^ t ^ rotl(t, 13) ^ rotl(t, 23)) >>> 0);
  }
  return k.slice(4);
}

function sm4Block(key: Buffer, block: Buffer): Buffer {
  const x = [0, 4, 8, 12].map((at) => block.readUInt32BE(at));
  for (const [i, rk] of roundKeys(key).entries()) {
    const t = substitute(x[i + 1]! ^ x[i + 2]! ^ x[i + 3]! ^ rk);
    x.push((x[i]! ^ t ^ rotl(t, 2) ^ rotl(t, 10) ^ rotl(t, 18) ^ rotl(t, 24)) >>> 0);
  }
  const out = Buffer.alloc(16);
  for (const [i, word] of x.slice(-4).reverse().entries()) out.writeUInt32BE(word, i * 4);
  return out;
}

const hex = (text: string) => Buffer.from(text, 'hex');
const another = (text: string) => text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');

test('本机的密码算法答得对，自检通过', () => {
  expect(() => selfTest()).not.toThrow();
});

test('已知答案与照标准另写的算法一致', () => {
  for (const { message, digest } of knownAnswers.sm3) expect(sm3(hex(message)).toString('hex')).toBe(digest);
  const { key, iv, cipher } = knownAnswers.sm4Ctr;
  const second = Buffer.from(hex(iv));
  second[15] = second[15]! + 1;
  const stream = Buffer.concat([sm4Block(hex(key), hex(iv)), sm4Block(hex(key), second)]);
  expect(stream.toString('hex')).toBe(cipher);
  const { hmacSm3: hmac, hkdfSm3: hkdf } = knownAnswers;
  expect(hmacSm3(hex(hmac.key), hex(hmac.message)).toString('hex')).toBe(hmac.tag);
  expect(hkdfSm3(hex(hkdf.secret), hex(hkdf.info), 48).toString('hex')).toBe(hkdf.bytes);
});

test('任何一个答案不对，程序不启动，并说明是哪一个', () => {
  const { sm3: digests, sm4Ctr, hmacSm3: hmac, hkdfSm3: hkdf } = knownAnswers;
  const wrongSm3 = digests.map((known) => ({ ...known, digest: another(known.digest) }));
  expect(() => selfTest({ ...knownAnswers, sm3: wrongSm3 })).toThrow('（SM3）');
  expect(() => selfTest({ ...knownAnswers, sm4Ctr: { ...sm4Ctr, cipher: another(sm4Ctr.cipher) } })).toThrow(
    '（SM4-CTR）',
  );
  expect(() => selfTest({ ...knownAnswers, hmacSm3: { ...hmac, tag: another(hmac.tag) } })).toThrow('（HMAC-SM3）');
  expect(() => selfTest({ ...knownAnswers, hkdfSm3: { ...hkdf, bytes: another(hkdf.bytes) } })).toThrow('（HKDF-SM3）');
});
