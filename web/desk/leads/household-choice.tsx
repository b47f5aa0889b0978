import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import type { HouseholdList } from '../../../contract/household-list.ts';
import { commandOf, send } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import styles from './leads.module.css';

const pauseMilliseconds = 300;

/** The text once the typing has paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Households by part of a name, or by their whole number. Asked in a body: names may not stand in an address. */
function useFoundHouseholds(text: string) {
  const county = useCounty();
  const words = text.trim();
  const search = /\d/.test(words) ? { householdNo: words } : { name: words };
  return useQuery({
    queryKey: ['households', county, 'choice', search],
    queryFn: () => send<HouseholdList>(commandOf(`POST /counties/${county}/households/search`, search)),
    enabled: words !== '',
  });
}

interface HouseholdChoiceProps {
  id: string;
  describedBy: string | undefined;
  value: string | undefined;
  onChoose: (household: string | undefined) => void;
}

/** Chooses one household by searching for it. */
export function HouseholdChoice({ id, describedBy, value, onChoose }: HouseholdChoiceProps) {
  const [text, setText] = useState('');
  const found = useFoundHouseholds(useSettled(text));
  const options = (found.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: `${row.headName ?? '户主未填'} · ${[row.villageName, row.villageGroup].filter(Boolean).join(' ')} · ${row.householdNo ?? ''}`,
  }));
  const none = text.trim() === '' ? '输入户主或成员姓名，或户编号' : '没有找到。请换个写法，或先登记这一户。';
  return (
    <Select
      id={id}
      className={styles.select}
      aria-describedby={describedBy}
      value={value ?? null}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={found.isFetching}
      notFoundContent={found.isFetching ? '正在找…' : (found.error?.message ?? none)}
      placeholder="输入姓名或户编号"
      options={options}
      onChange={(household: string | null) => onChoose(household ?? undefined)}
    />
  );
}
