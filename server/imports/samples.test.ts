import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Fault, Warning } from '../../contract/imports.ts';
import { openSpreadsheet } from '../spreadsheets/open-spreadsheet.ts';
import { type ParsedRow, parseRows } from './parse-rows.ts';
import { recogniseSheet } from './recognise-sheet.ts';
import type { SheetKey } from './rows.ts';

const on = '2022-05-30';

interface SampleFault {
  sheet: string;
  row: number;
  column: string;
  kind: string;
  value: string | number | null;
}

interface Key {
  faults: SampleFault[];
  tolerated?: { sheet: string; row: number; column: string }[];
  totals: { households: number; persons: number; monitored: number };
  households: Record<string, { surveyed: boolean }>;
}

async function readSample(name: string) {
  const rows: Record<SheetKey, ParsedRow[]> = {
    ...{ areas: [], households: [], members: [], monitored: [], measures: [], sweepForms: [] },
  };
  const warnings: Warning[] = [];
  const spreadsheet = await openSpreadsheet(`samples/${name}.xlsx`);
  for (const sheet of spreadsheet.sheets) {
    const recognised = await recogniseSheet(sheet);
    if (recognised === undefined) throw new Error(sheet.name);
    warnings.push(...recognised.warnings);
    for await (const some of parseRows(recognised, on)) rows[recognised.key].push(...some);
  }
  spreadsheet.close();
  const key = JSON.parse(await readFile(`samples/${name}.key.json`, 'utf8')) as Key;
  const faults = Object.values(rows).flatMap((each) => each.flatMap((row) => row.faults));
  return { rows, key, faults, warnings };
}

function placesOf(faults: readonly (Fault | SampleFault)[]): unknown[] {
  return faults.map(({ sheet, row, column, value }) => JSON.stringify([sheet, row, column, value])).sort();
}

test.each(['county-small', 'county-wild'])('%s 每一列都认得,没有错误,行数与答案一致', async (name) => {
  const { rows, key, faults, warnings } = await readSample(name);
  expect(faults).toEqual([]);
  expect(warnings).toEqual([]);
  expect(rows.areas).toHaveLength(18);
  expect(rows.households).toHaveLength(key.totals.households);
  expect(rows.members).toHaveLength(key.totals.persons);
  expect(rows.monitored).toHaveLength(key.totals.monitored);
  expect(rows.sweepForms).toHaveLength(Object.values(key.households).filter(({ surveyed }) => surveyed).length);
});

test('county-faulty 单元格里的错误一个不多一个不少', async () => {
  const { key, faults } = await readSample('county-faulty');
  const needWholeFile = /^(?:duplicate|unknown)/;
  const inCells = key.faults.filter(({ kind }) => !needWholeFile.test(kind));
  expect(inCells).toHaveLength(9);
  expect(placesOf(faults)).toEqual(placesOf(inCells));
});

test('county-faulty 要收下的写法都收下', async () => {
  const { key, rows } = await readSample('county-faulty');
  for (const { row } of key.tolerated ?? []) {
    const member = rows.members.find((each) => each.row === row);
    expect(member?.faults).toEqual([]);
    expect(member?.values).toMatchObject({ idNumber: expect.stringMatching(/^\d{17}[\dX]$/) });
  }
});

test('第一户的每个值读得准确', async () => {
  const { rows } = await readSample('county-small');
  expect(rows.households[0]?.values).toMatchObject({
    ...{ householdNo: '99010100001', villageCode: '990101100201', villageGroup: '8组', householdType: '脱贫户' },
    ...{ liftedYear: 2016, headName: '宋敏海', inResettlementSite: false, housingSecured: true },
    ...{ periodFrom: '2021-05-01', periodTo: '2022-04-30', A28: 2365300n, A32: 59200n, priorPerHead: 754600n },
  });
  expect(rows.members[0]?.values).toMatchObject({
    ...{ idNumber: '990105198710176637', relation: '户主', health: ['残疾'], school: null, workMonths: null },
    ...{ seriousIllnessInsurance: true, relocated: false },
  });
  expect(rows.monitored[0]?.values).toMatchObject({
    identifiedOn: '2020-11-01',
    identifiedMembers: 5,
    riskTypes: ['因残'],
  });
  expect(rows.measures[0]?.values).toMatchObject({ startOn: '2021-05-01', endOn: null, amount: 200000n });
  expect(rows.sweepForms[1]?.values).toMatchObject({ perHead: 302033n, homeSituation: '无人在家(电话联系)' });
});

test('WPS 另存、列序打乱、日期成序列号的工作簿,同一户读出同样的值', async () => {
  const { rows } = await readSample('county-wild');
  expect(rows.households[0]?.values).toMatchObject({
    ...{ householdNo: '99010100001', householdType: '脱贫户', headName: '梁凤', phone: '19949065759' },
    ...{ periodFrom: '2021-05-01', periodTo: '2022-04-30', A28: 7312800n, A36: 0n },
  });
  expect(rows.sweepForms[0]?.values).toMatchObject({ visitedOn: '2022-05-23', perHead: 1490540n });
});
