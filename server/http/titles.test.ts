import { expect, test } from 'vitest';
import { ROUTES } from './routes.ts';

interface Schema {
  readonly title?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** Where a field has no word for people: a fault in it would be told by its identifier. */
function untitled(schema: Schema | undefined, at: string): string[] {
  if (!schema) return [];
  const fields = Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const place = `${at}.${key}`;
    return [...(/\p{Script=Han}/u.test(field.title ?? '') ? [] : [place]), ...untitled(field, place)];
  });
  const parts = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])];
  return [...fields, ...parts.flatMap((part) => untitled(part, at))];
}

test('每个接口要人填的每一项都有中文名称，填错了才说得出是哪一项', () => {
  const missing = ROUTES.flatMap(({ at, query, body }) => [
    ...untitled(query as Schema | undefined, `${at} ?`),
    ...untitled(body as Schema | undefined, at),
  ]);
  expect(missing).toEqual([]);
});

test('没有名称的项找得出来，也在嵌套和列表里', () => {
  const field = { title: '姓名' };
  expect(untitled({ properties: { name: field, no: {} } }, 'x')).toEqual(['x.no']);
  expect(untitled({ properties: { list: { title: '成员', items: { properties: { on: {} } } } } }, 'x')).toEqual([
    'x.list.on',
  ]);
});
