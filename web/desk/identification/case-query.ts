import type { CasePage } from '../../../contract/case-list.ts';
import { CASE_STEP_LABELS, CASE_STEPS } from '../../../contract/identification.ts';
import { labelsOf } from '../../../domain/code-lists/code-list.ts';
import { monitoredCategories } from '../../../domain/code-lists/household.ts';
import type { BarChoice } from '../../ui/choice-bar.tsx';
import type { QueryField } from '../../ui/query-area.tsx';
import { useAreaTree } from '../area-tree.ts';
import { deskLabels } from './act-panel.tsx';

/** What can be asked of the list. */
export function useCaseQuery(): readonly QueryField[] {
  const areas = useAreaTree();
  return [
    { key: 'area', label: '区划', kind: 'area', areas },
    {
      key: 'waitsFor',
      label: '等谁办',
      kind: 'choice',
      options: Object.entries(deskLabels).map(([value, label]) => ({ value, label })),
    },
    {
      key: 'category',
      label: '类别',
      kind: 'choice',
      options: labelsOf(monitoredCategories).map((label) => ({ value: label, label })),
    },
  ];
}

type Filters = Readonly<Record<string, string>>;

/** The tabs: all, by deadline, by step. A step stands for itself. */
export function tabOf({ due, step }: Filters): string {
  return due ?? step ?? 'all';
}

export function filtersOfTab(tab: string, filters: Filters): Filters {
  const { due: _due, step: _step, ...rest } = filters;
  if (tab === 'all') return rest;
  return tab === 'overdue' || tab === 'soon' ? { ...rest, due: tab } : { ...rest, step: tab };
}

export function tabChoices(page: CasePage | undefined): readonly BarChoice[] {
  return [
    { value: 'all', label: '全部' },
    { value: 'overdue', label: '超过期限', count: page?.overdue, tone: 'late' },
    { value: 'soon', label: '三天内到期', count: page?.dueSoon, tone: 'soon' },
    ...CASE_STEPS.map((step) => ({ value: step, label: CASE_STEP_LABELS[step], count: page?.counts[step] })),
  ];
}
