import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addUser } from '../accounts/operator.ts';
import { signIn } from '../accounts/sign-in.ts';
import { removeDataFolder } from '../db/embedded/data-folder.ts';
import { openedPrivate } from '../households/private-value.ts';
import { type OpenProgram, openProgram } from '../program.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { COUNTY, makeTestCounty, officer, SONG, type TestCounty } from '../testing/county.ts';
import { HOUSEHOLDS } from '../testing/made-up-households.ts';
import { makeBackup } from './make-backup.ts';
import { restore } from './restore.ts';

const PASSWORD = 'Zhege-mima-9271';
const NOW = '2022-05-30T09:00:00+08:00';
let folder = '';
let file = '';
let source: OpenProgram;
let county: TestCounty;

const envFor = (name: string, keyFile = 'kek') => ({
  SHOUWANG_DATA: join(folder, name),
  SHOUWANG_KEY_FILE: join(folder, keyFile),
  SHOUWANG_NOW: NOW,
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shouwang-backup-'));
  for (const name of ['kek', 'other-kek']) await writeFile(join(folder, name), randomBytes(32).toString('hex'));
  source = await openProgram(envFor('source'), { testClock: true });
  county = await makeTestCounty(source);
  await addUser(source, { name: 'xian', role: 'county', area: COUNTY, password: PASSWORD });
  const documents = join(source.dataDir, 'documents', COUNTY, 'ab');
  await mkdir(documents, { recursive: true });
  await writeFile(join(documents, 'paper'), randomBytes(300_000));
  await writeFile(join(documents, 'half.part'), 'half');
  await writeFile(join(source.dataDir, 'demo-accounts.json'), '[]');
  for (const name of [COUNTY, 'opened']) {
    await mkdir(join(source.dataDir, 'uploads', name), { recursive: true });
    await writeFile(join(source.dataDir, 'uploads', name, 'workbook'), randomBytes(1000));
  }
  file = join(folder, 'backup');
  await makeBackup({ ...source, madeAt: source.clock.now() }, file);
}, 120_000);

afterAll(async () => {
  await source.close();
  for (const name of ['source', 'again']) removeDataFolder(join(folder, name));
  await rm(folder, { recursive: true, force: true });
});

/** Every table's rows, counted and summed by PostgreSQL itself. */
async function contentOf(adminUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(`select schemaname || '.' || tablename as name from pg_tables
    where schemaname in ('public', 'audit') order by 1`);
  const content: Record<string, string> = {};
  for (const { name } of rows) {
    const sum = await client.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${name} t`,
    );
    content[name] = sum.rows[0]?.sum ?? '';
  }
  await client.end();
  return content;
}

test('恢复到空目录：每张表行数和内容一样，能登录，密封的证件号码打得开，文件都在，密钥和口令不在', async () => {
  const env = envFor('again');
  const before = await contentOf(source.adminUrl);
  const { manifest } = await restore(env, file);
  expect(manifest.files).toBe(4);
  expect(Object.keys(manifest.tables).sort()).toEqual(Object.keys(before).sort());
  const restored = await openProgram(env);
  try {
    expect(await contentOf(restored.adminUrl)).toEqual(before);
    expect(Number(before['public.household']?.split(' ')[0])).toBe(6);
    const { actor } = await signIn(restored, 'xian', PASSWORD, 'test');
    expect(actor.county).toBe(COUNTY);
    expect(await idNumberOf(restored)).toBe(HOUSEHOLDS.S1.members[0].idNumber);
    const paper = join('documents', COUNTY, 'ab', 'paper');
    expect(await readFile(join(restored.dataDir, paper))).toEqual(await readFile(join(source.dataDir, paper)));
    expect(await readdir(join(restored.dataDir, 'documents', COUNTY, 'ab'))).toEqual(['paper']);
    expect(await readdir(join(restored.dataDir, 'uploads'))).toEqual([COUNTY]);
    expect(await readdir(join(restored.dataDir, 'keys'))).toEqual([]);
    expect(await readFile(join(restored.dataDir, 'secrets.json'), 'utf8')).not.toBe(
      await readFile(join(source.dataDir, 'secrets.json'), 'utf8'),
    );
    expect(restored.clock.today()).toBe('2022-05-30');
  } finally {
    await restored.close();
  }
}, 120_000);

async function idNumberOf(program: OpenProgram): Promise<string | undefined> {
  const actor = await officer(program, 'village', SONG);
  return perform(program, actor, async (work) => {
    const row = await work.tx
      .selectFrom('person_version')
      .select(['id', 'private'])
      .where('county', '=', COUNTY)
      .where('person', '=', county.households.S1.persons[0] ?? '')
      .executeTakeFirstOrThrow();
    const place = { county: COUNTY, table: 'person_version', rowId: row.id } as const;
    return openedPrivate(await work.keys.ringOf(COUNTY), place, row.private).idNumber;
  });
}

test('恢复后的目录没有给出密钥就不启动，也不另造一把', async () => {
  await expect(openProgram({ ...envFor('again'), SHOUWANG_KEY_FILE: '' })).rejects.toMatchObject({
    code: 'keyUnavailable',
  });
  expect(await readdir(join(folder, 'again', 'keys'))).toEqual([]);
});

test('备份里没有密钥，也没有数据库口令和明文的证件号码；埋进去的对照找得到', async () => {
  const bytes = await readFile(file);
  const key = (await readFile(join(folder, 'kek'), 'utf8')).trim();
  const secrets = JSON.parse(await readFile(join(source.dataDir, 'secrets.json'), 'utf8')) as Record<string, string>;
  const hidden = [
    key,
    Buffer.from(key, 'hex').toString('latin1'),
    ...Object.values(secrets),
    '990101197003121231',
    PASSWORD,
  ];
  const holds = (text: string) => bytes.includes(Buffer.from(text, 'latin1'));
  expect(hidden.filter(holds)).toEqual([]);
  expect(holds('SHOUWANG BACKUP')).toBe(true);
});

async function refused(name: string, path: string, keyFile?: string): Promise<string> {
  const error = await restore(envFor(name, keyFile), path).then(
    () => undefined,
    (thrown: { code: string }) => thrown,
  );
  expect(existsSync(join(folder, name))).toBe(false);
  return error?.code ?? 'done';
}

test('改动一字节、截掉一截的备份都认得出，什么也没有留下', async () => {
  const bytes = await readFile(file);
  const edited = Buffer.from(bytes);
  edited[bytes.length >> 1] = (edited[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(join(folder, 'edited'), edited);
  await writeFile(join(folder, 'cut'), bytes.subarray(0, bytes.length - 1));
  expect(await refused('new', join(folder, 'edited'))).toBe('backupDamaged');
  expect(await refused('new', join(folder, 'cut'))).toBe('backupDamaged');
});

test('不是原来那把密钥、没有指明密钥，都不能恢复，什么也没有留下', async () => {
  expect(await refused('new', file, 'other-kek')).toBe('backupDamaged');
  expect(await refused('new', file, 'none')).toBe('keyUnavailable');
});

test('目录里有东西就不恢复，里面的东西原样还在', async () => {
  const used = join(folder, 'used');
  await mkdir(used);
  await writeFile(join(used, 'note'), 'mine');
  await expect(restore(envFor('used'), file)).rejects.toMatchObject({ code: 'dataFolderNotEmpty' });
  expect(await readdir(used)).toEqual(['note']);
});

test('恢复没有做完的目录，程序不当作数据打开', async () => {
  const half = join(folder, 'half');
  await mkdir(half);
  await writeFile(join(half, 'restore-unfinished'), '');
  await expect(openProgram(envFor('half'))).rejects.toMatchObject({ code: 'restoreUnfinished' });
});

test('备份期间写入的行，不是全在就是全不在：整份备份是同一时刻的', async () => {
  let stopped = false;
  const writing = (async () => {
    while (!stopped) {
      await perform(source, operatorActor(), async ({ tx, newId }) => {
        const area = { county: COUNTY, area: SONG };
        const household = newId();
        await tx
          .insertInto('household')
          .values({ ...area, id: household, opened_on: '2022-05-30' })
          .execute();
        await tx
          .insertInto('external_id')
          .values({ ...area, id: newId(), household, scheme: 'pair', value: household, known_from: NOW })
          .execute();
      });
    }
  })();
  const sums = [];
  for (let round = 0; round < 5; round += 1) {
    const { tables } = await makeBackup({ ...source, madeAt: source.clock.now() }, join(folder, 'busy'));
    sums.push((tables['public.external_id']?.rows ?? 0) - (tables['public.household']?.rows ?? 0));
  }
  stopped = true;
  await writing;
  expect(new Set(sums)).toEqual(new Set([0]));
});
