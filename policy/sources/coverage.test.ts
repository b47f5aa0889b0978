import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listCitations } from './citations.ts';
import { clausesOf } from './clauses.ts';
import { coverageOf } from './coverage.ts';
import { listNoDuties } from './not-a-duty.ts';
import { SOURCE_CODES, type SourceCode } from './sources.ts';

function read(code: SourceCode) {
  return clausesOf(code, readFileSync(join(import.meta.dirname, `${code}.txt`), 'utf8'));
}

const known = new Set(SOURCE_CODES.flatMap((code) => read(code).map(({ path }) => `${code} ${path}`)));

test('引到条款的每一样，条款都在原文里', () => {
  const wrong = listCitations().filter(({ source, path }) => !known.has(`${source} ${path}`));
  expect(wrong).toEqual([]);
  const kinds = new Set(listCitations().map(({ kind }) => kind));
  for (const kind of ['parameter', 'rule', 'category', 'procedure', 'step', 'act', 'clock', 'question', 'table']) {
    expect(kinds).toContain(kind);
  }
});

test('“不要求程序做什么”的条款都在原文里，一条只有一个理由', () => {
  const named = listNoDuties().map(({ source, path }) => `${source} ${path}`);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
  expect(named.length).toBeGreaterThan(40);
});

test('一条：有由此而来的、只录了数的、只引到上一级的、还没有的、不要求的', () => {
  const cited = [
    { source: 'LZ', path: '一(一)4', kind: 'procedure', id: 'p', title: '程序', link: 'identification' },
    { source: 'LZ', path: '一(一)4(1)', kind: 'step', id: 's', title: '环节', link: 'identification' },
    { source: 'LZ', path: '三(四)', kind: 'parameter', id: 'n', title: '天数', link: 'policy?part=parameters' },
    { source: 'GS', path: '一', kind: 'rule', id: 'r', title: '规则', link: 'policy?part=rules' },
  ] as const;
  const noDuties = [
    { source: 'LZ', path: '一', reason: '标题' },
    { source: 'LZ', path: '一(一)4', reason: '标题' },
  ] as const;
  const rows = coverageOf('LZ', read('LZ'), cited, noDuties);
  const standing = Object.fromEntries(rows.map((row) => [row.path, row.standing]));
  expect(standing).toMatchObject({ 一: 'noDuty', '一(一)4': 'carried', '一(一)4(1)': 'carried' });
  expect(standing).toMatchObject({ '一(一)4(2)': 'above', '一(二)': 'open', '三(四)': 'figure' });
  expect(rows.find(({ path }) => path === '一(一)4')?.reason).toBeNull();
  expect(rows.find(({ path }) => path === '一')?.reason).toBe('标题');
});
