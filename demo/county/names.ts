import type { Random } from './random.ts';

const commonSurnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈',
];
const otherSurnames = [...'姚卢姜崔钟谭陆汪范金石廖贾夏付方白邹孟熊秦邱江尹薛段雷侯龙陶黎贺顾毛郝龚邵万钱严戴莫孔向汤'];

/** Surnames from which villages take their names. */
export const villageSurnames: readonly string[] = commonSurnames.slice(0, 40);

type Sex = '男' | '女';

interface Fashion {
  /** Born before this year. */
  readonly before: number;
  /** How many have a given name of one character. */
  readonly single: number;
  readonly first: Readonly<Record<Sex, string>>;
  readonly last: Readonly<Record<Sex, string>>;
}

/** What people were called in which years: a grandmother 桂英, her granddaughter 雨涵. */
const fashions: readonly Fashion[] = [
  {
    before: 1960,
    single: 0.05,
    first: { 男: '德国明正光家友大长永世忠传先', 女: '秀桂玉春素凤兰菊金翠冬腊' },
    last: { 男: '才富贵福荣生义发清顺宝祥山友', 女: '英兰珍芳香莲娥梅云华枝荣' },
  },
  {
    before: 1980,
    single: 0.2,
    first: { 男: '建国志卫新学永文爱红运水', 女: '丽秀玉红小冬桂春建艳爱美' },
    last: { 男: '军平华民强明东林兵斌生清', 女: '华霞芳萍琴梅英红娟玲敏云' },
  },
  {
    before: 2000,
    single: 0.35,
    first: { 男: '志海小晓俊伟振立文少云家', 女: '小晓丽婷海雪艳春慧文巧' },
    last: { 男: '强勇杰涛鹏波磊超辉峰刚亮', 女: '燕娟丽婷静艳芳霞玲敏娜洁' },
  },
  {
    before: 9999,
    single: 0.1,
    first: { 男: '浩子宇梓俊嘉博天一家思明', 女: '梓欣雨诗思佳子语可若心' },
    last: { 男: '轩宇涵睿辰豪杰航阳泽然晨', 女: '涵怡萱琪彤妍瑶晴悦嘉宁熙' },
  },
];

/** A surname that does not rule in the village: of a bride, of an officer from elsewhere. */
export function anySurname(random: Random): string {
  return random.pick(random.chance(0.8) ? commonSurnames : otherSurnames);
}

/** A given name as people of that year and sex have it. */
export function givenName(random: Random, sex: Sex, birthYear: number): string {
  const fashion = fashions.find(({ before }) => birthYear < before);
  if (fashion === undefined) throw new RangeError(`nobody is born in ${birthYear}`);
  const last = random.pick([...fashion.last[sex]]);
  if (random.chance(fashion.single)) return last;
  const first = random.pick([...fashion.first[sex]]);
  return first === last ? last : first + last;
}

/** Somebody of working age who is no member of any household here: an officer, a contact. */
export function officerName(random: Random): string {
  const sex = random.chance(0.6) ? '男' : '女';
  return anySurname(random) + givenName(random, sex, random.between(1968, 1996));
}
