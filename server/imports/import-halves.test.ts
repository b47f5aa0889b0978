import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { operatorActor } from '../rights/actor.ts';
import { perform } from '../rights/work.ts';
import { type TestProgram, testProgram } from '../testing/program.ts';
import { AREA_ROWS, householdRow, idNumberOf, importSheets, LIUWAN, memberRow, SONGGANG } from './testing-files.ts';

interface Family {
  readonly no: string;
  readonly inFirst: boolean;
  /** What the first file says otherwise than the second: a wage, a health, a member less. */
  readonly differs: boolean;
  readonly isLifted: boolean;
  readonly members: number;
  readonly liuwan: boolean;
}

const families = fc
  .array(
    fc.record({
      inFirst: fc.boolean(),
      differs: fc.boolean(),
      isLifted: fc.boolean(),
      members: fc.integer({ min: 1, max: 4 }),
      liuwan: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) => list.map((each, index): Family => ({ no: `H${index}`, ...each })));

function sheetsOf(list: readonly Family[], isFirst: boolean) {
  const wrong = ({ differs }: Family) => isFirst && differs;
  const members = list.flatMap((family) => {
    const count = wrong(family) && family.members > 1 ? family.members - 1 : family.members;
    return Array.from({ length: count }, (_, place) => {
      const number = idNumberOf('1980-01-02', Number(family.no.slice(1)) * 10 + place);
      const relation = place === 0 ? '户主' : '其他';
      return memberRow(family.no, `人${family.no}${place}`, number, {
        ...{ 与户主关系: relation, 健康状况: wrong(family) ? '残疾' : '健康' },
      });
    });
  });
  return {
    行政区划: AREA_ROWS,
    农户: list.map((family) =>
      householdRow(family.no, {
        ...{ 是否脱贫户: family.isLifted !== wrong(family) ? '是' : '否', 工资性收入: wrong(family) ? 100 : 20000 },
        行政村代码: family.liuwan !== wrong(family) ? LIUWAN : SONGGANG,
      }),
    ),
    家庭成员: members,
  };
}

/** What is held now, without ids and without how it became known. */
async function registry(program: TestProgram): Promise<unknown> {
  return perform(program, operatorActor(), async ({ tx }) => {
    const { rows } = await sql`
      select x.value as no, h.area, h.opened_on, v.head_name, v.area as stamp, i.a28, i.valid_from as income_from, e.scheme,
        n.housing, (
          select jsonb_agg(jsonb_build_array(p.name, p.health, p.birth_date, m.relation, m.position, m.valid_from, m.valid_to,
            p.area, q.area) order by p.name)
          from membership m join person q on q.id = m.person
          join person_version p on p.person = m.person and p.known_to is null
          where m.household = h.id and m.known_to is null) as members,
        (select count(*)::integer from name_gram g where g.household = h.id) as grams,
        (select jsonb_agg(r.rule order by r.rule) from rule_hit r where r.household = h.id) as hits,
        (select to_jsonb(f) - 'household' from household_fact f where f.household = h.id) as facts
      from household h
      join external_id x on x.household = h.id and x.known_to is null
      join household_version v on v.household = h.id and v.known_to is null
      left join income_snapshot i on i.household = h.id and i.known_to is null
      left join essentials_snapshot n on n.household = h.id and n.known_to is null
      left join enrolment e on e.household = h.id and e.known_to is null
      order by x.value, e.scheme`.execute(tx);
    return rows;
  });
}

async function importedRegistry(files: readonly ReturnType<typeof sheetsOf>[]): Promise<unknown> {
  const program = await testProgram();
  try {
    for (const sheets of files) expect((await importSheets(program, sheets)).faults).toEqual([]);
    return await registry(program);
  } finally {
    await program.close();
  }
}

test('先导入随便一半（有的还写错了），再导入全部，与一次导入全部的结果相同', async () => {
  await fc.assert(
    fc.asyncProperty(families, async (list) => {
      const half = list.filter(({ inFirst }) => inFirst);
      const whole = sheetsOf(list, false);
      const once = await importedRegistry([whole]);
      expect(await importedRegistry([...(half.length > 0 ? [sheetsOf(half, true)] : []), whole])).toEqual(once);
    }),
    { numRuns: 8 },
  );
}, 240_000);
