import type { CodeList } from '../../../domain/code-lists/code-list.ts';
import { ethnicGroups } from '../../../domain/code-lists/ethnic-groups.ts';
import {
  extremePovertySupports,
  medicalInsurances,
  pensionInsurances,
  seriousIllnessInsurance,
  subsistenceAllowances,
} from '../../../domain/code-lists/insurance.ts';
import {
  educationLevels,
  healthStates,
  labourSkills,
  politicalStatuses,
  relations,
  schoolStages,
  sexes,
  workRegions,
} from '../../../domain/code-lists/person.ts';
import type { SheetLayout } from '../layout.ts';
import { householdNoColumn, phoneHeaders, yesNoColumn } from './column-kinds.ts';

/** A column with one value of a list; its official header is the list's title. */
function labelColumn<K extends string>(key: K, list: CodeList, ...alsoHeaded: string[]) {
  return { key, header: list.title, alsoHeaded, type: 'label', list } as const;
}

/** 家庭成员: one row a member, A5–A22. */
export const membersLayout: SheetLayout<'members'> = {
  sheet: 'members',
  name: '家庭成员',
  alsoNamed: ['成员', '家庭成员信息', '成员信息', '人员信息', '人口信息', '家庭成员表', '家庭成员基本情况', '人员'],
  columns: [
    householdNoColumn,
    {
      key: 'name',
      header: '姓名',
      alsoHeaded: ['成员姓名', '家庭成员姓名', '人员姓名', '家庭成员', '名字'],
      type: 'text',
      required: true,
    },
    labelColumn('sex', sexes),
    {
      key: 'idNumber',
      header: '证件号码',
      alsoHeaded: [
        ...[
          '身份证号',
          '身份证号码',
          '公民身份号码',
          '公民身份证号码',
          '居民身份证号',
          '居民身份证号码',
          '证件号',
          '证件编号',
        ],
        ...[
          '身份证',
          '身份证件号码',
          '身份号码',
          '身份证残疾人证号',
          '身份证号残疾人证号',
          '身份证或残疾人证号',
          '残疾人证号',
        ],
      ],
      type: 'idNumber',
      required: true,
    },
    labelColumn(
      'relation',
      relations,
      '与户主的关系',
      '家庭关系',
      '关系',
      '和户主关系',
      '户主关系',
      '与户主之关系',
      '成员关系',
    ),
    labelColumn('ethnicGroup', ethnicGroups, '民族成份', '民族成分', '族别'),
    labelColumn('politicalStatus', politicalStatuses, '政治身份', '党派'),
    labelColumn('education', educationLevels, '学历', '受教育程度', '文化水平', '教育程度'),
    labelColumn(
      'school',
      schoolStages,
      '在校情况',
      '在校状况',
      '在校生情况',
      '在校生',
      '是否在校生',
      '在读情况',
      '就学情况',
      '就读情况',
    ),
    { ...labelColumn('health', healthStates, '健康情况', '身体状况', '健康', '身体健康状况'), type: 'labels' },
    labelColumn('labour', labourSkills, '劳动能力', '劳动力情况', '劳动力状况', '劳动力类型', '劳动技能情况'),
    labelColumn('workRegion', workRegions, '务工地区', '务工地点', '务工地', '务工区域范围', '外出务工区域'),
    {
      key: 'workMonths',
      header: '务工时间（月）',
      alsoHeaded: ['务工时间', '务工月数', '务工时长', '务工时间月', '务工月份数', '外出务工时间', '外出务工月数'],
      type: 'months',
    },
    labelColumn(
      'medicalInsurance',
      medicalInsurances,
      '医疗保险',
      '医保',
      '参加基本医疗保险',
      '基本医保',
      '基本医疗保险情况',
    ),
    {
      key: 'seriousIllnessInsurance',
      header: seriousIllnessInsurance.title,
      alsoHeaded: ['是否参加大病保险', '参加大病保险', '大病医保', '是否大病保险'],
      type: 'yesNo',
      list: seriousIllnessInsurance,
    },
    labelColumn(
      'pension',
      pensionInsurances,
      '养老保险',
      '参加养老保险',
      '参加基本养老保险',
      '养老',
      '基本养老保险情况',
    ),
    labelColumn(
      'subsistenceAllowance',
      subsistenceAllowances,
      '享受低保',
      '低保情况',
      '是否享受低保',
      '最低生活保障',
      '是否低保',
    ),
    labelColumn(
      'extremePovertySupport',
      extremePovertySupports,
      '特困',
      '特困情况',
      '特困供养情况',
      '是否特困供养',
      '是否享受特困供养',
    ),
    yesNoColumn('relocated', '易地扶贫搬迁', '是否易地扶贫搬迁', '易地搬迁', '是否易地搬迁', '是否易地扶贫搬迁人口'),
    { key: 'phone', header: '联系电话', alsoHeaded: phoneHeaders, type: 'phone' },
  ],
};
