import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlainDate } from '../../domain/plain-date.ts';
import { type Clock, clockReading, type Instant, systemClock } from './clock.ts';

const form = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/;

/** Reads `2022-05-30T09:00:00+08:00`; undefined when it is no such instant. The zone must be written. */
export function instantFromText(text: string): Instant | undefined {
  const day = form.exec(text)?.[1];
  // Date.parse turns 30 February into 2 March, so the day is checked by itself.
  return day !== undefined && isPlainDate(day) ? Date.parse(text) : undefined;
}

/**
 * The clock of this process. `SHOUWANG_NOW` sets it only where the data folder allows it, and is otherwise passed over.
 * It starts at the given instant and runs on, so that sessions and reveals still expire.
 *
 * @throws Error with a sentence for the operator when the clock may be set but the value is no instant
 */
export function clockFor(given: {
  testClockAllowed: boolean;
  env: Readonly<Record<string, string | undefined>>;
}): Clock {
  const text = given.env.SHOUWANG_NOW;
  if (!given.testClockAllowed || text === undefined || text === '') return systemClock;
  const start = instantFromText(text);
  if (start === undefined) throw new Error(`SHOUWANG_NOW 的值“${text}”不是时刻，应写成 2022-05-30T09:00:00+08:00。`);
  const ahead = start - systemClock.now();
  return clockReading(() => systemClock.now() + ahead);
}

const marker = (dataFolder: string) => join(dataFolder, 'test-clock');

/** Whether the data folder was made for a clock that can be set. */
export async function isTestClockAllowed(dataFolder: string): Promise<boolean> {
  return access(marker(dataFolder)).then(
    () => true,
    () => false,
  );
}

/** Marks a data folder as one whose clock can be set. To be called only while the folder is being made. */
export async function allowTestClock(dataFolder: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  await writeFile(marker(dataFolder), '本数据目录的时钟可以由 SHOUWANG_NOW 设定，不得用于正式业务。\n');
}
