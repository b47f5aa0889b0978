import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FindingRow } from '../../contract/findings.ts';
import { correctMember } from '../households/registry-corrections.ts';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { COUNTY, HE, makeTestCounty, officer, SONG, screenTestCounty, TOWN_NORTH } from '../testing/county.ts';
import { type AddedHousehold, addHousehold } from '../testing/household.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { answerFinding } from './answer.ts';
import { countListings, listedHouseholds } from './listings.ts';
import { findingsToPrint, listFindings } from './queries.ts';
import { refreshQuality } from './refresh.ts';
import { tellVillage } from './tell-village.ts';
import { villageRisks } from './villages.ts';

let program: TestProgram;
let family: AddedHousehold;
const TWICE = 'quality.household.severalHeads';
const NEITHER = 'quality.school.neither';

/** Everything known and nothing odd. */
const WELL = {
  ...{ sex: '男', birthDate: '1982-01-01', education: '初中', health: ['健康'], labour: '普通劳动力' },
  ...{ workRegion: '乡镇内', workMonths: 10, medicalInsurance: '城乡居民', criticalIllnessInsurance: true },
  ...{ subsistenceAllowance: '不享受', extremePovertySupport: '不享受' },
};

beforeAll(async () => {
  program = await testProgram();
  await makeTestCounty(program);
  await screenTestCounty(program);
  family = await perform(program, operatorActor(), (work) =>
    addHousehold(work, COUNTY, {
      ...{ householdNo: 'Q1', area: SONG },
      members: [
        { ...WELL, name: '赵一', relation: '户主' },
        { ...WELL, name: '赵二', relation: '户主', education: null },
      ],
      income: { a28: '20000', a29: '1000', a30: '0', a31: '0', a32: '500', priorPerHead: '10000' },
      essentials: { housing: true, education: true, water: true },
    }),
  );
});
afterAll(() => program.close());

const run = () => perform(program, operatorActor(), (work) => refreshQuality(work, { county: COUNTY }));
const ofFamily = async (state: 'all' | 'open' = 'all'): Promise<readonly FindingRow[]> =>
  perform(
    program,
    operatorActor(),
    async (work) => (await listFindings(work, COUNTY, { household: family.id, state })).rows,
  );
const one = async (rule: string) => (await ofFamily()).find((each) => each.rule === rule) as FindingRow;
const answer = async (rule: string, input: { answer: 'true' | 'false' | 'mended' | 'excepted'; until?: string }) => {
  const { id, version } = await one(rule);
  await perform(program, operatorActor(), (work) =>
    answerFinding(work, COUNTY, id, { ...input, version, reason: '已入户核对' }),
  );
  return one(rule);
};

test('全县查一遍：到户到人，每条有一句话和怎样改正；再查一遍一条也不多', async () => {
  program.setNow('2022-05-30');
  const opened = await run();
  expect(opened.length).toBeGreaterThan(0);
  const found = await ofFamily();
  expect(found.map(({ rule, personName }) => [rule, personName])).toEqual([
    [TWICE, null],
    [NEITHER, '赵二'],
  ]);
  expect(found[0]).toMatchObject({
    title: '有几个户主',
    sentence: '户主人数 2 人，高于 1 人',
    state: 'open',
  });
  expect(found[0]).toMatchObject({
    foundOn: '2022-05-30',
    dueOn: '2022-06-09',
    mend: '留一个户主，其余改为与户主的关系',
  });
  expect(await run()).toEqual([]);
  expect(await ofFamily()).toEqual(found);
});

test('一户单查和全县一起查，查出的一样', async () => {
  const before = await ofFamily();
  await perform(program, operatorActor(), (work) => refreshQuality(work, { county: COUNTY, households: [family.id] }));
  expect(await ofFamily()).toEqual(before);
});

test('属实的留着等改；答复按看到的版本，旧的不收', async () => {
  expect(await answer(TWICE, { answer: 'true' })).toMatchObject({ state: 'open', answer: 'true', version: 2 });
  const { id } = await one(TWICE);
  const stale = perform(program, operatorActor(), (work) =>
    answerFinding(work, COUNTY, id, { answer: 'false', reason: '看错了', version: 1 }),
  );
  await expect(stale).rejects.toMatchObject({ code: 'stale' });
});

test('答复已改当场复核：还在的退回待改，期限重算', async () => {
  program.setNow('2022-06-01');
  expect(await answer(TWICE, { answer: 'mended' })).toMatchObject({
    ...{ state: 'open', answer: 'mended', stillOn: '2022-06-01', dueOn: '2022-06-11', version: 4 },
  });
});

test('例外有期限：当天还不提，过一天重新提出；没有期限、过长的不收', async () => {
  const bad = (until?: string) => answer(NEITHER, { answer: 'excepted', ...(until && { until }) });
  await expect(bad()).rejects.toMatchObject({ code: 'inputInvalid' });
  await expect(bad('2022-06-01')).rejects.toMatchObject({ code: 'inputInvalid' });
  await expect(bad('2023-06-03')).rejects.toMatchObject({ code: 'inputInvalid' });
  expect(await answer(NEITHER, { answer: 'excepted', until: '2022-06-20' })).toMatchObject({ state: 'quiet' });
  program.setNow('2022-06-20');
  await run();
  expect(await one(NEITHER)).toMatchObject({ state: 'quiet' });
  program.setNow('2022-06-21');
  await run();
  expect(await one(NEITHER)).toMatchObject({ state: 'open', dueOn: '2022-07-01' });
});

test('误报一年内不再提；准确率是属实和已改占答复的多少，例外不算', async () => {
  expect(await answer(NEITHER, { answer: 'false' })).toMatchObject({ state: 'quiet', quietUntil: '2023-06-21' });
  const { rules } = await perform(program, operatorActor(), (work) => listFindings(work, COUNTY, {}));
  expect(rules.find(({ rule }) => rule === NEITHER)?.precision).toEqual({ right: 0, answered: 1 });
  expect(rules.find(({ rule }) => rule === TWICE)?.precision).toEqual({ right: 1, answered: 1 });
});

const correct = async (changes: object, askFirst?: boolean) => {
  const township = await officer(program, 'township', TOWN_NORTH);
  return perform(program, township, async (work) => {
    const { rows } = await sql<{ version: number }>`select version from household where id = ${family.id}`.execute(
      work.tx,
    );
    const { version = 0 } = rows[0] ?? {};
    const where = { county: COUNTY, household: family.id, person: family.persons[1] ?? '' };
    const correction = { from: '2022-06-01', reason: '走访核对', version, changes };
    return correctMember(work, where, { ...correction, ...(askFirst !== undefined && { askFirst }) });
  });
};

test('更正改好了，同一笔里就销号', async () => {
  await correct({ relation: '之兄弟姐妹' });
  expect(await one(TWICE)).toMatchObject({ state: 'closed', closedOn: '2022-06-21' });
  expect((await ofFamily('open')).map(({ rule }) => rule)).toEqual([]);
});

test('更正会带来新的疑点：要先问的不保存、说明白；不问的照存；不可能的一律不收', async () => {
  await expect(correct({ labour: '无劳动力', education: '初中' }, true)).rejects.toMatchObject({
    code: 'entryDoubtful',
  });
  expect((await ofFamily('open')).length).toBe(0);
  await expect(correct({ health: ['健康', '残疾'] })).rejects.toMatchObject({ code: 'entryBlocked' });
  await correct({ labour: '无劳动力', education: '初中' }, false);
  expect((await ofFamily('open')).map(({ rule }) => rule)).toEqual(['quality.work.ableWithout']);
});

test('别的村看不到也答复不了；清单按村', async () => {
  const stranger = await officer(program, 'village', HE);
  const seen = await perform(program, stranger, (work) => listFindings(work, COUNTY, { state: 'all' }));
  expect(seen.rows.filter(({ household }) => household === family.id)).toEqual([]);
  const { id, version } = (await ofFamily('open'))[0] as FindingRow;
  const input = { answer: 'true', reason: '属实', version } as const;
  await expect(perform(program, stranger, (work) => answerFinding(work, COUNTY, id, input))).rejects.toMatchObject({
    code: 'notFound',
  });
  const printed = await perform(program, operatorActor(), (work) => findingsToPrint(work, COUNTY, SONG));
  expect(printed.map(({ id: each }) => each)).toContain(id);
  expect(new Set(printed.map(({ villageName }) => villageName))).toEqual(new Set(['松岗村']));
});

test('各村的指标：户数、监测对象、没有监测对象的村，和登记的一样', async () => {
  const { villages } = await perform(program, operatorActor(), (work) => villageRisks(work, COUNTY, COUNTY));
  const { rows } = await perform(program, operatorActor(), (work) =>
    sql<{ area: string; households: number; monitored: number }>`
      select h.area, count(distinct h.id)::int as households, count(distinct n.household)::int as monitored
      from household h left join enrolment n on n.household = h.id and n.scheme = 'monitored'
      where exists (select from household_fact f where f.household = h.id)
      group by h.area order by h.area`.execute(work.tx),
  );
  expect(villages.map(({ area, households, monitored }) => ({ area, households, monitored }))).toEqual(rows);
  const [first] = (await perform(program, operatorActor(), (work) => villageRisks(work, COUNTY, SONG))).villages;
  expect(first?.area).toBe(SONG);
});

test('部门报来的数：没有报不是零；同一天再报以后报的为准，原来的留着；别村、镇一级、明天的不收', async () => {
  const town = await officer(program, 'township', TOWN_NORTH);
  const today = (await perform(program, town, async (work) => work.today)) as string;
  const tell = (area: string, asOf: string, loans: number) =>
    perform(program, town, (work) =>
      tellVillage(work, COUNTY, { area, asOf, loans, transition: 0, assets: 1, toldBy: '区金融办' }),
    );
  const told = async () =>
    (await perform(program, town, (work) => villageRisks(work, COUNTY, SONG))).villages[0]?.told ?? null;
  expect(await told()).toBeNull();
  await tell(SONG, '2022-05-01', 3);
  await tell(SONG, today, 7);
  await tell(SONG, '2022-05-02', 5);
  expect(await told()).toEqual({ asOf: today, transition: 0, assets: 1, loans: 7, toldBy: '区金融办' });
  await tell(SONG, today, 8);
  expect((await told())?.loans).toBe(8);
  const kept = await perform(program, operatorActor(), ({ tx }) =>
    sql<{ loans: number }>`select loans from village_report where as_of = ${today} order by known_from, loans`.execute(
      tx,
    ),
  );
  expect(kept.rows.map(({ loans }) => loans)).toEqual([7, 8]);
  await expect(tell(HE, today, 1)).rejects.toMatchObject({ code: 'notFound' });
  await expect(tell(TOWN_NORTH, today, 1)).rejects.toMatchObject({ code: 'notAVillage' });
  await expect(tell(SONG, '2999-01-01', 1)).rejects.toMatchObject({ code: 'reportDayInFuture' });
});

test('名单：有哪些户、今年走访了几户，和规则在库里的答案一致', async () => {
  const lists = await perform(program, operatorActor(), (work) => countListings(work, COUNTY));
  for (const { rule, households } of lists) {
    const listed = await perform(program, operatorActor(), (work) => listedHouseholds(work, COUNTY, { rule }));
    expect(new Set(listed.households.map(({ household }) => household)).size).toBe(households);
    expect(listed.total).toBe(listed.households.length);
  }
});

test('名单分页：一页一百，翻完不重不漏；不分页的是全部', async () => {
  const rule = 'group.lz.disabled';
  await perform(program, operatorActor(), async ({ tx }) => {
    await sql`insert into listing (county, household, subject, rule, area, on_day, values, sentence)
      select ${COUNTY}, ${family.id}, gen_random_uuid(), ${rule}, ${SONG}, '2022-06-21', '{}', '' from generate_series(1, 100)`.execute(
      tx,
    );
  });
  const ask = (page?: number) =>
    perform(program, operatorActor(), (work) =>
      listedHouseholds(work, COUNTY, { rule, area: SONG, ...(page && { page }) }),
    );
  const all = await ask();
  const pages = [await ask(1), await ask(2), await ask(3)];
  expect(all.total).toBe(all.households.length);
  expect(pages.map(({ households }) => households.length)).toEqual([100, all.total - 100, 0]);
  expect(pages.flatMap(({ households }) => households)).toEqual(all.households);
});
