import { Pagination } from 'antd';
import { Link } from 'react-router';
import { LISTED_A_PAGE } from '../../../contract/findings.ts';
import { ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { useCounty } from '../area-tree.ts';
import styles from './data-quality.module.css';
import { useListed } from './finding-data.ts';

interface ListedHouseholdsProps {
  rule: string;
  area: string | undefined;
  /** Undefined: all that there is, to be printed. */
  page: number | undefined;
  onPage: (page: number) => void;
}

/** One list as it is printed and taken along: household by household. Of a village it stands whole, of more by pages. */
export function ListedHouseholds({ rule, area, page, onPage }: ListedHouseholdsProps) {
  const county = useCounty();
  const { data, error, refetch } = useListed(rule, area, page);
  if (error !== null) return <ErrorFace problem={error} onRetry={refetch} />;
  if (data === undefined) return <LoadingFace label="名单上的户" lines={8} />;
  return (
    <div className={styles.scroll} data-paper="landscape">
      <p className={styles.quiet}>
        共 {data.total.toLocaleString('zh-CN')} 户（人）。
        {page !== undefined && data.total > LISTED_A_PAGE && '选一个村，整份列在一页上，可以打印。'}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">户主</th>
            <th scope="col">村组</th>
            <th scope="col">户编号</th>
            <th scope="col">情况</th>
            <th scope="col">今年走访</th>
          </tr>
        </thead>
        <tbody>
          {data.households.map((each) => (
            <tr key={`${each.household}-${each.personName ?? ''}`}>
              <td className={styles.name}>
                <Link to={`/${county}/households/${each.household}`}>{each.headName ?? '（户主未填）'}</Link>
                {each.personName !== null && `（${each.personName}）`}
              </td>
              <td className={styles.name}>{[each.villageName, each.villageGroup].filter(Boolean).join(' ')}</td>
              <td>{each.householdNo}</td>
              <td className={styles.said}>{each.sentence}</td>
              <td className={styles.name}>{each.visitedOn ?? '没有'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {page !== undefined && data.total > LISTED_A_PAGE && (
        <Pagination
          className={styles.pages ?? ''}
          current={page}
          total={data.total}
          pageSize={LISTED_A_PAGE}
          showSizeChanger={false}
          onChange={onPage}
          data-screen-only
        />
      )}
    </div>
  );
}
