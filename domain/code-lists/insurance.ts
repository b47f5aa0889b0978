import { type CodeList, labelled } from './code-list.ts';

/** The value of A17 and A19 that says somebody is not insured. */
export const uninsured = '未参加';

/** Exactly one. */
export const medicalInsurances: CodeList = {
  title: '基本医疗保险',
  field: 'A17',
  closed: true,
  values: labelled('城乡居民', '城镇职工', uninsured),
};

export const seriousIllnessInsurance: CodeList = {
  title: '大病保险',
  field: 'A18',
  closed: true,
  values: labelled('是', '否'),
};

export const pensionInsurances: CodeList = {
  title: '基本养老保险',
  field: 'A19',
  closed: true,
  values: labelled('城乡居民', '城镇职工', uninsured),
};

export const subsistenceAllowances: CodeList = {
  title: '低保',
  field: 'A20',
  closed: true,
  values: labelled('农村低保', '城市低保', '不享受'),
};

export const extremePovertySupports: CodeList = {
  title: '特困供养',
  field: 'A21',
  closed: true,
  values: labelled('农村特困', '城市特困', '不享受'),
};
