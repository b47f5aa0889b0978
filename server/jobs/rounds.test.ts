import { expect, test } from 'vitest';
import { inRounds } from './rounds.ts';

/** A promise to be kept from outside. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return { open, opened };
}

test('第一轮立刻做，做完隔一会再做；停下以后不再做', async () => {
  let done = 0;
  const rounds = inRounds('test', 1, async () => {
    done += 1;
  });
  expect(done).toBe(1);
  await expect.poll(() => done).toBeGreaterThan(2);
  await rounds.stop();
  const stoppedAt = done;
  await new Promise((after) => setTimeout(after, 20));
  expect(done).toBe(stoppedAt);
});

test('一轮没做完，下一轮不开始；停下时等手上这一轮，长的一轮问得到要停了', async () => {
  const { open, opened } = gate();
  const told: string[] = [];
  const rounds = inRounds('test', 1, async (isStopping) => {
    told.push(`begun ${isStopping()}`);
    await opened;
    told.push(`ended ${isStopping()}`);
  });
  await new Promise((after) => setTimeout(after, 20));
  expect(told).toEqual(['begun false']);
  const stopping = rounds.stop().then(() => told.push('stopped'));
  await new Promise((after) => setTimeout(after, 20));
  expect(told).toEqual(['begun false']);
  open();
  await stopping;
  expect(told).toEqual(['begun false', 'ended true', 'stopped']);
});

test('一轮失败，下一轮照做；当场抛出的、后来失败的都一样', async () => {
  let done = 0;
  const rounds = inRounds('test', 1, () => {
    done += 1;
    if (done === 1) throw new Error('at once');
    return done === 2 ? Promise.reject(new Error('later')) : Promise.resolve();
  });
  await expect.poll(() => done).toBeGreaterThan(2);
  await rounds.stop();
});
