import { expect, test } from 'vitest';
import { killAtMoments } from './kills.ts';

const MOMENTS = Number(process.env.MOMENTS ?? 10);
const SEED = Number(process.env.SEED ?? 1);

test(
  `导入、办案、上传正忙时，程序、数据库在随机 ${MOMENTS} 个时刻被 kill −9：答应过的一件不丢，没有办一半的，30 秒内自己恢复`,
  async () => {
    const { wrong, ...told } = await killAtMoments(MOMENTS, SEED);
    console.log(JSON.stringify(told));
    expect(wrong).toEqual([]);
    expect(told.acknowledged.acts).toBeGreaterThan(0);
    expect(told.acknowledged.uploads).toBeGreaterThan(0);
    expect(told.acknowledged.imports).toBeGreaterThan(0);
  },
  240_000 + MOMENTS * 30_000,
);
