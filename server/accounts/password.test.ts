import { expect, test } from 'vitest';
import { hashPassword, passwordFaults, verifyPassword } from './password.ts';

test('密码对得上自己的哈希，错一个字符就对不上', async () => {
  const stored = await hashPassword('山高水长2022春');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=32768,t=3,p=1\$/);
  expect(await verifyPassword(stored, '山高水长2022春')).toBe(true);
  expect(await verifyPassword(stored, '山高水长２０２２春')).toBe(true);
  expect(await verifyPassword(stored, '山高水长2022秋')).toBe(false);
  expect(await verifyPassword(stored, '')).toBe(false);
});

test('同一个密码两次的哈希不同', async () => {
  expect(await hashPassword('correct horse')).not.toBe(await hashPassword('correct horse'));
});

test('没有这个账号，也做同样的功夫，然后说不对', async () => {
  expect(await verifyPassword(undefined, 'anything at all')).toBe(false);
  const stored = await hashPassword('correct horse');
  const known = await timeOf(() => verifyPassword(stored, 'wrong horse'));
  const unknown = await timeOf(() => verifyPassword(undefined, 'wrong horse'));
  expect(unknown / known).toBeGreaterThan(0.4);
  expect(unknown / known).toBeLessThan(2.5);
});

test('九个字符不够，十个够；一百二十八个还行，再多不行', () => {
  expect(passwordFaults('山青水秀abcd1', [])).toEqual(['密码至少 10 个字符，现在是 9 个。']);
  expect(passwordFaults('山青水秀abcd12', [])).toEqual([]);
  expect(passwordFaults('abcdefgh'.repeat(16), [])).toEqual([]);
  expect(passwordFaults(`${'abcdefgh'.repeat(16)}i`, [])).toEqual(['密码最多 128 个字符，现在是 129 个。']);
});

test('密码里不能有用户名或姓名，不分大小写', () => {
  expect(passwordFaults('xLIUwei2022!', ['liuwei', '刘伟'])).toEqual(['密码里不能有用户名或本人姓名。']);
  expect(passwordFaults('我是刘伟abc12345', ['liuwei', '刘伟'])).toEqual(['密码里不能有用户名或本人姓名。']);
  expect(passwordFaults('tang-poem-300', ['liuwei', '刘伟', ''])).toEqual([]);
});

test('常用密码不行，全角和大写也躲不过', () => {
  expect(passwordFaults('1234567890', [])).toEqual(['这个密码太常用，别人一猜就中。']);
  expect(passwordFaults('Ｐassword123', [])).toEqual(['这个密码太常用，别人一猜就中。']);
});

test('四种字符来回用不行，五种可以', () => {
  expect(passwordFaults('abcdabcdabcd', [])).toEqual(['密码里不同的字符太少，至少要有 5 种。']);
  expect(passwordFaults('abcdeabcdeab', [])).toEqual([]);
});

/** The shortest of five runs, in milliseconds: what else the machine does can only make a run longer. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const runs: number[] = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    await work();
    runs.push(performance.now() - start);
  }
  return Math.min(...runs);
}
