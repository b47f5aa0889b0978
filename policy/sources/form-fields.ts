import { measureLists } from '../../domain/code-lists/measures.ts';
import { type Attachment1Key, attachment1Questions } from '../../domain/forms/lz-attachment-1.ts';
import { type Cited, citedAt } from './cited.ts';

/** Where on LZ 附件1 a question of the form for visits stands. 处理意见 and 备注 stand on LZ 附件2. */
const ATTACHMENT_1_CLAUSES: Readonly<Record<Attachment1Key, string>> = {
  ...{ householdType: 'LZ 附件1', members: 'LZ 附件1', perHead: 'LZ 附件1', reachesLine: 'LZ 附件1 基本1' },
  ...{ education: 'LZ 附件1 基本2', educationNote: 'LZ 附件1 基本2' },
  ...{ medical: 'LZ 附件1 基本3', medicalNote: 'LZ 附件1 基本3' },
  ...{ housing: 'LZ 附件1 基本4', housingNote: 'LZ 附件1 基本4' },
  ...{ water: 'LZ 附件1 基本5', waterNote: 'LZ 附件1 基本5' },
  ...{ meetsCriteria: 'LZ 附件1 识别', riskTypes: 'LZ 附件1 识别', riskNote: 'LZ 附件1 识别' },
  ...{ monitoredSince: 'LZ 附件1 监测1', riskRemoved: 'LZ 附件1 监测2', measuresNote: 'LZ 附件1 监测4' },
  ...{ mainRisk: 'LZ 附件1 监测3', mainRiskNote: 'LZ 附件1 监测3' },
  ...{ measuresFit: 'LZ 附件1 监测5', meetsRemoval: 'LZ 附件1 监测6' },
  ...{ meetsMonitoring: 'LZ 附件1 监测7', meetsMonitoringNote: 'LZ 附件1 监测7' },
  ...{ homeState: 'LZ 附件1 入户', visitors: 'LZ 附件1 签字', opinion: 'LZ 附件2', remarks: 'LZ 附件2' },
};

/** The questions of LZ 附件1 and the measures of LZ 附件3. */
export function listFormFields(): Cited[] {
  const questions = attachment1Questions.flatMap(({ key, label }) => {
    const title = label.replace(/\{\w+\}/g, '…');
    return citedAt(ATTACHMENT_1_CLAUSES[key], { kind: 'question', id: key, title, link: 'visits' });
  });
  const measures = measureLists.flatMap(({ field = '', title }) =>
    citedAt(`LZ 附件3 ${field}、附件3六`, { kind: 'field', id: field, title: `${field} ${title}`, link: 'households' }),
  );
  return [...questions, ...measures];
}
