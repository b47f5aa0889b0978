import type { MadeHousehold } from './household.ts';

const [SONG, LIU, HE] = ['990101100201', '990101100202', '990101101201'] as const;
const secured = { housing: true, education: true, water: true };
const insured = { medicalInsurance: '城乡居民', health: ['健康'] };

/**
 * The households of the test county, by number. The line of 2022 is 6,900 yuan a head; A38 in the comment.
 * The ID numbers are of a region that does not exist, with right check digits.
 */
export const HOUSEHOLDS = {
  /** 一般农户, A38 = 60000 / 3 = 20,000: nothing is wrong. */
  S1: {
    area: SONG,
    group: '一组',
    phone: '19900010001',
    members: [
      {
        ...insured,
        name: '王建国',
        sex: '男',
        idNumber: '990101197003121231',
        phone: '19912341234',
        labour: '普通劳动力',
        education: '初中',
        workRegion: '乡镇内',
        workMonths: 10,
      },
      {
        ...insured,
        name: '李秀兰',
        relation: '配偶',
        sex: '女',
        idNumber: '990101197208054562',
        labour: '普通劳动力',
        education: '小学',
      },
      {
        ...insured,
        name: '王小明',
        relation: '之子',
        sex: '男',
        idNumber: '990101201009017899',
        labour: '无劳动力',
        studentStatus: '小学',
      },
    ],
    income: {
      a28: '50000',
      a29: '15000',
      a30: '0',
      a31: '1000',
      a32: '6000',
      a35: '0',
      a36: '0',
      priorPerHead: '19000',
    },
    essentials: secured,
    contact: { name: '赵卫东', phone: '19955556666' },
  },
  /** 脱贫户, A38 = (14000 + 3000 − 5000) / 2 = 6,000: below the line, serious illness. */
  S2: {
    area: SONG,
    group: '二组',
    members: [
      {
        ...insured,
        name: '张福',
        sex: '男',
        idNumber: '990101195501013218',
        health: ['患有大病'],
        labour: '丧失劳动力',
        education: '小学',
      },
      {
        ...insured,
        name: '陈桂花',
        relation: '配偶',
        sex: '女',
        idNumber: '990101195806066628',
        labour: '弱劳动力或半劳动力',
        education: '文盲或半文盲',
      },
    ],
    income: { a28: '9000', a31: '5000', a35: '3000', a36: '5000', priorPerHead: '7000' },
    essentials: secured,
    liftedYear: 2017,
  },
  /** 一般农户, A38 = 7000: near the line; one not insured. */
  L1: {
    area: LIU,
    members: [
      {
        name: '欧阳春燕',
        sex: '女',
        idNumber: '990101198811119986',
        health: ['健康'],
        medicalInsurance: '未参加',
        labour: '普通劳动力',
        education: '高中',
      },
    ],
    income: { a28: '7000', priorPerHead: '7200' },
    essentials: { ...secured, housing: false },
  },
  /** Already 监测对象 (边缘易致贫户). */
  L2: {
    area: LIU,
    members: [
      {
        ...insured,
        name: '周大山',
        sex: '男',
        idNumber: '990101196502283337',
        labour: '普通劳动力',
        education: '初中',
        health: ['残疾', '长期慢性病'],
      },
      {
        ...insured,
        name: '周小玲',
        relation: '之女',
        sex: '女',
        idNumber: '990101200112242440',
        labour: '无劳动力',
        studentStatus: '本科二年级',
      },
    ],
    income: { a28: '16000', priorPerHead: '8100' },
    essentials: secured,
    monitored: { category: '边缘易致贫户', riskTypes: ['因残'] },
  },
  /** Income not known: nothing can be told. */
  H1: {
    area: HE,
    members: [{ name: '吴德才', sex: '男', idNumber: '990101194912015555' }],
  },
  /** 一般农户, A38 = 8000. */
  H2: {
    area: HE,
    members: [
      {
        ...insured,
        name: '王建军',
        sex: '男',
        idNumber: '990101198005056677',
        labour: '技能劳动力',
        education: '大专',
      },
    ],
    income: { a28: '8000', priorPerHead: '8000' },
    essentials: secured,
  },
} as const satisfies Record<string, MadeHousehold>;
