/** GB/T 32905-2016 4.1: the state before the first block. */
export const initialState: readonly number[] = [
  ...[0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e],
];

export const blockBytes = 64;

// 4.2: T of each round, already rotated by the number of the round.
const rounds = Int32Array.from({ length: 64 }, (_, j) => rotated(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32));

function rotated(word: number, by: number): number {
  return by === 0 ? word : (word << by) | (word >>> (32 - by));
}

const schedule = new Int32Array(68);

/** 5.3.2: the 16 words of a block become 68. */
function expand(bytes: Uint8Array, at: number): void {
  const w = schedule as unknown as number[];
  const b = bytes as unknown as number[];
  for (let j = 0, p = at; j < 16; j += 1, p += 4) {
    w[j] = ((b[p] as number) << 24) | ((b[p + 1] as number) << 16) | ((b[p + 2] as number) << 8) | (b[p + 3] as number);
  }
  for (let j = 16; j < 68; j += 1) {
    const three = w[j - 3] as number;
    const thirteen = w[j - 13] as number;
    const x = (w[j - 16] as number) ^ (w[j - 9] as number) ^ ((three << 15) | (three >>> 17));
    const mixed = x ^ ((x << 15) | (x >>> 17)) ^ ((x << 23) | (x >>> 9));
    w[j] = mixed ^ ((thirteen << 7) | (thirteen >>> 25)) ^ (w[j - 6] as number);
  }
}

/**
 * 5.3.3: takes one block of 64 bytes into a state of 8 words. Additions, rotations and no table that depends on data,
 * so its time tells nothing about the key. The letters are those of the standard; spelled out and in two loops, because
 * calls, temporary arrays and a question in each round doubled the time.
 */
export function compress(state: Int32Array, bytes: Uint8Array, at: number): void {
  expand(bytes, at);
  const v = state as unknown as number[];
  const w = schedule as unknown as number[];
  const t = rounds as unknown as number[];
  let a = v[0] as number;
  let b = v[1] as number;
  let c = v[2] as number;
  let d = v[3] as number;
  let e = v[4] as number;
  let f = v[5] as number;
  let g = v[6] as number;
  let h = v[7] as number;
  for (let j = 0; j < 16; j += 1) {
    const a12 = (a << 12) | (a >>> 20);
    const sum = (a12 + e + (t[j] as number)) | 0;
    const ss1 = (sum << 7) | (sum >>> 25);
    const tt1 = ((a ^ b ^ c) + d + (ss1 ^ a12) + ((w[j] as number) ^ (w[j + 4] as number))) | 0;
    const tt2 = ((e ^ f ^ g) + h + ss1 + (w[j] as number)) | 0;
    d = c;
    c = (b << 9) | (b >>> 23);
    b = a;
    a = tt1;
    h = g;
    g = (f << 19) | (f >>> 13);
    f = e;
    e = tt2 ^ ((tt2 << 9) | (tt2 >>> 23)) ^ ((tt2 << 17) | (tt2 >>> 15));
  }
  for (let j = 16; j < 64; j += 1) {
    const a12 = (a << 12) | (a >>> 20);
    const sum = (a12 + e + (t[j] as number)) | 0;
    const ss1 = (sum << 7) | (sum >>> 25);
    const tt1 = (((a & b) | (a & c) | (b & c)) + d + (ss1 ^ a12) + ((w[j] as number) ^ (w[j + 4] as number))) | 0;
    const tt2 = (((e & f) | (~e & g)) + h + ss1 + (w[j] as number)) | 0;
    d = c;
    c = (b << 9) | (b >>> 23);
    b = a;
    a = tt1;
    h = g;
    g = (f << 19) | (f >>> 13);
    f = e;
    e = tt2 ^ ((tt2 << 9) | (tt2 >>> 23)) ^ ((tt2 << 17) | (tt2 >>> 15));
  }
  const after = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i += 1) v[i] = (v[i] as number) ^ (after[i] as number);
}
