import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditReport } from '../../contract/audit.ts';
import { openPool } from '../db/pool.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { operatorActor } from '../rights/actor.ts';
import { writeAudit } from '../rights/audit.ts';
import { perform } from '../rights/work.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { exportRoot, isBehindRoots, rootsFolder, rootsNow } from './exported-roots.ts';
import { sealWaiting } from './sealing.ts';
import { storedBook } from './stored-book.ts';
import { verifyBook } from './verify-book.ts';
import { verifyStored } from './verify-stored.ts';

let program: TestProgram;
let owner: Pool;
let folder: string;

const act = (name: string, details: object = {}) =>
  perform(program, operatorActor(), (work) =>
    writeAudit(work, {
      ...{ act: name, county: '990101000000', objectKind: 'household', objectIds: [work.newId(), work.newId()] },
      ...{ why: '复核“收入”', details: { ...details, list: [1, 0.1, 1e-7, 1e21], none: null, left: undefined } },
      digestAfter: Buffer.alloc(32, 5),
    }),
  );

/** Six batches of four entries, all exported at the end, and two entries that wait. */
beforeAll(async () => {
  program = await testProgram();
  owner = openPool(program.adminUrl, 2);
  folder = rootsFolder(program.dataDir, {});
  await act('before', {});
  await owner.query('update audit.entry set mac = null');
  for (let batch = 1; batch <= 6; batch += 1) {
    for (let serial = 1; serial <= 4; serial += 1) await act('test', { batch, serial });
    await sealWaiting(program);
  }
  await exportRoot(program, folder);
  for (let serial = 1; serial <= 2; serial += 1) await act('late', { serial });
});
afterAll(async () => {
  await owner.end();
  await program.close();
});

/** What is found after the owner of the database ran `statements`, which are taken back. */
async function reportAfter(...statements: readonly string[]): Promise<AuditReport> {
  let report: AuditReport | undefined;
  const roots = await rootsNow(folder);
  const tampered = inTransaction(owner, operatorActor(), async (tx: Tx) => {
    for (const statement of statements) {
      const { numAffectedRows } = await sql.raw(statement).execute(tx);
      if (!numAffectedRows) throw new Error(`changed nothing: ${statement}`);
    }
    report = await verifyBook(storedBook(tx, roots), program.keys.audit);
    throw new Error('taken back');
  });
  await expect(tampered).rejects.toThrow('taken back');
  if (!report) throw new Error('no report');
  return report;
}

const kindsAfter = async (...statements: readonly string[]) =>
  Object.entries((await reportAfter(...statements)).counts).flatMap(([kind, count]) => (count > 0 ? [kind] : []));

const nth = (place: number) => `(select entries[2] from audit.seal where batch = ${place})`;

test('没有动过的审计核对得过，封存以前就有的记录也算在内；运行中又写的在等封存', async () => {
  expect(await verifyStored(program, folder)).toMatchObject({
    ...{ sound: true, sealed: 25, unsealed: 2, exported: 1, faults: [], warnings: [] },
  });
});

test.each([
  ["act = 'x'"],
  ['actor = null'],
  ["at = at + interval '1 microsecond'"],
  ["role = 'audit'"],
  ["area = '990000000000'"],
  ["device = 'x'"],
  ['county = null'],
  ['object_kind = null'],
  ['object_ids = object_ids[1:1]'],
  ['object_ids = array[object_ids[2], object_ids[1]]'],
  ['why = null'],
  ["outcome = 'refused'"],
  [`details = details || '{"batch": 99}'`],
  [`details = '[]'`],
  ['digest_before = digest_after, digest_after = null'],
  ["digest_after = decode('00', 'hex')"],
  ['mac = null'],
  ['mac = digest_after'],
])('库的所有者改一列，查得出来：%s', async (change) => {
  for (const batch of [3, 6])
    expect((await reportAfter(`update audit.entry set ${change} where id = ${nth(batch)}`)).sound).toBe(false);
});

test('封存以前的记录封存以后再改，也查得出来', async () => {
  expect(await kindsAfter("update audit.entry set act = 'x' where act = 'before'")).toEqual(['edited']);
});

test('删一条、连编号删一条、删一批、全删，都查得出来', async () => {
  expect(await kindsAfter(`delete from audit.entry where id = ${nth(4)}`)).toEqual(['missing']);
  const id = `${nth(4)}`;
  expect(
    await kindsAfter(
      `delete from audit.entry where id = ${id}`,
      'update audit.seal set entries = array[entries[1], entries[3], entries[4]] where batch = 4',
    ),
  ).toContain('chain');
  expect(await kindsAfter('delete from audit.seal where batch = 3')).toContain('missing');
  expect(await kindsAfter("delete from audit.entry where act = 'late'")).toEqual(['missing']);
  expect(await kindsAfter('delete from audit.entry', 'delete from audit.seal', 'delete from audit.waiting')).toEqual([
    'cutTail',
  ]);
});

const COPY = `insert into audit.entry select (gen_random_uuid()), at, actor, role, area, device, act, county, object_kind,
  object_ids, why, outcome, details, digest_before, digest_after, mac from audit.entry where id = ${nth(2)}`;

test('插一条，不排队、排队、编了号，都查得出来', async () => {
  expect(await kindsAfter(COPY)).toEqual(['inserted']);
  const queued = `insert into audit.waiting select id from audit.entry e where not exists (
    select from audit.seal s where e.id = any(s.entries)) and not exists (select from audit.waiting where entry = e.id)`;
  expect(await kindsAfter(COPY, queued)).toEqual(['inserted']);
  const numbered = `update audit.seal set entries = entries || (select id from audit.entry e where not exists (
    select from audit.seal s where e.id = any(s.entries)) and not exists (select from audit.waiting where entry = e.id))
    where batch = 6`;
  expect(await kindsAfter(COPY, numbered)).toContain('chain');
});

test('换次序、换内容、换批，都查得出来', async () => {
  expect(
    await kindsAfter(
      'update audit.seal set entries = array[entries[2], entries[1], entries[3], entries[4]] where batch = 5',
    ),
  ).toEqual(['order']);
  expect(
    await kindsAfter(`with pair as (select ${nth(3)} as one, ${nth(5)} as other)
      update audit.entry e set details = o.details, mac = o.mac from pair p, audit.entry o
      where (e.id = p.one and o.id = p.other) or (e.id = p.other and o.id = p.one)`),
  ).toEqual(['edited']);
  expect(
    await kindsAfter(`update audit.seal s set entries = o.entries, root = o.root, mac = o.mac from audit.seal o
      where (s.batch, o.batch) in ((3, 4), (4, 3))`),
  ).toContain('chain');
});

test.each([
  ['first_number = first_number + 1'],
  ['root = previous'],
  ['previous = root'],
  ['unsigned_until = 1000'],
  ["sealed_at = sealed_at + interval '1 day'"],
  ["key_id = 'x'"],
  ['mac = root'],
])('改封存的一列，查得出来：%s', async (change) => {
  expect(await kindsAfter(`update audit.seal set ${change} where batch = 4`)).toContain('chain');
});

test('截去尾巴，或把尾巴放回去等着重封：对不上导出的根', async () => {
  const tail = 'select unnest(entries) from audit.seal where batch > 4';
  expect(
    await kindsAfter(
      `delete from audit.entry where id in (${tail}) or act = 'late'`,
      'delete from audit.waiting',
      'delete from audit.seal where batch > 4',
    ),
  ).toEqual(['cutTail']);
  expect(await kindsAfter(`insert into audit.waiting ${tail}`, 'delete from audit.seal where batch > 4')).toEqual([
    'cutTail',
  ]);
});

test('后提交的事务不漏编、不重编；两个进程同时封，编号也连续', async () => {
  const early = await testProgram();
  try {
    let letGo = () => {};
    const held = new Promise<void>((done) => {
      letGo = done;
    });
    let isWritten = () => {};
    const written = new Promise<void>((done) => {
      isWritten = done;
    });
    const slow = perform(early, operatorActor(), async (work) => {
      await writeAudit(work, { act: 'slow' });
      isWritten();
      await held;
    });
    await written;
    const quick = (count: number) =>
      Promise.all(
        Array.from({ length: count }, () => perform(early, operatorActor(), (work) => writeAudit(work, { act: 'q' }))),
      );
    await quick(3);
    expect(await sealWaiting(early)).toBe(3);
    letGo();
    await slow;
    await quick(20);
    const both = await Promise.all([sealWaiting(early), sealWaiting(early), sealWaiting(early)]);
    const rest = await sealWaiting(early);
    expect(both.reduce((sum, count) => sum + count, rest)).toBe(21);
    expect(await verifyStored(early, rootsFolder(early.dataDir, {}))).toMatchObject({ sound: true, sealed: 24 });
  } finally {
    await early.close();
  }
});

test('程序的角色封存以后也改不了、删不掉封存；待封的只有封存取得走', async () => {
  const officer = { ...operatorActor(), role: 'county' as const };
  for (const statement of ["update audit.seal set key_id = 'x'", 'delete from audit.seal', 'truncate audit.seal'])
    await expect(
      inTransaction(program.pool, operatorActor(), (tx) => sql.raw(statement).execute(tx)),
    ).rejects.toThrow();
  const { numAffectedRows } = await inTransaction(program.pool, officer, (tx) =>
    sql.raw('delete from audit.waiting').execute(tx),
  );
  expect(numAffectedRows).toBe(0n);
});

test('导出的根按月成文件，同一批不重复写；被杀时写了半行，下次去掉再写；根比库长，看得出来', async () => {
  const [name = ''] = await readdir(folder);
  expect(name).toBe('roots-2022-05.jsonl');
  const path = join(folder, name);
  await exportRoot(program, folder);
  const before = await readFile(path, 'utf8');
  expect(before.trimEnd().split('\n')).toHaveLength(1);
  await appendFile(path, '{"batch":9,"la');
  expect((await verifyStored(program, folder)).sound).toBe(true);
  await sealWaiting(program);
  await exportRoot(program, folder);
  const after = (await readFile(path, 'utf8')).trimEnd().split('\n');
  expect(after).toHaveLength(2);
  expect(JSON.parse(after[1] ?? '')).toMatchObject({ batch: 8, last: 27 });
  expect(await verifyStored(program, folder)).toMatchObject({ sound: true, sealed: 27, exported: 2 });
  expect(await isBehindRoots(program, `${folder}-new`)).toBe(false);
  expect(await isBehindRoots(program, folder)).toBe(false);
  const beyond = { ...JSON.parse(after[1] ?? ''), batch: 9, last: 28 };
  await appendFile(path, `${JSON.stringify(beyond)}\n`);
  expect(await isBehindRoots(program, folder)).toBe(true);
});
