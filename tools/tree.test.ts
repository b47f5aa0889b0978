import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const rooms = 'domain policy contract paperwork server web cli demo journeys bench tools'.split(' ');
const notOurs = new Set(['.git', '.cache', 'node_modules', 'data', 'samples', 'coverage', 'package-lock.json']);
const self = 'tools/tree.test.ts';

const files = readdirSync(root)
  .filter((name) => !notOurs.has(name) && !name.startsWith('dist'))
  .flatMap(filesIn);
const inRooms = files.filter((file) => rooms.includes(file.split('/')[0] ?? ''));
const texts = files.filter((file) => /\.(tsx?|[cm]?js|sql|json|md|css|html|ya?ml|sh)$|^[^.]+$/.test(basename(file)));

function filesIn(path: string): string[] {
  const absolute = join(root, path);
  try {
    return readdirSync(absolute).flatMap((name) => filesIn(`${path}/${name}`));
  } catch {
    return [path];
  }
}

function linesWith(pattern: RegExp, among: string[]): string[] {
  return among
    .filter((file) => file !== self)
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
    );
}

test('文件和文件夹的名字要说明内容，不用 utils、helpers 之类', () => {
  const empty = /(^|-)(utils?|helpers?|common|shared|lib|core|managers?|services?|misc)$/;
  const bad = inRooms.filter((file) => file.split('/').some((name) => empty.test(name.split('.')[0] ?? '')));
  expect(bad).toEqual([]);
});

test('每个放代码的文件夹都有 README，不超过 15 行', () => {
  const folders = new Set(inRooms.filter((file) => /\.(tsx?|mjs|sql)$/.test(file)).map(dirname));
  expect([...folders].filter((folder) => !files.includes(`${folder}/README.md`))).toEqual([]);
  const readmes = inRooms.filter((file) => basename(file) === 'README.md');
  const long = readmes.filter((file) => readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length > 15);
  expect(long).toEqual([]);
});

test('数据库语句不自己看时间：当天和时刻都从 server/clock 传入', () => {
  const clockReading =
    /(?<![.\w])(now|clock_timestamp|statement_timestamp|transaction_timestamp)\s*\(\s*\)|\bcurrent_(date|time(stamp)?)\b|\blocaltime(stamp)?\b/i;
  const code = inRooms.filter((file) => /\.(tsx?|sql)$/.test(file) && !file.startsWith('server/clock/'));
  expect(linesWith(clockReading, code)).toEqual([]);
});

test('不写某台机器上的路径，不提项目以外的文件夹', () => {
  expect(linesWith(/\.\.\/shared\b|\/work\/|\.library\b|\/tmp\/brief/, texts)).toEqual([]);
});

test('没有留待以后的话，没有关掉检查的注释', () => {
  const code = inRooms.filter((file) => /\.(tsx?|mjs|sql|css)$/.test(file));
  expect(linesWith(/\b(TODO|FIXME|XXX)\b|biome-ignore|@ts-(ignore|expect-error|nocheck)|eslint-disable/, code)).toEqual(
    [],
  );
});
