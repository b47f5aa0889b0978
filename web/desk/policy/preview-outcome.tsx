import { Link } from 'react-router';
import type { PolicyPreview } from '../../../contract/policy.ts';
import { EmptyFace } from '../../ui/faces.tsx';
import { useCounty } from '../area-tree.ts';
import styles from './policy.module.css';
import { PreviewTable } from './preview-table.tsx';

/** What a trial came to: in all, by rule, by category, by township, and the first households by name. */
export function Outcome({ preview }: { preview: PolicyPreview }) {
  const { rules, categories, total, work, on } = preview;
  if (rules.length === 0 && categories.length === 0) {
    return <EmptyFace title="没有规则因此改变" whatToDo="这样改和现在一样，或没有规则用到它。换一个数或规则再算。" />;
  }
  return (
    <output className={styles.outcome}>
      <p className={styles.sum}>
        按 {on} 的资料：会进入 <strong>{total.enter}</strong> 户 {total.enterPersons} 人，退出{' '}
        <strong>{total.leave}</strong> 户 {total.leavePersons} 人；进入的要入户 {work.visits} 次，约 {work.days}{' '}
        个工作日。
      </p>
      <ul>
        {rules.map(({ rule, title, of, before, after, hits, enter, leave }) => (
          <li key={rule}>
            {title}：现在 {hits} {UNIT[of]}，会进入 {enter} {UNIT[of]}、退出 {leave} {UNIT[of]}。
            {before !== '' && <span className={styles.quiet}>改前：{before}</span>}
            <span className={styles.quiet}>改后：{after === '' ? '不再判断' : after}</span>
          </li>
        ))}
      </ul>
      <Categories categories={categories} />
      <PreviewTable preview={preview} />
      <Named preview={preview} />
    </output>
  );
}

const UNIT = { household: '户', person: '人' } as const;

function Categories({ categories }: Pick<PolicyPreview, 'categories'>) {
  if (categories.length === 0) return null;
  const words = (category: string | null) => (category === 'unknown' ? '不能判断' : (category ?? '不在监测线以下'));
  return (
    <ul aria-label="拟定类别的变化">
      {categories.map(({ was, becomes, households, persons }) => (
        <li key={`${was}-${becomes}`}>
          拟定类别：{words(was)} → {words(becomes)}，{households} 户 {persons} 人
        </li>
      ))}
    </ul>
  );
}

const SHOWN = 20;

function Named({ preview: { households, rules } }: { preview: PolicyPreview }) {
  const county = useCounty();
  if (households.length === 0) return null;
  const titles = new Map(rules.map(({ rule, title }) => [rule, title]));
  return (
    <details>
      <summary>看前 {Math.min(SHOWN, households.length)} 条是哪些户</summary>
      <ul>
        {households.slice(0, SHOWN).map(({ household, householdNo, headName, villageName, rule, way }) => (
          <li key={`${household}-${rule}`}>
            <Link to={`/${county}/households/${household}`}>
              {villageName} {headName ?? ''}（{householdNo}）
            </Link>{' '}
            {way === 'enter' ? '进入' : '退出'}：{titles.get(rule) ?? rule}
          </li>
        ))}
      </ul>
    </details>
  );
}
