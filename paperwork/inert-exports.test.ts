import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { annotateWorkbook } from './annotated-workbook.ts';
import { writeAnnouncement } from './announcement.ts';
import { writeAuthorisation } from './authorisation.ts';
import { writeFaultList } from './fault-list.ts';
import { writeAttachment2 } from './lz-attachment-2.ts';
import { writePublicNotice } from './public-notice.ts';
import { decodeMarkup } from './xlsx-markup.ts';
import { partText, readXlsxParts, writeXlsxParts } from './xlsx-parts.ts';

const BEGINNINGS = [
  '=',
  '+',
  '-',
  '@',
  '\t=',
  '\r=',
  '\n=',
  ' =',
  '＝',
  '＋',
  '－',
  '＠',
  "'=",
  '"=',
  ';=',
  ',=',
  '%=',
];
const BODIES = [
  ...[
    "cmd|'/c calc'!A0",
    'DDE("cmd";"/c calc";"x")',
    'HYPERLINK("http://127.0.0.1/","点我")',
    'WEBSERVICE("http://127.0.0.1/")',
  ],
  ...['1+1', '1', 'A1', 'SUM(A1:A9)', 'SUM(1+1)*cmd|"/c calc"!A0', 'IMPORTXML("http://127.0.0.1/","//a")'],
  ...['rundll32|"url.dll,OpenURL x"!A', "MSEXCEL|'\\..\\..\\calc.exe'!A", 'EXEC("calc")', 'INDIRECT("A1")', 'TODAY()'],
  ...['"甲"', '{1;2}', '甲村', "'file:///etc/passwd'#$Sheet1.A1", 'CALL("kernel32","WinExec")'],
];
/** 17 beginnings × 20 bodies. */
const PAYLOADS = BEGINNINGS.flatMap((beginning) => BODIES.map((body) => beginning + body));
/** Word knows no formulas in text: each beginning with a few bodies will do, and a table of 340 rows takes a minute. */
const SOME = PAYLOADS.filter((_, i) => i % 7 === 0);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shouwang-inert-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What LibreOffice makes of the files when it opens them, as flat XML; all in one run. */
function openedInOffice(files: Readonly<Record<string, Uint8Array>>, to: 'fods' | 'fodt'): Record<string, string> {
  const names = Object.keys(files);
  for (const name of names) writeFileSync(join(folder, name), files[name] as Uint8Array);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const args = [
    profile,
    '--headless',
    '--convert-to',
    to,
    '--outdir',
    folder,
    ...names.map((name) => join(folder, name)),
  ];
  const { status, error } = spawnSync('soffice', args, { encoding: 'utf8', timeout: 110_000 });
  if (status !== 0) throw error ?? new Error('LibreOffice 没有打开这些文件');
  const read = (name: string) => readFileSync(join(folder, name.replace(/\w+$/, to)), 'utf8');
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

/** The texts of paragraphs, those of one cell joined, as one line each. */
function textsIn(markup: string, container: RegExp): Set<string> {
  const bare = (text: string) => text.replace(/\s+/g, ' ').trim();
  return new Set(
    [...markup.matchAll(container)].map(([, inside = '']) => {
      const marked = inside.replace(/<text:(?:tab|line-break|s)\b[^>]*>|<\/text:p>/g, ' ').replace(/<[^>]*>/g, '');
      return bare(decodeMarkup(marked));
    }),
  );
}

function missingIn(texts: Set<string>, wanted: readonly string[]): string[] {
  return wanted.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => !texts.has(text));
}

const figures = Array.from({ length: 28 }, () => 0);

/** A workbook as somebody hands it in, whose cells calculate: in the faulty row and in others. */
async function withFormulas(): Promise<Uint8Array> {
  const written = readXlsxParts(
    await writeFaultList('农户', [{ sheet: '甲', row: 1, column: '乙', value: '丙', expected: '丁' }]),
  );
  const markup = written && partText(written, 'xl/worksheets/sheet1.xml', 1e6);
  if (!written || !markup) throw new Error('no sheet');
  const cells = `<c r="A3"><f>1+1</f><v>2</v></c><c r="B3" t="str"><f>HYPERLINK("http://127.0.0.1/","点")</f><v>点</v></c><c r="C3"><f t="shared" si="0"/><v>7</v></c>`;
  const planted = markup.replace('</sheetData>', () => `<row r="3">${cells}</row></sheetData>`);
  return writeXlsxParts(written, new Map([['xl/worksheets/sheet1.xml', planted]]));
}

test('340 种想变成公式的文字，在每一种 Excel 里都只是文字，一字不差', async () => {
  const rows = PAYLOADS.map((name, i) => ({ code: String(990101100000 + i), name, depth: 1, figures }));
  const faults = PAYLOADS.map((value, i) => ({ sheet: value, row: i + 2, column: value, value, expected: value }));
  const annotated = await annotateWorkbook(await withFormulas(), { 农户: 1 }, [
    { sheet: '农户', row: 3, column: '值', value: '=1+1', expected: '文字' },
  ]);
  const opened = openedInOffice(
    {
      'table.xlsx': await writeAttachment2({ unit: '=1+1', filledOn: '2022-05-30', rows, exportLine: '=1+1' }),
      'faults.xlsx': await writeFaultList('错误', faults),
      'annotated.xlsx': annotated.bytes,
      'control.xlsx': await withFormulas(),
    },
    'fods',
  );
  // The control: a live formula is seen as one when it is there.
  expect(opened['control.xlsx']?.match(/table:formula=/g)).toHaveLength(2);
  for (const name of ['table.xlsx', 'faults.xlsx', 'annotated.xlsx'])
    expect(opened[name]?.match(/table:formula=|<table:dde-link|<text:a /g) ?? [], name).toEqual([]);
  const cell = /<table:table-cell\b[^>]*[^/]>([\s\S]*?)<\/table:table-cell>/g;
  expect(missingIn(textsIn(opened['table.xlsx'] ?? '', cell), PAYLOADS)).toEqual([]);
  expect(missingIn(textsIn(opened['faults.xlsx'] ?? '', cell), PAYLOADS)).toEqual([]);
  const kept = textsIn(opened['annotated.xlsx'] ?? '', cell);
  expect(annotated.kind).toBe('annotated');
  expect(missingIn(kept, ['2', '点', '7', '「值」为“=1+1”，应为文字'])).toEqual([]);
}, 120_000);

test('带链接、对象、程序的工作簿不原样发回，只发错误清单', async () => {
  const parts = readXlsxParts(await withFormulas());
  const [first] = parts?.entries ?? [];
  if (!parts || !first) throw new Error('no parts');
  for (const name of ['xl/externalLinks/a.xml', 'xl/embeddings/o.bin', 'xl/vbaProject.bin', 'xl/connections.xml']) {
    const nameBytes = Buffer.from(name);
    const record = Buffer.concat([first.record.subarray(0, 46), nameBytes]);
    record.writeUInt16LE(nameBytes.length, 28);
    record.writeUInt16LE(0, 30);
    const entry = { ...first, name, record };
    const bytes = writeXlsxParts({ ...parts, entries: [...parts.entries, entry] }, new Map());
    const { kind } = await annotateWorkbook(bytes, { 农户: 1 }, [
      { sheet: '农户', row: 3, column: '值', value: '', expected: '文字' },
    ]);
    expect(kind, name).toBe('list');
  }
});

test('公示、公告、承诺授权书里的同样文字没有变成域或链接，一字不差', async () => {
  const household = (headName: string) => ({ headName, headIsMinor: false, memberCount: 1, category: '边缘易致贫户' });
  const place = {
    township: '甲镇',
    village: '甲村',
    unit: '=1+1',
    objectionsTo: '@SUM(1)',
    minorNames: [],
    issuedOn: '2022-05-09',
  };
  const notice = await writePublicNotice({
    ...{ ...place, reviewedBy: '村民会议', reviewedOn: '2022-05-09', startsOn: '2022-05-09', endsOn: '2022-05-14' },
    ...{
      minimumDays: 5,
      remark: '=1+1',
      households: SOME.map((name) => ({ ...household(name), villageGroup: name })),
    },
  });
  const announcement = await writeAnnouncement({
    ...{
      ...place,
      county: '=甲县',
      households: SOME.map((name) => ({ ...household(name), township: name, village: name })),
    },
  });
  const form = await writeAuthorisation({
    ...{
      township: '=1',
      village: '+1',
      villageGroup: '-1',
      householdNo: '@1',
      headName: '=1+1',
      agency: '=甲局',
      partner: '=乙局',
    },
    adults: SOME.map((name) => ({ name, relation: name, idNumber: '9901**************' })),
  });
  if (!notice.ok || !announcement.ok) throw new Error(JSON.stringify([notice, announcement]).slice(0, 500));
  const files = { 'notice.docx': notice.bytes, 'announcement.docx': announcement.bytes, 'form.docx': form };
  const opened = openedInOffice(files, 'fodt');
  for (const [name, markup] of Object.entries(opened)) {
    expect(
      markup.match(/<text:(?:a|dde-connection|execute-macro|script|conditional-text)\b|table:formula=/g) ?? [],
      name,
    ).toEqual([]);
    const paragraphs = textsIn(markup, /<table:table-cell\b[^>]*[^/]>([\s\S]*?)<\/table:table-cell>/g);
    expect(missingIn(paragraphs, SOME), name).toEqual([]);
  }
}, 120_000);
