import type { VisitRow } from '../../../contract/visit-review.ts';
import { VISIT_STANDING_LABELS } from '../../../contract/visits.ts';
import { Count } from '../../ui/figures.tsx';
import { formatInstant } from '../../ui/instant.ts';
import type { ListColumn } from '../../ui/list-columns.ts';

export const visitColumns: readonly ListColumn<VisitRow>[] = [
  { key: 'name', title: '户主', width: 96, show: (form) => form.headName ?? '（户主未填）' },
  { key: 'village', title: '村', width: 100, show: (form) => form.villageName },
  { key: 'visitedOn', title: '入户日期', width: 110, show: (form) => form.visitedOn },
  {
    key: 'changes',
    title: '提出变化',
    unit: '项',
    kind: 'figure',
    show: (form) => <Count value={form.changedFields} />,
  },
  { key: 'opinion', title: '处理意见', width: 110, show: (form) => form.opinion ?? '未填' },
  { key: 'home', title: '入户情况', width: 140, show: (form) => form.homeState ?? '未填' },
  { key: 'by', title: '填表人', width: 90, show: (form) => form.by },
  { key: 'photos', title: '照片', unit: '张', kind: 'figure', show: (form) => <Count value={form.photos} /> },
  { key: 'standing', title: '办理情况', width: 100, show: (form) => VISIT_STANDING_LABELS[form.standing] },
  { key: 'householdNo', title: '户编号', hidden: true, show: (form) => form.householdNo },
  { key: 'receivedAt', title: '收到时间', hidden: true, show: (form) => formatInstant(form.receivedAt) },
];
