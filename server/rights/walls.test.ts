import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { testDatabase } from '../db/testing.ts';
import { holesInCatalogue } from './testing-catalogue.ts';
import { holesByTrying } from './testing-walls.ts';

interface Walls {
  superuserUrl: string;
  adminUrl: string;
  appUrl: string;
}

/** Looks at the walls of a fresh database after a fault was planted in it. */
async function holesAfter(fault: string, by: (url: string) => string = (url) => url) {
  const database = await testDatabase();
  const { superuserUrl } = inject('clusterUrls');
  const name = new URL(database.adminUrl).pathname;
  const walls: Walls = {
    ...database,
    superuserUrl: Object.assign(new URL(superuserUrl), { pathname: name }).toString(),
  };
  try {
    await run(walls.superuserUrl, fault);
    const appUrl = by(walls.appUrl);
    return {
      catalogue: await holesInCatalogue(walls.adminUrl, appUrl),
      tried: await holesByTrying(walls.superuserUrl, appUrl),
    };
  } finally {
    await database.drop();
  }
}

async function run(url: string, statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statements).finally(() => client.end());
}

test('每张有 county 和 area 的表都有强制的区间策略，授权恰好；别村、别镇、别县的行看不见也写不进', async () => {
  expect(await holesAfter('select')).toEqual({ catalogue: [], tried: [] });
});

const READ = `(area >= current_setting('app.read_lo') and area < current_setting('app.read_hi'))`;
const NO_WALL = `create table note (county text not null, area text not null); grant select on note to shouwang_app`;
const FAULTS: readonly [string, string, string, string][] = [
  ['一张表的策略删了', 'drop policy read on lead', 'public.lead 的策略 r', 'lead：本村的行看不见'],
  [
    '一张表的行级安全关了',
    'alter table enrolment disable row level security',
    'enrolment 没有强制',
    'enrolment：看得见外面',
  ],
  [
    '前缀策略：设置成空文本后全部看得见',
    `drop policy read on household;
     create policy read on household for select to shouwang_app using (area like current_setting('app.scope', true) || '%')`,
    ...(['household 的策略 r', 'household：事务以外也看得见'] as const),
  ],
  [
    '新增不检查区域',
    'drop policy add on person; create policy add on person for insert to shouwang_app with check (true)',
    ...(['person 的策略 a', 'person：能往外面加行'] as const),
  ],
  [
    '修改后的行不检查区域',
    `drop policy change on measure;
     create policy change on measure for update to shouwang_app using ${READ} with check (true)`,
    ...(['measure 的策略 w', 'measure：能把本村的行改到外面去'] as const),
  ],
  [
    '写的范围用了读的范围：省里也能写',
    `drop policy add on case_paper; create policy add on case_paper for insert to shouwang_app with check ${READ}`,
    ...(['case_paper 的策略 a', 'case_paper：只看不写的省里也能加行'] as const),
  ],
  [
    '多授了删除',
    'grant delete on event to shouwang_app; create policy gone on event for delete to shouwang_app using (true)',
    'event 的授权',
    'event：能删行',
  ],
  ['加了一张有区域而没有策略的表', NO_WALL, 'note 没有强制', 'note：看得见外面'],
  [
    '多了一条放行的策略',
    'create policy more on document for select to shouwang_app using (true)',
    ...(['document 的策略 r', 'document：看得见外面'] as const),
  ],
];

test.each(FAULTS)('埋下的毛病查得出来：%s', async (_name, fault, inCatalogue, byTrying) => {
  const { catalogue, tried } = await holesAfter(fault);
  expect(catalogue.join('\n')).toContain(inCatalogue);
  expect(tried.join('\n')).toContain(byTrying);
});

test('埋下的毛病查得出来：程序用能绕过行级安全的角色登录', async () => {
  const [role, word] = ['shouwang_leaky', 'leaky'];
  const { superuserUrl } = inject('clusterUrls');
  await run(superuserUrl, `create role ${role} login bypassrls password '${word}' in role shouwang_app`);
  try {
    const login = (url: string) => Object.assign(new URL(url), { username: role, password: word }).toString();
    const { catalogue, tried } = await holesAfter('select', login);
    expect(catalogue.join('\n')).toContain('能绕过行级安全');
    expect(catalogue.join('\n')).toContain('能变成别的角色');
    expect(tried.join('\n')).toContain('household：看得见外面');
  } finally {
    await run(superuserUrl, `drop role ${role}`);
  }
});

test('埋下的毛病查得出来：多了一扇以所有者身份运行的门', async () => {
  const { catalogue } = await holesAfter(
    `create function all_heads() returns setof text language sql security definer as 'select head_name from household_version'`,
  );
  expect(catalogue.join('\n')).toContain('all_heads');
});
