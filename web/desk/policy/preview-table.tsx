import type { PolicyPreview } from '../../../contract/policy.ts';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import styles from './policy.module.css';
import { byTownship } from './preview-sums.ts';

/** How many households enter and leave, by township and rule. */
export function PreviewTable({ preview }: { preview: PolicyPreview }) {
  const titles = new Map(preview.rules.map(({ rule, title }) => [rule, title]));
  const ofMembers = new Set(preview.rules.filter(({ of }) => of === 'person').map(({ rule }) => rule));
  const households = (rule: string, count: number) => (ofMembers.has(rule) ? '—' : count);
  return (
    <ScrollPane className={styles.pane} label="各镇进入和退出的户数、人数">
      <table className={styles.table}>
        <caption className="visually-hidden">各镇进入和退出的户数、人数</caption>
        <thead>
          <tr>
            <th scope="col">乡镇</th>
            <th scope="col">规则</th>
            <th scope="col" className={styles.figure}>
              进入（户 / 人）
            </th>
            <th scope="col" className={styles.figure}>
              退出（户 / 人）
            </th>
          </tr>
        </thead>
        <tbody>
          {byTownship(preview.villages).map(({ township, rule, enter, leave, enterPersons, leavePersons }) => (
            <tr key={`${township}-${rule}`}>
              <th scope="row">{township}</th>
              <td>{titles.get(rule) ?? rule}</td>
              <td className={styles.figure}>
                {households(rule, enter)} / {enterPersons}
              </td>
              <td className={styles.figure}>
                {households(rule, leave)} / {leavePersons}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}
