import { fastify } from 'fastify';
import { Type } from 'typebox';
import { Errors } from 'typebox/schema';
import { expect, test } from 'vitest';
import { type InputFault, inputFault } from './input-fault.ts';

const Visit = Type.Object(
  {
    day: Type.String({ title: '入户日期', format: 'date' }),
    note: Type.Optional(Type.String({ title: '备注', minLength: 1, maxLength: 3 })),
    members: Type.Optional(
      Type.Array(
        Type.Object({ months: Type.Integer({ title: '务工月数', minimum: 0, maximum: 12 }) }, { title: '成员' }),
        { title: '成员', maxItems: 2 },
      ),
    ),
    change: Type.Optional(
      Type.Union([
        Type.Object({ parameter: Type.String({ title: '参数' }) }),
        Type.Object({ rule: Type.String({ title: '规则', minLength: 2 }) }),
      ]),
    ),
  },
  { additionalProperties: false },
);

/** As fastify checks a body, and as TypeBox does. */
async function faultsOf(body: object): Promise<[byRoute: InputFault, byTypeBox: InputFault]> {
  const app = fastify();
  app.post('/', { schema: { body: Visit }, attachValidation: true }, async ({ validationError }) =>
    inputFault(validationError?.validation ?? [], Visit),
  );
  const byRoute = (await app.inject({ method: 'POST', url: '/', payload: body })).json() as InputFault;
  return [byRoute, inputFault(Errors(Visit, body)[1], Visit)];
}

test.each([
  [{}, '', '缺少“入户日期”'],
  [{ day: '5月8日' }, '“入户日期”', '不是日期，要写成 2022-05-08 这样'],
  [{ day: '2022-05-08', note: '' }, '“备注”', '不能空着，或太短'],
  [{ day: '2022-05-08', note: '一二三四' }, '“备注”', '太长，最多 3 字'],
  [{ day: '2022-05-08', members: [{ months: 12 }, { months: 13 }] }, '“成员”第 2 项“务工月数”', '不能大于 12'],
  [{ day: '2022-05-08', members: [{ months: -1 }] }, '“成员”第 1 项“务工月数”', '不能小于 0'],
  [{ day: '2022-05-08', members: [{ months: '半年' }] }, '“成员”第 1 项“务工月数”', '应是整数'],
  [{ day: '2022-05-08', members: [{}] }, '“成员”第 1 项', '缺少“务工月数”'],
  [{ day: '2022-05-08', members: [{ months: 1 }, { months: 2 }, { months: 3 }] }, '“成员”', '太多，最多 2 项'],
])('%o：说得出哪里、错在哪里，没有一个英文词', async (body, where, what) => {
  const [byRoute, byTypeBox] = await faultsOf(body);
  expect([byRoute.where, byRoute.what]).toEqual([where, what]);
  expect([byTypeBox.where, byTypeBox.what]).toEqual([where, what]);
});

test('几种写法取一种的，说的是要写的那一种', async () => {
  const [byRoute] = await faultsOf({ day: '2022-05-08', change: { rule: '短' } });
  expect(byRoute.what).toBe('不能空着，或太短');
  expect(byRoute.fields).toEqual(['change', 'rule']);
});
