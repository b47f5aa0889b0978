import type { WarningKind } from '../../contract/imports.ts';
import { type CodeList, findLabel, labelsOf } from '../../domain/code-lists/code-list.ts';
import { healthStates, healthy } from '../../domain/code-lists/person.ts';
import { checkIdNumber, type IdNumberCheck, normaliseIdNumber } from '../../domain/id-number.ts';
import { type Fen, fenFromYuanText } from '../../domain/money.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import type { SheetCell } from '../spreadsheets/spreadsheet.ts';
import { detached } from '../spreadsheets/xml-scanner.ts';
import type { ColumnLayout, ColumnType } from './layout.ts';
import { readDate, readYear } from './read-date.ts';

type CellValue = string | number | boolean | Fen | string[];

/** What became of a filled cell: a value, or what should have stood there; beside a value perhaps something to tell. */
export type CellReading =
  | { readonly value: CellValue; readonly told?: { readonly kind: WarningKind; readonly message: string } }
  | { readonly expected: string };

type Reader = (cell: SheetCell, column: ColumnLayout, on: PlainDate) => CellReading;

const lostDigits = '请把这一列设为“文本”格式后重新录入：按数字保存的长号码，末几位已经丢失';

const wrongIdNumber: Readonly<Record<Exclude<IdNumberCheck, 'ok'>, string>> = {
  length: '证件号码应为 18 位身份证号或 20 位残疾人证号，请核对位数',
  characters: '证件号码只能是数字，身份证号末位可以是 X，请核对',
  date: '证件号码里的出生日期不存在，请核对第 7 至 14 位',
  checkDigit: '证件号码的校验位（第 18 位）不对，请核对每一位数字',
  certificate: '残疾人证号第 19 位类别应为 1 至 7，第 20 位等级应为 1 至 4，请核对',
};

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
}

/** A number cell's digits without exponent or a decimal tail of zeros; undefined when Excel kept too few of them. */
function wholeDigits(cell: SheetCell): string | undefined {
  const bare = plain(cell.text).replace(/^'/, '');
  const scientific = /^\d(?:\.(\d+))?[eE]\+?(\d{1,2})$/.exec(bare);
  if (scientific === null) {
    const digits = cell.kind === 'number' ? bare.replace(/\.0+$/, '') : bare;
    return cell.kind === 'number' && digits.length > 15 ? undefined : digits;
  }
  const exponent = Number(scientific[2]);
  const isExact = cell.kind === 'number' && exponent < 15 && (scientific[1] ?? '').length <= exponent;
  return isExact ? BigInt(Math.round(Number(bare))).toString() : undefined;
}

/** Digits alone, as nearly every code is written; as a number no more of them than Excel keeps. */
function isPlainDigits({ kind, text }: SheetCell): boolean {
  return (kind === 'text' || (kind === 'number' && text.length <= 15)) && /^\d+$/.test(text);
}

function readCode(cell: SheetCell): CellReading {
  if (isPlainDigits(cell)) return { value: cell.text };
  const digits = wholeDigits(cell);
  return digits === undefined ? { expected: lostDigits } : { value: digits };
}

const isNormalId = /^\d{17}[\dX]$/;

function readIdNumber(cell: SheetCell, _column: ColumnLayout, on: PlainDate): CellReading {
  const digits = cell.kind === 'text' && isNormalId.test(cell.text) ? cell.text : wholeDigits(cell);
  if (digits === undefined) return { expected: lostDigits };
  const idNumber = normaliseIdNumber(digits);
  const judged = checkIdNumber(idNumber, on);
  return judged === 'ok' ? { value: idNumber } : { expected: wrongIdNumber[judged] };
}

function readPhone(cell: SheetCell): CellReading {
  if (/^1\d{10}$/.test(cell.text)) return { value: cell.text };
  const digits = (wholeDigits(cell) ?? plain(cell.text)).replace(/[-()]/g, '');
  const isUsual = /^(?:\+?86)?1\d{10}$/.test(digits) || /^0\d{9,11}$/.test(digits);
  const told = { kind: 'phone', message: '电话号码不是 11 位手机号，也不是带区号的座机，请核对' } as const;
  return isUsual ? { value: digits } : { value: digits, told };
}

// decisions/0001: amounts are bounded so that exact products of the rules fit in a bigint.
const largestFen = 1_000_000_000_000n;

function readYuan(cell: SheetCell): CellReading {
  if (cell.kind === 'number' && /^\d{1,10}$/.test(cell.text)) return { value: BigInt(cell.text) * 100n };
  const fen = cell.kind === 'date' ? undefined : fenFromYuanText(cell.text);
  if (fen === undefined) return { expected: '请填写数字，单位元，例如 23653 或 3020.33' };
  if (fen > largestFen || fen < -largestFen) return { expected: '金额不能超过 100 亿元，请核对单位' };
  const told = { kind: 'negativeAmount', message: '金额是负数，请核对' } as const;
  return fen < 0n ? { value: fen, told } : { value: fen };
}

function readDay(cell: SheetCell, column: ColumnLayout): CellReading {
  const day = readDate(cell.text, cell.kind === 'number', column.endOfMonth);
  return day === undefined ? { expected: '请填写存在的日期，例如 2022-04-30' } : { value: day };
}

function readMonth(cell: SheetCell, column: ColumnLayout): CellReading {
  const day = readDate(cell.text, cell.kind === 'number', column.endOfMonth);
  return day === undefined ? { expected: '请填写存在的年月，例如 202204 或 2022-04' } : { value: day };
}

function readCalendarYear(cell: SheetCell): CellReading {
  const year = readYear(cell.text, cell.kind === 'number');
  return year === undefined ? { expected: '请填写四位年份，例如 2020' } : { value: year };
}

function wholeNumber(cell: SheetCell, units: RegExp): number | undefined {
  const match = cell.kind === 'date' ? null : /^(\d{1,9})(?:\.0*)?$/.exec(plain(cell.text).replace(units, ''));
  return match === null ? undefined : Number(match[1]);
}

// Only the population of an area goes beyond what a household can have; its column is an integer, theirs a smallint.
const largestCount = { ruralPopulation: 2_147_483_647, household: 32_767 };

function readCount(cell: SheetCell, { key }: ColumnLayout): CellReading {
  const count = wholeNumber(cell, /[人口个户]+$/);
  const largest = key === 'ruralPopulation' ? largestCount.ruralPopulation : largestCount.household;
  return count === undefined || count > largest ? { expected: '请填写 0 或正整数' } : { value: count };
}

function readMonths(cell: SheetCell): CellReading {
  const months = wholeNumber(cell, /个?月$/);
  return months === undefined || months > 12 ? { expected: '请填写 0 到 12 的整数（月数）' } : { value: months };
}

function readYesNo(cell: SheetCell): CellReading {
  const answer = plain(cell.text);
  if (['是', '√', '✓', '✔'].includes(answer)) return { value: true };
  if (['否', '×', '✗', '✘'].includes(answer)) return { value: false };
  return { expected: '请填写“是”或“否”' };
}

function oneOf(list: CodeList): string {
  const labels = labelsOf(list).join('、');
  return list.several === true ? `请填写下列一项或几项，用逗号隔开：${labels}` : `请填写下列之一：${labels}`;
}

function newValue(list: CodeList, labels: readonly string[]) {
  return { kind: 'newValue', message: `“${labels.join('、')}”不在${list.title}的现有值里，已照填写的收下` } as const;
}

function readLabel(cell: SheetCell, { list }: ColumnLayout): CellReading {
  if (list === undefined) return readText(cell);
  const label = findLabel(list, cell.text);
  if (label !== undefined) return { value: label };
  if (list.closed) return { expected: oneOf(list) };
  const written = cell.text.normalize('NFKC').trim();
  return { value: written, told: newValue(list, [written]) };
}

function readHealth(labels: string[]): CellReading {
  if (!labels.includes(healthy) || labels.length === 1) return { value: labels };
  const ill = labels.filter((label) => label !== healthy);
  return { value: ill, told: { kind: 'healthyAndIll', message: '“健康”与其他健康状况同时填写，已按其他状况收下' } };
}

function readLabels(cell: SheetCell, { list }: ColumnLayout): CellReading {
  if (list === undefined) return readText(cell);
  const written = cell.text
    .normalize('NFKC')
    .split(/[,、;/|+\s]+/)
    .filter((part) => part !== '');
  const labels = [...new Set(written.map((part) => findLabel(list, part) ?? part))];
  const unknown = labels.filter((label) => findLabel(list, label) === undefined);
  if (labels.length === 0 || (unknown.length > 0 && list.closed)) return { expected: oneOf(list) };
  if (list === healthStates) return readHealth(labels);
  return unknown.length === 0 ? { value: labels } : { value: labels, told: newValue(list, unknown) };
}

function readText(cell: SheetCell): CellReading {
  return { value: cell.text.trim() };
}

const readers: Readonly<Record<ColumnType, Reader>> = {
  text: readText,
  code: readCode,
  yuan: readYuan,
  date: readDay,
  month: readMonth,
  year: readCalendarYear,
  count: readCount,
  months: readMonths,
  yesNo: readYesNo,
  label: readLabel,
  labels: readLabels,
  idNumber: readIdNumber,
  phone: readPhone,
};

/** True for a cell that holds nothing but what people put into an empty field: a dash or a slash. */
export function isBlankMark(text: string): boolean {
  return text.length <= 8 && !startsPlainly(text) && /^[-—–―_/\\]+$/.test(plain(text));
}

/** With a digit, a Latin letter or a Chinese character: nearly every cell does, and is no mark then. */
function startsPlainly(text: string): boolean {
  const first = text.charCodeAt(0);
  return (
    (first >= 0x30 && first <= 0x39) ||
    (first >= 0x41 && first <= 0x7a && first !== 0x5c && first !== 0x5f) ||
    (first >= 0x4e00 && first <= 0x9fff)
  );
}

function readCell(cell: SheetCell, column: ColumnLayout, on: PlainDate): CellReading | undefined {
  if (isBlankMark(cell.text)) return undefined;
  if (cell.kind === 'error') return { expected: '单元格是公式错误，请改成正确的值' };
  return readers[column.type](cell, column, on);
}

/** Columns in which nearly every row says something else. */
const alwaysNew: ReadonlySet<ColumnType> = new Set(['code', 'idNumber', 'phone'] as const);
const mostKept = 5000;

/**
 * Reads the filled cells of one column; undefined for a blank mark. `on` is today: nobody is born after it. What a cell
 * says is kept by its text: of a county's twenty million cells nearly all were seen before.
 */
export function cellReader(column: ColumnLayout, on: PlainDate): (cell: SheetCell) => CellReading | undefined {
  if (alwaysNew.has(column.type)) return (cell) => readCell(cell, column, on);
  const kept = new Map<string, { kind: SheetCell['kind']; reading: CellReading | undefined }>();
  return (cell) => {
    const known = kept.get(cell.text);
    if (known?.kind === cell.kind) return known.reading;
    const own = { ...cell, text: detached(cell.text) };
    const reading = readCell(own, column, on);
    if (kept.size < mostKept) kept.set(own.text, { kind: cell.kind, reading });
    return reading;
  };
}
