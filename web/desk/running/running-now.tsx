import { Link } from 'react-router';
import { useCounty } from '../area-tree.ts';
import styles from './running.module.css';
import { isGoing, useRunning } from './running-data.ts';
import { stageWords } from './running-words.ts';

/** One line on the workbench while long work goes on; nothing otherwise. */
export function RunningNow() {
  const county = useCounty();
  const { data } = useRunning();
  const open = data?.jobs.filter(isGoing) ?? [];
  const [first] = open;
  if (first === undefined) return null;
  return (
    <p className={styles.now}>
      <Link to={`/${county}/system?part=running`}>正在运行 {open.length} 件</Link>：{first.areaName}的{first.label}，
      <output>{stageWords(first)}</output>
    </p>
  );
}
