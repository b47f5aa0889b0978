import { Link } from 'react-router';
import { ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { useCounty } from '../area-tree.ts';
import styles from './data-quality.module.css';
import { useListed } from './finding-data.ts';

/** One list as it is printed and taken along: household by household, with room for what was seen. */
export function ListedHouseholds({ rule, area }: { rule: string; area: string | undefined }) {
  const county = useCounty();
  const { data, error, refetch } = useListed(rule, area);
  if (error !== null) return <ErrorFace problem={error} onRetry={refetch} />;
  if (data === undefined) return <LoadingFace label="名单上的户" lines={8} />;
  return (
    <div className={styles.scroll} data-paper="landscape">
      <p className={styles.quiet}>共 {data.households.length} 户（人）。</p>
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
              <td>{[each.villageName, each.villageGroup].filter(Boolean).join(' ')}</td>
              <td>{each.householdNo}</td>
              <td>{each.sentence}</td>
              <td className={styles.name}>{each.visitedOn ?? '没有'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
