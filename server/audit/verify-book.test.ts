import { expect, test } from 'vitest';
import { entryMac } from './entry-mac.ts';
import { leafOf, rootOf } from './merkle.ts';
import { BOOK_KEY, madeBook, madeEntry, streamsOf } from './testing-book.ts';
import { diceOf, TAMPERINGS } from './testing-tampering.ts';
import { type StoredEntry, verifyBook } from './verify-book.ts';

const SIZES = [3, 1, 4, 2];
const bookOf = (dice: (below: number) => number) => madeBook(SIZES, { unsigned: [0, 2, 5][dice(3)] ?? 0 });
const reportOf = (book: ReturnType<typeof madeBook>) => verifyBook(streamsOf(book), BOOK_KEY);

test('没有动过的审计，核对没有问题；等待封存的只计数', async () => {
  for (const unsigned of [0, 2, 5]) {
    const report = await reportOf(madeBook(SIZES, { unsigned }));
    expect(report).toMatchObject({ sound: true, sealed: 10, batches: 4, unsealed: 2, exported: 4, faultCount: 0 });
  }
  expect(await reportOf(madeBook([]))).toMatchObject({ sound: true, sealed: 0, batches: 0, unsealed: 2, warnings: [] });
});

test.each(Object.entries(TAMPERINGS))(
  '随手动三百次，每一次都查得出来（一万次的在 bench audit）：%s',
  async (_name, tamper) => {
    const missed: string[] = [];
    for (let seed = 1; seed <= 300; seed += 1) {
      const dice = diceOf(seed);
      const book = bookOf(dice);
      const done = tamper(book, dice);
      if ((await reportOf(book)).sound) missed.push(`${seed}：${done}`);
    }
    expect(missed).toEqual([]);
  },
);

test('说得出哪一条、哪一种：改动、缺失、插入、顺序、链、截尾', async () => {
  const found = async (change: (book: ReturnType<typeof madeBook>) => void) => {
    const book = madeBook(SIZES);
    change(book);
    return (await reportOf(book)).faults.map(({ label, numbers }) => [label, numbers]);
  };
  expect(await found((book) => book.entries.splice(4, 1, { ...madeEntry(4), act: 'x' }))).toEqual([['改动', [5, 5]]]);
  expect(await found((book) => book.entries.splice(4, 1))).toEqual([['缺失', [5, 5]]]);
  expect(await found((book) => book.entries.push(madeEntry(77)))).toEqual([['插入', null]]);
  expect(
    await found((book) => {
      const [seal] = book.seals.splice(2, 1);
      if (seal) book.seals.splice(2, 0, { ...seal, entries: seal.entries.toReversed() });
    }),
  ).toEqual([['顺序', [5, 8]]]);
  expect(
    await found((book) => {
      const [seal] = book.seals.splice(1, 1);
      if (seal) book.seals.splice(1, 0, { ...seal, root: Buffer.alloc(32) });
    }),
  ).toContainEqual(['链', [4, 4]]);
  expect(
    await found((book) => {
      book.seals.pop();
      book.entries = book.entries.slice(0, 8);
      book.waiting = [];
    }),
  ).toEqual([['截尾', [9, 10]]]);
});

test('有人没有密钥却封了一批，或从头另封一遍：对不上导出的根', async () => {
  const [book, again] = [madeBook(SIZES), madeBook([5, 5])];
  book.seals = again.seals;
  const report = await reportOf(book);
  expect(report.counts).toMatchObject({ chain: 2, cutTail: 1 });
});

test('导出的根不见了，提醒一句；有一行读不出来，算问题', async () => {
  const book = madeBook(SIZES);
  expect(await verifyBook({ ...streamsOf(book), exported: async function* () {} }, BOOK_KEY)).toMatchObject({
    sound: true,
    warnings: [expect.stringContaining('SHOUWANG_AUDIT_ROOTS')],
  });
  book.exported.splice(1, 0, { unreadable: 'roots-2022-05.jsonl 第 2 行' });
  expect((await reportOf(book)).counts).toMatchObject({ chain: 1 });
});

test('从备份恢复以后对不上恢复以前的根：仍算问题，但说明是恢复过、该怎么办；记录是伪造的、根对得上的，不这样说', async () => {
  const restore = { ...madeEntry(77), act: 'operator.restore' };
  const restored = (entry: StoredEntry) => {
    const book = madeBook(SIZES);
    book.seals.pop();
    book.entries = [...book.entries.slice(0, 8), entry];
    book.waiting = [entry.id];
    return book;
  };
  const signed = { ...restore, mac: entryMac(BOOK_KEY, restore) };
  const report = await reportOf(restored(signed));
  expect(report).toMatchObject({ sound: false, counts: { cutTail: 1, inserted: 0 } });
  expect(report.warnings).toEqual([expect.stringMatching(/^这个库在 2022-05-30 01:00（UTC） 从备份恢复过/)]);
  expect((await reportOf(restored(restore))).warnings).toEqual([]);
  const whole = madeBook(SIZES);
  whole.entries.push(signed);
  whole.waiting.push(signed.id);
  expect(await reportOf(whole)).toMatchObject({ sound: true, warnings: [] });
});

test('校验码不因字段的次序而变，因内容而变：一个对象不等于一串成对的值', () => {
  const entry = madeEntry(1);
  const codeOf = (details: unknown) => entryMac(BOOK_KEY, { ...entry, details }).toString('hex');
  expect(codeOf({ a: 1, b: { d: 1, c: 2 } })).toBe(codeOf({ b: { c: 2, d: 1 }, a: 1 }));
  expect(codeOf({ a: 1 })).not.toBe(codeOf([['a', 1]]));
  expect(codeOf({ a: 1 })).not.toBe(codeOf({ a: '1' }));
});

test('默克尔根认得出次序、条数和编号', () => {
  const macs = [1, 2, 3].map((fill) => Buffer.alloc(32, fill));
  const rootFrom = (first: number, codes: readonly Buffer[]) =>
    rootOf(codes.map((mac, index) => leafOf(first + index, mac))).toString('hex');
  const roots = [rootFrom(1, macs), rootFrom(2, macs), rootFrom(1, macs.toReversed()), rootFrom(1, macs.slice(0, 2))];
  expect(new Set(roots).size).toBe(4);
  const [one] = macs;
  expect(rootOf([leafOf(1, one!)])).toEqual(leafOf(1, one!));
});
