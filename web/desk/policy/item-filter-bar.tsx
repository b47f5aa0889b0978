import { Input, Select } from 'antd';
import type { LayerView } from '../../../contract/policy.ts';
import type { ItemFilter } from './item-filter.ts';
import styles from './policy.module.css';

export const USE_WORDS: Readonly<Record<string, string>> = {
  ...{ warning: '预警', quality: '数据质量', group: '重点人群', support: '帮扶', removal: '风险消除' },
};

interface ItemFilterBarProps {
  filter: ItemFilter;
  layers: readonly LayerView[];
  /** The uses there are to choose from; none for parameters. */
  uses?: readonly string[];
  found: string;
  onChange: (filter: ItemFilter) => void;
}

/** Which rules or parameters to show: by words, layer, standing and use. */
export function ItemFilterBar({ filter, layers, uses = [], found, onChange }: ItemFilterBarProps) {
  const set = (part: Partial<ItemFilter>) => onChange({ ...filter, ...part });
  return (
    <search className={styles.filter} data-screen-only>
      <Input
        aria-label="找哪些字"
        placeholder="名称、说法或条款"
        allowClear
        value={filter.words}
        onChange={(event) => set({ words: event.target.value.trim() })}
      />
      {uses.length > 0 && (
        <Select
          aria-label="用处"
          value={filter.use}
          options={[
            { value: '', label: '各种用处' },
            ...uses.map((value) => ({ value, label: USE_WORDS[value] ?? value })),
          ]}
          onChange={(use: string) => set({ use })}
        />
      )}
      <Select
        aria-label="出自哪一层"
        value={filter.layer}
        popupMatchSelectWidth={false}
        options={[{ value: '', label: '各层' }, ...layers.map(({ id, title }) => ({ value: id, label: title }))]}
        onChange={(layer: string) => set({ layer })}
      />
      <Select
        aria-label="依据"
        value={filter.standing}
        options={[
          { value: '', label: '有无条款都看' },
          { value: 'official', label: '有条款的' },
          { value: 'own', label: '自定的' },
        ]}
        onChange={(standing: ItemFilter['standing']) => set({ standing })}
      />
      <output className={styles.quiet}>{found}</output>
    </search>
  );
}
