import { areaLevelNames } from '../../../domain/areas.ts';
import { Count } from '../../ui/figures.tsx';
import type { ListColumn } from '../../ui/list-columns.ts';
import { useListState } from '../../ui/list-state.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { type AreaEntry, pageOf, rowsAPage, useAreas } from './administration-data.ts';

const columns: readonly ListColumn<AreaEntry>[] = [
  { key: 'name', title: '名称', width: 200, show: ({ name, depth }) => `${'　'.repeat(depth)}${name}` },
  { key: 'code', title: '代码', show: ({ code }) => code },
  { key: 'level', title: '级别', show: ({ level }) => areaLevelNames[level] },
  {
    key: 'ruralPopulation',
    title: '乡村人口',
    unit: '人',
    kind: 'figure',
    show: ({ ruralPopulation }) => <Count value={ruralPopulation} />,
  },
  { key: 'marks', title: '标识', show: ({ marks }) => marks.join('、') || '—' },
];

function found(areas: readonly AreaEntry[] | undefined, { words = '', level = '' }: Readonly<Record<string, string>>) {
  return areas?.filter(
    (area) => (area.name.includes(words) || area.code.startsWith(words)) && (level === '' || area.level === level),
  );
}

/** 区划: the reader's area and every area below it. The level comes from the tree, never from the digits. */
export function Areas() {
  const [state, change] = useListState();
  const { part: _part, ...filters } = state.filters;
  const areas = useAreas();
  return (
    <ListTable
      name="区划"
      unit="个"
      columns={columns}
      rowKey={({ code }) => code}
      answer={{ ...areas, data: pageOf(found(areas.data?.areas, filters), state) }}
      state={{ ...state, filters }}
      onState={(next) =>
        change({ ...next, filters: { ...(next.filters ?? filters), part: 'areas' }, page: next.page ?? 1 })
      }
      fixedPageSize={rowsAPage}
      query={[
        { key: 'words', label: '名称或代码', kind: 'text' },
        {
          key: 'level',
          label: '级别',
          kind: 'choice',
          options: Object.entries(areaLevelNames).map(([value, label]) => ({ value, label })),
        },
      ]}
      empty={{ title: '还没有区划', whatToDo: '先导入带“行政区划”表的工作簿，区划就会出现在这里。' }}
    />
  );
}
