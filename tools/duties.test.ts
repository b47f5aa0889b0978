import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SHIPPED_PACKS } from '../policy/packs/shipped.ts';
import { readCitations } from '../policy/sources/citation.ts';
import { isCitable } from './citations.ts';

const root = join(import.meta.dirname, '..');
const rows = readFileSync(join(root, 'policy', 'duties.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [A-K]\d\d /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, id = '', , clauses = '', carriers = '']) => ({
    ...{ id, clauses },
    carriers: [...carriers.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  }));
const rules = SHIPPED_PACKS.flatMap(({ layers }) => layers.flatMap((layer) => layer.rules.map(({ id }) => id)));

test('每项职责有一行，不缺不重', () => {
  const asked = 'A08 A11 B05 B07 B09 B10 C09 C11 C12 D01 D03 D04 D05 D11 E01 E02 E05 E07 E08 E09 H01 H02 H03 I01';
  expect(rows.map(({ id }) => id).join(' ')).toBe(asked);
});

test('每行引用的条款，原文里都有；只有文件没有写的那一行没有条款', () => {
  const cited = rows.map(({ id, clauses }) => ({ id, cites: readCitations(clauses) }));
  expect(cited.filter(({ cites }) => cites.length === 0).map(({ id }) => id)).toEqual(['B09']);
  const missing = cited.flatMap(({ id, cites }) =>
    cites.map(({ source, path }) => `${source} ${path}`).flatMap((each) => (isCitable(each) ? [] : [`${id} ${each}`])),
  );
  expect(missing).toEqual([]);
});

test('每行写的规则和文件，程序里都有', () => {
  const isThere = (name: string) =>
    name.includes('/') ? existsSync(join(root, name)) : rules.some((id) => id === name || id.startsWith(name));
  const missing = rows.flatMap(({ id, carriers }) =>
    carriers.length === 0 ? [`${id} 没有写`] : carriers.filter((name) => !isThere(name)).map((name) => `${id} ${name}`),
  );
  expect(missing).toEqual([]);
});

test('文件里的每条规则都归到一项职责', () => {
  const named = rows.flatMap(({ carriers }) => carriers.filter((name) => !name.includes('/')));
  expect([...new Set(rules)].filter((rule) => !named.some((name) => rule.startsWith(name)))).toEqual([]);
});
