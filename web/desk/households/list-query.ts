import { useMemo } from 'react';
import { labelsOf } from '../../../domain/code-lists/code-list.ts';
import { householdTypes, monitoredCategories } from '../../../domain/code-lists/household.ts';
import type { QueryField } from '../../ui/query-area.tsx';
import { useAreaTree } from '../area-tree.ts';
import { standings } from './search.ts';

function choices(labels: readonly string[]) {
  return labels.map((label) => ({ value: label, label }));
}

/** The query of the list. `ruleTitles` are those of the pack in force, as the last answer told them. */
export function useListQuery(ruleTitles: Readonly<Record<string, string>>): readonly QueryField[] {
  const areas = useAreaTree();
  return useMemo(
    () => [
      { kind: 'text', key: 'name', label: '姓名', placeholder: '户内任何人', personal: true },
      { kind: 'area', key: 'area', label: '镇村', areas },
      { kind: 'text', key: 'householdNo', label: '户编号' },
      { kind: 'text', key: 'idNumber', label: '证件号码', placeholder: '写全', personal: true },
      { kind: 'text', key: 'phone', label: '电话', placeholder: '写全', personal: true },
      { kind: 'choice', key: 'type', label: '户类型', options: choices(labelsOf(householdTypes)) },
      { kind: 'choice', key: 'category', label: '监测类别', options: choices(labelsOf(monitoredCategories)) },
      {
        kind: 'choice',
        key: 'rule',
        label: '命中规则',
        options: Object.entries(ruleTitles).map(([value, label]) => ({ value, label })),
      },
      { kind: 'choice', key: 'standing', label: '办理情况', options: standings },
    ],
    [areas, ruleTitles],
  );
}
