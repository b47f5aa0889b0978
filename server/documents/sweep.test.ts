import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../clock/uuidv7.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { COUNTY, makeTestCounty, officer, SONG } from '../testing/county.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { readDocument, storeDocument } from './store.ts';
import { sweepFiles } from './sweep.ts';

let program: TestProgram;
const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');

beforeAll(async () => {
  program = await testProgram();
  await makeTestCounty(program);
});
afterAll(() => program.close());

async function store(fail = false): Promise<string> {
  const village = await officer(program, 'village', SONG);
  let id = '';
  await perform(program, village, async (work) => {
    id = await storeDocument(work, {
      county: COUNTY,
      area: SONG,
      kind: 'homeCheck',
      mediaType: 'application/pdf',
      bytes: PDF,
    });
    if (fail) throw new Error('后面一步没有办成');
  }).catch(() => undefined);
  return id;
}

const folderOf = (id: string) => join(program.dataDir, 'documents', COUNTY, id.slice(-2));
const fileOf = (id: string) => join(folderOf(id), id);

test('办到一半退回的上传留下没有登记的文件：满一小时才清，有登记的不动', async () => {
  program.setNow('2022-05-30T09:00:00+08:00');
  const [kept, stray] = [await store(), await store(true)];
  await writeFile(`${fileOf(stray)}.part`, 'half');
  program.setNow('2022-05-30T09:59:59+08:00');
  expect(await sweepFiles(program)).toEqual({ removed: 0, leftAlone: 0, missing: [] });
  expect(existsSync(fileOf(stray))).toBe(true);
  program.setNow('2022-05-30T10:00:01+08:00');
  expect(await sweepFiles(program)).toEqual({ removed: 2, leftAlone: 0, missing: [] });
  expect(await readdir(folderOf(stray))).toEqual(folderOf(stray) === folderOf(kept) ? [kept] : []);
  const village = await officer(program, 'village', SONG);
  expect((await perform(program, village, (work) => readDocument(work, COUNTY, kept))).bytes).toEqual(PDF);
});

test('交上来的工作簿没有批次的，同样清掉；打开着的临时文件夹不碰', async () => {
  const folder = join(program.dataDir, 'uploads', COUNTY);
  await mkdir(folder, { recursive: true });
  await mkdir(join(program.dataDir, 'uploads', 'opened'), { recursive: true });
  program.setNow('2022-05-30T11:00:00+08:00');
  const stray = uuidv7(program.clock);
  await writeFile(join(folder, stray), 'sealed');
  await writeFile(join(program.dataDir, 'uploads', 'opened', stray), 'in use');
  await writeFile(join(folder, '运维人员放的说明'), 'mine');
  program.setNow('2022-05-30T13:00:00+08:00');
  expect(await sweepFiles(program)).toEqual({ removed: 1, leftAlone: 0, missing: [] });
  expect(await readdir(folder)).toEqual(['运维人员放的说明']);
  expect(await readdir(join(program.dataDir, 'uploads', 'opened'))).toEqual([stray]);
});

test('只有登记、没有文件的，报出编号，登记不动，记入审计', async () => {
  const id = await store();
  await rm(fileOf(id));
  expect((await sweepFiles(program)).missing).toEqual([id]);
  const rows = await perform(program, operatorActor(), async ({ tx }) => {
    const { rows } = await sql<{ ids: string[] }>`
      select object_ids as ids from audit.entry where act = 'operator.sweep' order by at desc, id desc limit 1`.execute(
      tx,
    );
    return rows;
  });
  expect(rows).toEqual([{ ids: [id] }]);
  await writeFile(fileOf(id), 'found again');
});

test('没有登记的太多（21 个，过了一成），多半连错了库：一个也不删', async () => {
  program.setNow('2022-05-30T14:00:00+08:00');
  const strays = await Promise.all(Array.from({ length: 20 }, () => store(true)));
  program.setNow('2022-05-30T16:00:00+08:00');
  const one = uuidv7({ now: () => program.clock.now() - 7_200_000, today: program.clock.today });
  await mkdir(folderOf(one), { recursive: true });
  await writeFile(fileOf(one), 'sealed');
  expect(await sweepFiles(program)).toMatchObject({ removed: 0, leftAlone: 21 });
  expect([...strays, one].every((id) => existsSync(fileOf(id)))).toBe(true);
  await rm(fileOf(one));
  expect(await sweepFiles(program)).toMatchObject({ removed: 20, leftAlone: 0 });
});
