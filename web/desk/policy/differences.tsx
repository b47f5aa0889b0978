import type { DifferenceView } from '../../../contract/policy-drafts.ts';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { FirstOfMany } from './first-of-many.tsx';
import styles from './policy.module.css';

const PARTS = { parameter: '参数', rule: '规则', category: '类别' } as const;

/** Two versions side by side, only where they differ, in words. */
export function Differences({ differences }: { differences: readonly DifferenceView[] }) {
  return (
    <FirstOfMany items={differences}>
      {(shown) => (
        <ScrollPane className={styles.pane} label="和现行的比">
          <table className={styles.table}>
            <caption className="visually-hidden">改了什么</caption>
            <thead>
              <tr>
                <th scope="col">哪一项</th>
                <th scope="col">现行的</th>
                <th scope="col">草稿的</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ part, key, title, before, after }) => (
                <tr key={`${part}-${key}`}>
                  <th scope="row">
                    {title} <span className={styles.quiet}>{PARTS[part]}</span>
                  </th>
                  <td className={styles.told}>{before ?? '没有'}</td>
                  <td className={styles.told}>{after ?? '不用了'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollPane>
      )}
    </FirstOfMany>
  );
}
