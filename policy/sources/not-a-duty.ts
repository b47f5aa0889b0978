import { type Citation, readCitations } from './citation.ts';

const HEADING = '标题，内容在下面各条';
const LETTERHEAD = '文头和发文说明';
const IMPRINT = '印发信息、联系方式';
const AIM = '目标和认识，做法在别的条款';
const PROBLEM = '说的是问题，要做的在整改措施里';
const LEAD_IN = '引出下面各条';
const LIST = '附件目录';
const LOGISTICS = '一次性的后勤安排';

/** Clauses that ask nothing of the program, and why: so that what is left uncarried means something. */
const NOT_A_DUTY: Readonly<Record<string, string>> = {
  [HEADING]: `
    LZ 一、一(一)、二、三、附件3、附件3三、附件3四、附件3五、附件3七、附件4
    GD 七、附件1、附件1一、附件1二、附件1三、附件1(1)
    QJ 六、七
    XF 二、三
    GS 一、二、三、四、五、六`,
  [LETTERHEAD]: 'LZ 文首 GD 文首 QJ 文首 XF 文首 GS 文首',
  [IMPRINT]: 'LZ 印发 XF 印发 GS 印发',
  [AIM]: 'GD 一、一(一)、一(二)、一(三) QJ 一 XF 一、三(一) GS 一·一',
  [PROBLEM]: 'GS 一·问题、二·问题、三·问题、四·问题、五·问题、六·问题',
  [LEAD_IN]: 'LZ 一(一)2 GD 五 QJ 四、五 XF 二(一) GS 一·措施、二·措施',
  [LIST]: 'LZ 附件 GD 附件',
  [LOGISTICS]: 'GD 附件4注',
};

/** Why a clause asks nothing of the program. */
export interface NoDuty extends Citation {
  readonly reason: string;
}

export function listNoDuties(): NoDuty[] {
  return Object.entries(NOT_A_DUTY).flatMap(([reason, clauses]) =>
    readCitations(clauses).map((citation) => ({ ...citation, reason })),
  );
}
