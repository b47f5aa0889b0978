import type { Kin } from './family.ts';
import type { Random } from './random.ts';

/** What the sheet 家庭成员 says of somebody beside name, number and phone. Labels of the code lists; null is blank. */
export interface Situation {
  readonly education: string | null;
  readonly school: string | null;
  readonly health: string;
  readonly labour: string;
  readonly workRegion: string | null;
  readonly workMonths: number | null;
  readonly medicalInsurance: string;
  readonly pension: string;
}

const able = ['普通劳动力', '技能劳动力'];

/** Somebody who can earn a wage. */
export function isAbleWorker({ labour }: Pick<Situation, 'labour'>): boolean {
  return able.includes(labour);
}

/** One person's schooling, health, work and insurance. `strained` families have more of the troubles. */
export function situationOf(random: Random, kin: Kin, strained: boolean): Situation {
  const school = schoolOf(random, kin.age);
  const health = healthOf(random, kin.age, strained);
  const labour = labourOf(random, kin.age, school, health);
  return {
    school,
    education: school === null ? educationOf(random, kin.age) : null,
    health,
    labour,
    ...workOf(random, kin, labour, strained),
    medicalInsurance: medicalInsuranceOf(random, labour, strained),
    pension: pensionOf(random, kin.age, school, labour),
  };
}

/** Exactly one of 文化程度 and 在校生状况 is filled. Below 15 everybody is at school or too young for it. */
function schoolOf(random: Random, age: number): string | null {
  if (age < 3) return '学龄前儿童';
  if (age < 6) return '学前教育';
  if (age < 12) return '小学';
  const year = ['一年级', '二年级', '三年级', '四年级'];
  if (age < 15) return ['七年级', '八年级', '九年级'][age - 12] ?? null;
  if (age < 18) {
    const kind = random.weighed({ 普通高中: 58, 中职: 34, 离校: age === 15 ? 0 : 8 });
    return kind === '离校' ? null : `${kind}${year[age - 15]}`;
  }
  if (age < 22) {
    const kind = random.weighed({ 本科: 26, 高职高专: age < 21 ? 20 : 0, 离校: 54 });
    return kind === '离校' ? null : `${kind}${year[age - 18]}`;
  }
  return age < 25 && random.chance(0.03) ? '硕士研究生及以上' : null;
}

function educationOf(random: Random, age: number): string {
  if (age < 30) return random.weighed({ 初中: 34, 高中: 32, 大专: age < 20 ? 0 : 22, 本科及以上: age < 22 ? 0 : 12 });
  if (age < 45) return random.weighed({ 小学: 6, 初中: 53, 高中: 22, 大专: 13, 本科及以上: 6 });
  if (age < 65) return random.weighed({ 文盲或半文盲: 4, 小学: 36, 初中: 47, 高中: 13 });
  return random.weighed({ 文盲或半文盲: 30, 小学: 51, 初中: 16, 高中: 3 });
}

const oldest = { before: 200, illness: 0.012, disability: 0.014, chronic: 0.28 };
const healthRisks = [
  { before: 40, illness: 0.002, disability: 0.004, chronic: 0.015 },
  { before: 60, illness: 0.006, disability: 0.008, chronic: 0.08 },
  oldest,
];

function healthOf(random: Random, age: number, strained: boolean): string {
  const more = strained ? 5 : 1;
  const { illness, disability, chronic } = healthRisks.find(({ before }) => age < before) ?? oldest;
  if (random.chance(illness * more)) return '患有大病';
  if (random.chance(disability * more)) return '残疾';
  return random.chance(chronic) ? '长期慢性病' : '健康';
}

function labourOf(random: Random, age: number, school: string | null, health: string): string {
  if (age < 16 || school !== null) return '无劳动力';
  if (health === '患有大病' || health === '残疾') {
    if (age >= 70) return '无劳动力';
    return random.chance(0.55) ? '丧失劳动力' : '弱劳动力或半劳动力';
  }
  if (age < 60) return random.chance(0.16) ? '技能劳动力' : '普通劳动力';
  if (age < 72) return '弱劳动力或半劳动力';
  return random.chance(0.2) ? '弱劳动力或半劳动力' : '无劳动力';
}

type Work = Pick<Situation, 'workRegion' | 'workMonths'>;

/** The young and the men go far; who stays works nearby, or on the land and then has no region. */
function workOf(random: Random, { age, sex }: Kin, labour: string, strained: boolean): Work {
  if (!able.includes(labour)) {
    const helps = labour === '弱劳动力或半劳动力' && age < 68 && random.chance(0.12);
    return helps ? { workRegion: '乡镇内', workMonths: random.between(3, 9) } : { workRegion: null, workMonths: null };
  }
  const goesWhenOlder = sex === '男' ? 0.58 : 0.38;
  if (!random.chance(age < 50 ? 0.78 : goesWhenOlder)) return { workRegion: null, workMonths: null };
  const workRegion = random.weighed({ 乡镇内: 22, 乡镇外县内: 17, 县外省内: 25, 省外: 36 });
  const isShort = random.chance(strained ? 0.15 : 0.012);
  return { workRegion, workMonths: isShort ? random.between(1, 4) : random.between(7, 11) };
}

function medicalInsuranceOf(random: Random, labour: string, strained: boolean): string {
  if (random.chance(strained ? 0.03 : 0.004)) return '未参加';
  return able.includes(labour) && random.chance(0.09) ? '城镇职工' : '城乡居民';
}

/** From 16, when no longer at school. */
function pensionOf(random: Random, age: number, school: string | null, labour: string): string {
  if (age < 16 || school !== null) return '未参加';
  if (able.includes(labour) && random.chance(0.09)) return '城镇职工';
  return random.chance(age < 30 ? 0.85 : 0.97) ? '城乡居民' : '未参加';
}
