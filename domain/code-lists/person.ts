import { type CodeList, labelled } from './code-list.ts';

/** GB/T 2261.1 */
export const sexes: CodeList = {
  title: '性别',
  field: 'A6',
  closed: true,
  values: [
    { label: '男', gb: '1' },
    { label: '女', gb: '2' },
  ],
  alsoWritten: { 男性: '男', 女性: '女' },
};

/** GB/T 4761-2008, in the words of the national table. */
export const relations: CodeList = {
  title: '与户主关系',
  field: 'A8',
  closed: true,
  values: [
    { label: '户主', gb: '02' },
    { label: '配偶', gb: '10' },
    { label: '之子', gb: '20' },
    { label: '之女', gb: '30' },
    { label: '之儿媳', gb: '38' },
    { label: '之女婿', gb: '28' },
    { label: '之孙子', gb: '41' },
    { label: '之孙女', gb: '42' },
    { label: '之外孙子', gb: '43' },
    { label: '之外孙女', gb: '44' },
    { label: '之父', gb: '51' },
    { label: '之母', gb: '52' },
    { label: '之岳父', gb: '55' },
    { label: '之岳母', gb: '56' },
    { label: '之公公', gb: '53' },
    { label: '之婆婆', gb: '54' },
    { label: '之祖父', gb: '61' },
    { label: '之祖母', gb: '62' },
    { label: '之外祖父', gb: '63' },
    { label: '之外祖母', gb: '64' },
    { label: '之兄弟姐妹', gb: '70' },
    { label: '之曾孙子', gb: '47' },
    { label: '之曾孙女', gb: '48' },
    { label: '之侄儿', gb: '93' },
    { label: '之侄女', gb: '94' },
    { label: '之兄弟媳妇', gb: '74' },
    { label: '之叔伯', gb: '81' },
    { label: '其他', gb: '97' },
  ],
};

/** GB/T 4762 */
export const politicalStatuses: CodeList = {
  title: '政治面貌',
  field: 'A10',
  closed: false,
  values: [
    { label: '中共党员', gb: '01' },
    { label: '中共预备党员', gb: '02' },
    { label: '共青团员', gb: '03' },
    { label: '群众', gb: '13' },
  ],
};

/** GB/T 4658; only for people who are not in school. */
export const educationLevels: CodeList = {
  title: '文化程度',
  field: 'A11',
  closed: true,
  values: [
    { label: '文盲或半文盲', gb: '90' },
    { label: '小学', gb: '80' },
    { label: '初中', gb: '70' },
    { label: '高中', gb: '60' },
    { label: '大专', gb: '30' },
    { label: '本科及以上', gb: '20' },
  ],
};

/** Only for people in school or below school age: exactly one of A11 and A12 is filled. */
export const schoolStages: CodeList = {
  title: '在校生状况',
  field: 'A12',
  closed: true,
  values: labelled(
    ...['学龄前儿童', '学前教育', '小学', '七年级', '八年级', '九年级'],
    ...['普通高中一年级', '普通高中二年级', '普通高中三年级'],
    ...['中职一年级', '中职二年级', '中职三年级'],
    ...['高职高专一年级', '高职高专二年级', '高职高专三年级'],
    ...['技师学院一年级', '技师学院二年级', '技师学院三年级', '技师学院四年级'],
    ...['本科一年级', '本科二年级', '本科三年级', '本科四年级', '本科五年级', '硕士研究生及以上'],
  ),
};

/** Several at once, except 健康. */
export const healthStates: CodeList = {
  title: '健康状况',
  field: 'A13',
  closed: true,
  several: true,
  values: labelled('健康', '长期慢性病', '患有大病', '残疾'),
};

/** The state that excludes every other one. */
export const healthy = '健康';

/**
 * 普通: 16–59 and able. 技能: able with a skill. 弱/半: older but able, or partly able. 丧失: an adult who lost it.
 * 无: under 16, students, the old without it.
 */
export const labourSkills: CodeList = {
  title: '劳动技能',
  field: 'A14',
  closed: true,
  values: labelled('普通劳动力', '技能劳动力', '弱劳动力或半劳动力', '丧失劳动力', '无劳动力'),
};

export const workRegions: CodeList = {
  title: '务工区域',
  field: 'A15',
  closed: false,
  values: labelled('乡镇内', '乡镇外县内', '县外省内', '省外'),
};
