import { expect, test } from 'vitest';
import type { CellKind, Sheet, SheetRow } from '../spreadsheets/spreadsheet.ts';
import { type ParsedRow, parseRows } from './parse-rows.ts';
import { recogniseSheet } from './recognise-sheet.ts';

type Written = string | number | null | { kind: CellKind; text: string };

/** A sheet as the reader would give it; `null` is a blank cell. */
function sheetOf(name: string, ...rows: Written[][]): Sheet {
  async function* read() {
    const some: SheetRow[] = [];
    for (const [i, row] of rows.entries()) {
      const cells = row.flatMap((written, column) => {
        if (written === null) return [];
        if (typeof written === 'object') return [{ column, ...written }];
        return [{ column, kind: (typeof written === 'number' ? 'number' : 'text') as CellKind, text: String(written) }];
      });
      if (cells.length > 0) some.push({ sheet: name, row: i + 1, cells });
    }
    yield some;
  }
  return { name, rows: read };
}

async function parse(sheet: Sheet): Promise<ParsedRow[]> {
  const recognised = await recogniseSheet(sheet);
  if (recognised === undefined) throw new Error('not recognised');
  const rows: ParsedRow[] = [];
  for await (const some of parseRows(recognised, '2022-05-30')) rows.push(...some);
  return rows;
}

/** What becomes of one cell of 家庭成员 or 农户 beside what every row needs. */
async function readOne(header: string, written: Written) {
  const isMember = !/收入|村|周期|年度/.test(header);
  const names = isMember ? ['户编号', '姓名', '证件号码', header] : ['户编号', '行政村代码', header];
  const values = isMember ? ['1', '宋敏海', '990105198710176637', written] : ['1', '990101100201', written];
  const [row] = await parse(sheetOf(isMember ? '家庭成员' : '农户', names, values));
  const fault = row?.faults[0];
  return { row, fault };
}

test('表名是 Sheet1 也按表头认出,表头带单位、星号、换行和编号', async () => {
  const sheet = sheetOf(
    'Sheet1',
    ['某县统计表'],
    ['序号', '* 户编号', 'A5 姓名', '身份证\n号码', '务工时间（个月）', '喜好'],
    [1, '1', '宋敏海', '990105198710176637', 3, '下棋'],
  );
  const recognised = await recogniseSheet(sheet);
  expect(recognised?.key).toBe('members');
  expect(recognised?.header.row).toBe(2);
  expect(recognised?.warnings.map(({ kind, column }) => [kind, column])).toEqual([
    ['unknownColumn', '序号'],
    ['unknownColumn', '喜好'],
  ]);
  const [row] = await parse(sheet);
  expect(row?.values).toMatchObject({ name: '宋敏海', workMonths: 3 });
});

test('两行表头,上一行纵向合并的列也认得', async () => {
  const sheet = sheetOf(
    '农户',
    ['户编号', '行政村代码', '收入', null, '住房是否有保障'],
    [null, null, '工资性收入', '转移性收入', null],
    ['1', '990101100201', 100, 200, '是'],
  );
  const [row] = await parse(sheet);
  expect(row?.row).toBe(3);
  expect(row?.values).toMatchObject({ householdNo: '1', A28: 10000n, A31: 20000n, housingSecured: true });
});

test('缺了必有的列只报一处,不逐行报', async () => {
  const recognised = await recogniseSheet(sheetOf('家庭成员', ['户编号', '姓名', '性别'], ['1', '宋敏海', '男']));
  expect(recognised?.faults).toEqual([
    {
      ...{ sheet: '家庭成员', row: 1, column: '证件号码', value: null },
      expected: '表头里要有“证件号码”这一列，请补上后再导入',
    },
  ]);
});

test('不是六张表之一的工作表认不出', async () => {
  expect(await recogniseSheet(sheetOf('说明', ['填表说明'], ['一、姓名要写全']))).toBeUndefined();
});

test('合计、小计、填表人、重印的表头和空行都跳过,名字叫合计的列有人照读', async () => {
  const header = ['姓名', '户编号', '证件号码', '务工时间'];
  const rows = await parse(
    sheetOf(
      '家庭成员',
      header,
      ['宋敏海', '1', '990105198710176637', 3],
      ['小 计', null, null, 3],
      header,
      [null, null, null, null],
      ['填表人：张三'],
      ['备注', '2', '99010519830711732X', 1],
    ),
  );
  expect(rows.map(({ row }) => row)).toEqual([2, 7]);
});

test('缺户编号、姓名、证件号码各报一处,值为空', async () => {
  const [row] = await parse(sheetOf('家庭成员', ['户编号', '姓名', '身份证号', '性别'], [null, null, null, '男']));
  expect(row?.faults.map(({ column, value }) => [column, value])).toEqual([
    ['户编号', null],
    ['姓名', null],
    ['身份证号', null],
  ]);
});

test('日期的各种写法都是同一天', async () => {
  const spellings: Written[] = ['2021-05-01', '2021/5/1', '2021.5.1', '2021年5月1日', '20210501', 20210501, 44317];
  spellings.push('2021-05-01 00:00:00', '２０２１．５．１', '202105', 202105, '2021年5月', {
    kind: 'date',
    text: '2021-05-01',
  });
  for (const written of spellings) {
    const { row } = await readOne('收入周期起', written);
    expect(row?.values, String(written)).toMatchObject({ periodFrom: '2021-05-01' });
  }
  expect((await readOne('收入周期止', '202204')).row?.values).toMatchObject({ periodTo: '2022-04-30' });
});

test('不存在的日期、说不清的日期是错误', async () => {
  for (const written of ['2022-13-40', '2022-02-29', '21-5-1', '去年', 2021.1, '202113']) {
    const { fault } = await readOne('收入周期止', written);
    expect(fault, String(written)).toMatchObject({ column: '收入周期止', value: written });
  }
});

test('务工月数零至十二,十三和负一是错误,数字照原样报', async () => {
  for (const [written, months] of [
    [0, 0],
    [12, 12],
    ['6个月', 6],
    ['11.0', 11],
  ] as const) {
    expect((await readOne('务工时间（月）', written)).row?.values).toMatchObject({ workMonths: months });
  }
  for (const written of [13, -1, 6.5, '半年']) {
    expect((await readOne('务工时间（月）', written)).fault).toMatchObject({ value: written });
  }
});

test('按数字保存丢了末位的证件号码,说明要存成文本', async () => {
  const recognised = await parse(
    sheetOf(
      '家庭成员',
      ['户编号', '姓名', '证件号码'],
      ['1', '宋敏海', { kind: 'number', text: '9.9010519871017702E+17' }],
    ),
  );
  expect(recognised[0]?.faults[0]?.expected).toContain('文本');
  expect(recognised[0]?.faults[0]?.value).toBe(990105198710177020);
});

test('封闭的值表不收别的值,开放的收下并提示', async () => {
  expect((await readOne('与户主关系', '之干儿子')).fault).toMatchObject({ value: '之干儿子' });
  const { row, fault } = await readOne('民族', '穿青人');
  expect(fault).toBeUndefined();
  expect(row?.values).toMatchObject({ ethnicGroup: '穿青人' });
  expect(row?.warnings.map(({ kind }) => kind)).toContain('newValue');
});

test('健康状况可以几项,健康与别的同时填是提示', async () => {
  expect((await readOne('健康状况', '残疾、长期慢性病')).row?.values).toMatchObject({ health: ['残疾', '长期慢性病'] });
  const both = await readOne('健康状况', '健康,患有大病');
  expect(both.row?.values).toMatchObject({ health: ['患有大病'] });
  expect(both.row?.warnings.map(({ kind }) => kind)).toContain('healthyAndIll');
  expect((await readOne('健康状况', '亚健康')).fault).toMatchObject({ value: '亚健康' });
});

test('电话写错只提示,从不是错误', async () => {
  const { row, fault } = await readOne('联系电话', '1990814');
  expect(fault).toBeUndefined();
  expect(row?.warnings.map(({ kind }) => kind)).toContain('phone');
  expect((await readOne('联系电话', 19908142912)).row?.values).toMatchObject({ phone: '19908142912' });
});

test('金额读不出是错误,负数是提示,一杠当作空', async () => {
  expect((await readOne('工资性收入', '三万元')).fault).toMatchObject({ value: '三万元' });
  expect((await readOne('工资性收入', -5)).row?.warnings.map(({ kind }) => kind)).toEqual(['negativeAmount']);
  expect((await readOne('工资性收入', '—')).row?.values).toMatchObject({ A28: null });
});

test('一行里自相矛盾的填写给出提示', async () => {
  const header = ['户编号', '姓名', '证件号码', '性别', '文化程度', '在校生状况', '务工区域', '务工时间（月）'];
  const [first, second] = await parse(
    sheetOf(
      '家庭成员',
      header,
      ['1', '宋敏海', '990105198710176637', '女', '初中', '小学', '省外', null],
      ['1', '潘燕娟', '99010519830711732X', '女', null, null, null, 3],
    ),
  );
  expect(first?.warnings.map(({ kind, column }) => [kind, column])).toEqual([
    ['sexAgainstIdNumber', '性别'],
    ['educationAndSchool', '在校生状况'],
    ['regionWithoutMonths', '务工时间（月）'],
  ]);
  expect(second?.warnings.map(({ kind }) => kind)).toEqual(['educationAndSchool', 'monthsWithoutRegion']);
});
