import type { HouseholdView } from '../../../contract/households.ts';
import { Count, Figure, Money, yuanText } from '../../ui/figures.tsx';
import styles from './household.module.css';

/** The few figures one looks for first. */
export function Standing({ view }: { view: HouseholdView }) {
  const line = view.income.at(-1)?.line ?? null;
  const against = line === null ? '没有生效的监测范围' : `监测范围 ${yuanText(line)} 元`;
  return (
    <div className={styles.figures}>
      <Figure label="户类型" unit="" on={view.on}>
        <span className={styles.words}>
          {view.category ?? view.type}
          {view.riskRemoved && '（风险已消除）'}
        </span>
      </Figure>
      <Figure label="人口" unit="人" on={view.on}>
        <Count value={view.members.length} />
      </Figure>
      <Figure label="人均收入参考范围" unit="元/人" against={against}>
        <Money yuan={view.A38} />
      </Figure>
      <Figure label="家庭人均纯收入" unit="元/人" on={view.on}>
        <Money yuan={view.A34} />
      </Figure>
    </div>
  );
}
