import { LEAD_SOURCE_LABELS, LEAD_SOURCES, type LeadPage } from '../../../contract/leads.ts';
import type { BarChoice } from '../../ui/choice-bar.tsx';
import type { QueryField } from '../../ui/query-area.tsx';
import { useAreaTree } from '../area-tree.ts';
import { usePolicy } from '../policy/policy-data.ts';

/** What can be asked of the queue. */
export function useLeadQuery(): readonly QueryField[] {
  const areas = useAreaTree();
  const rules = usePolicy().data?.pack?.rules ?? [];
  return [
    { key: 'area', label: '区划', kind: 'area', areas },
    {
      key: 'source',
      label: '来源',
      kind: 'choice',
      options: LEAD_SOURCES.map((value) => ({ value, label: LEAD_SOURCE_LABELS[value] })),
    },
    {
      key: 'rule',
      label: '规则',
      kind: 'choice',
      options: rules.map(({ id, title }) => ({ value: id, label: title })),
    },
  ];
}

/** The tabs of the queue: by deadline while open, then what is verified. Each stands for `due` and `state`. */
const tabs = {
  open: {},
  overdue: { due: 'overdue' },
  today: { due: 'today' },
  week: { due: 'week' },
  verified: { state: 'verified' },
} as const;

/** The values of the query under another tab. */
export function filtersOfTab(tab: string, filters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { due: _due, state: _state, ...rest } = filters;
  return { ...rest, ...tabs[tab as keyof typeof tabs] };
}

/** Which tab the query's values stand for. */
export function tabOf({ due, state }: Readonly<Record<string, string>>): string {
  return state === 'verified' ? 'verified' : (due ?? 'open');
}

export function tabChoices(counts: LeadPage['counts'] | undefined): readonly BarChoice[] {
  return [
    { value: 'open', label: '待核实', count: counts?.open },
    { value: 'overdue', label: '已逾期', count: counts?.overdue, tone: 'late' },
    { value: 'today', label: '今天到期', count: counts?.today, tone: 'soon' },
    { value: 'week', label: '七天内到期', count: counts?.week, tone: 'soon' },
    { value: 'verified', label: '已核实' },
  ];
}
