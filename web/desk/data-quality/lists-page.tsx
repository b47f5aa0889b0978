import { Button } from 'antd';
import { useId } from 'react';
import { Link } from 'react-router';
import type { ListingCount } from '../../../contract/findings.ts';
import { type AreaChoice, AreaPicker } from '../../ui/area-picker.tsx';
import { EmptyFace, ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { useListState } from '../../ui/list-state.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Section } from '../../ui/section.tsx';
import { useAreaTree, useCounty } from '../area-tree.ts';
import { Cite } from '../policy/cite.tsx';
import { useReader } from '../session.ts';
import styles from './data-quality.module.css';
import { useListings } from './finding-data.ts';
import { ListedHouseholds } from './listed-households.tsx';
import { VillageSection } from './village-section.tsx';

const USES: Readonly<Record<ListingCount['use'], string>> = {
  group: '重点人群和走访',
  support: '帮扶',
  removal: '风险消除',
};

function levelOf(areas: readonly AreaChoice[], code: string): AreaChoice['level'] | undefined {
  const here = areas.find((each) => each.code === code);
  if (here) return here.level;
  return areas.map(({ children = [] }) => levelOf(children, code)).find((level) => level !== undefined);
}

function shareWords({ households, visited }: ListingCount): string {
  return households === 0 ? '—' : `${Math.round((visited * 100) / households)}%`;
}

function Lists({ lists, onOpen }: { lists: readonly ListingCount[]; onOpen: (rule: string) => void }) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">名单</th>
            <th scope="col">依据</th>
            <th scope="col" className={styles.figure}>
              户数
            </th>
            <th scope="col" className={styles.figure}>
              今年走访
            </th>
            <th scope="col" className={styles.figure}>
              覆盖
            </th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <tr key={list.rule}>
              <td className={styles.list}>
                {list.households === 0 ? (
                  list.title
                ) : (
                  <Button type="link" className={styles.link ?? ''} onClick={() => onOpen(list.rule)}>
                    {list.title}
                  </Button>
                )}
                {list.mend !== null && <div className={styles.quiet}>{list.mend}</div>}
              </td>
              <td>
                <Cite cites={list.cites} />
              </td>
              <td className={styles.figure}>{list.households.toLocaleString('zh-CN')}</td>
              <td className={styles.figure}>{list.visited.toLocaleString('zh-CN')}</td>
              <td className={styles.figure}>{shareWords(list)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 名单: whom the rules of groups, help and removal name in an area, and how many of them were visited this year. */
export function ListsPage() {
  const county = useCounty();
  const id = useId();
  const areas = useAreaTree();
  const { area: own } = useReader();
  const [{ filters, page }, change] = useListState();
  const { area, rule } = filters;
  const { data, error, refetch } = useListings(area);
  const isVillage = levelOf(areas, area ?? own.code) === 'village';
  const chosen = data?.lists.find((list) => list.rule === rule);
  const set = (next: Readonly<Record<string, string | undefined>>) => {
    const kept = Object.entries({ ...filters, ...next }).filter((entry): entry is [string, string] =>
      Boolean(entry[1]),
    );
    change({ page: 1, filters: Object.fromEntries(kept) });
  };
  return (
    <>
      <PageHead
        title={chosen?.title ?? '名单'}
        note={
          <>
            <Link to={`/${county}/households`}>农户</Link> · 按规则生成，夜里更新；今年有入户排查登记的算走访过。
          </>
        }
        actions={
          <>
            {chosen !== undefined && <Button onClick={() => set({ rule: undefined })}>全部名单</Button>}
            <Button onClick={() => print()}>打印</Button>
          </>
        }
      />
      <div className={styles.pick} data-screen-only>
        <label htmlFor={id}>区划</label>{' '}
        <AreaPicker id={id} areas={areas} value={area} onChange={(code) => set({ area: code })} />
      </div>
      {error !== null && <ErrorFace problem={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingFace label="名单" />}
      {chosen !== undefined && (
        <ListedHouseholds
          rule={chosen.rule}
          area={area}
          page={isVillage ? undefined : page}
          onPage={(next) => change({ page: next })}
        />
      )}
      {chosen === undefined && data?.lists.length === 0 && (
        <EmptyFace title="还没有名单" whatToDo="县里采用政策包以后，夜里按规则生成名单。" />
      )}
      {chosen === undefined &&
        (['group', 'support', 'removal'] as const).map((use) => {
          const lists = data?.lists.filter((list) => list.use === use) ?? [];
          if (lists.length === 0) return null;
          return (
            <Section key={use} title={USES[use]}>
              <Lists lists={lists} onOpen={(name) => set({ rule: name })} />
            </Section>
          );
        })}
      {chosen === undefined && <VillageSection area={area} />}
    </>
  );
}
