import { bytesOf } from '../../testing/seeded-random.ts';
import { type HostileFile, harmless, refused } from './hostile-file.ts';

const MEBIBYTE = 1024 * 1024;
const HEADER = '户编号,行政村代码,行政村,户类型,户主姓名,家庭人口数\n';
const ROW = '99010100001,990101100201,松岗村,一般农户,甲,1\n';
const csv = { fileName: '农户.csv' };
/** 户编号,行政村代码 and a line break in GB18030. */
const GB_HEADER = Buffer.from('bba7b1e0bac52cd0d0d5feb4e5b4fac2eb0a', 'hex');

/** Text files that are no tables, too much, or broken. */
export const TEXTS: readonly HostileFile[] = [
  refused('空文件', '空的', () => Buffer.alloc(0), csv),
  refused('第五千字节有 NUL', '不是 Excel', () => Buffer.from(`${HEADER}${ROW.repeat(100)}99\0${ROW}`), csv),
  refused('开头就有 NUL', '不是 Excel', () => Buffer.from(`户编号\0,${ROW}`), csv),
  refused('一行 100 MB，没有分隔', '32,767 个字', () => Buffer.alloc(100 * MEBIBYTE, '松岗村'), { ...csv, long: true }),
  refused('一行 4 MB，没有分隔', '32,767 个字', () => Buffer.alloc(4 * MEBIBYTE, '松岗村'), csv),
  refused('一行四百万个逗号', '1,000 列', () => Buffer.alloc(4_000_000, ','), csv),
  refused('引号不闭合', '32,767 个字', () => Buffer.from(`${HEADER}"${ROW.repeat(20_000)}`), csv),
  refused('三百万个引号', '32,767 个字', () => Buffer.from(`${HEADER}${'"'.repeat(3_000_001)}`), {
    ...csv,
    long: true,
  }),
  refused('一百一十万个空行', '1,048,576 行', () => Buffer.from(HEADER + '\n'.repeat(1_100_000)), csv),
  refused('不是文字的随机字节', '', (random) => Buffer.from(bytesOf(random, 40_000).map((byte) => byte | 1)), csv),
  refused(
    'GB18030 里有不成字的字节',
    '编码',
    () => Buffer.concat([GB_HEADER, Buffer.from('b8ff81ff39303000', 'hex').subarray(0, 7)]),
    csv,
  ),
  refused('前一半 GB18030，后一半 UTF-8', '', () => Buffer.concat([GB_HEADER, Buffer.from(ROW.repeat(50))]), csv),
  harmless('UTF-16 少一个字节', () => Buffer.from(`\ufeff${HEADER}${ROW}`, 'utf16le').subarray(0, -1), csv),
  harmless('单元格是公式', () => Buffer.from(`${HEADER}=cmd|'/c calc'!A0,@SUM(1),+1,-1,\t=1,=1\n`), csv),
  refused('201 MB', '200 MB', () => Buffer.alloc(201 * MEBIBYTE, ROW), { ...csv, long: true }),
];

/** Nothing is wrong with the file, all with its name. */
export const NAMES: readonly HostileFile[] = (
  [
    ['文件名带上级目录', '../../../../../tmp/shouwang-hostile.csv'],
    ['文件名是绝对路径', '/tmp/shouwang-hostile.csv'],
    ['文件名是 Windows 路径', 'C:\\Windows\\System32\\drivers\\etc\\hosts'],
    ['文件名里字序倒转', '农户\u202evsc.exe'],
    ['文件名里有换行和响应头', '农户\r\nSet-Cookie: shouwang=x\r\n.csv'],
    ['文件名里有 NUL', '农户.csv\0.exe'],
    ['文件名长一万个字母', `${'a'.repeat(10_000)}.csv`],
    ['文件名是网页', '<img src=x onerror=alert(1)>.csv'],
  ] as const
).map(([what, fileName]) => harmless(what, () => Buffer.from(HEADER + ROW), { fileName }));
