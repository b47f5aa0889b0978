import { type CodeList, labelled } from './code-list.ts';

/** 附件1 入户情况 */
export const homeSituations: CodeList = {
  title: '入户情况',
  closed: false,
  values: labelled('有人在家', '无人在家(电话联系)', '无人在家(无法联系)'),
};

/** 附件1 处理意见: the column of attachment 2 that the household counts in. */
export const opinions: CodeList = {
  title: '处理意见',
  closed: false,
  values: labelled('无', '新识别纳入', '标注风险消除', '回退', '清退'),
  alsoWritten: {
    应标注风险消除: '标注风险消除',
    风险消除: '标注风险消除',
    新识别: '新识别纳入',
    需回退: '回退',
    需清退: '清退',
  },
};

export const reviewMeetings: CodeList = {
  title: '民主评议形式',
  closed: true,
  values: labelled('村民会议', '村民代表大会', '村两委扩大会议'),
};
