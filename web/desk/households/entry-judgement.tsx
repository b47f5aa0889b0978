import { useMemo } from 'react';
import { toldOf } from '../../../contract/explanation.ts';
import type { Explanation } from '../../../policy/packs/explain.ts';
import { changeOfEntry, type Doubt, type EntryChange, judgeEntry } from '../../../policy/rules/judged-entry.ts';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { Cite } from '../policy/cite.tsx';
import type { Draft } from './changed-fields.ts';
import type { Correction } from './correction-subjects.ts';
import styles from './entry-judgement.module.css';
import { useHeldEntry } from './judging-data.ts';

interface EntryJudgementProps {
  applied: Correction['applied'];
  changed: Draft;
  from: string;
}

/** What saving would change, judged here with every change of a field. The server judges again when it is saved. */
export function EntryJudgement({ applied, changed, from }: EntryJudgementProps) {
  const held = useHeldEntry();
  const change = useMemo(() => {
    if (held === undefined || Object.keys(changed).length === 0 || from === '') return undefined;
    const household = applied(held.household, changed, from);
    if (household === undefined) return 'past';
    return changeOfEntry(held.judging, held.before, judgeEntry(held.judging, household));
  }, [held, applied, changed, from]);
  if (change === undefined) return null;
  return (
    <div className={styles.judgement} aria-label="保存后会怎样" role="status">
      <ScrollPane className={styles.pane} label="保存后">
        <h3>保存后</h3>
        {change === 'past' ? <p>这天以后另有登记，今天的判断不变。</p> : <Change change={change} />}
        {'idNumber' in changed && <p className={styles.quiet}>证件号码是否与别人相同，保存时核对。</p>}
      </ScrollPane>
    </div>
  );
}

function Change({ change }: { change: EntryChange }) {
  const { doubts, mended, warned, unwarned, listed, unlisted, category, perHead } = change;
  const told = [doubts, mended, warned, unwarned, listed, unlisted].some(({ length }) => length > 0);
  if (!told && category === undefined && perHead === undefined) return <p>各条规则的判断不变。</p>;
  return (
    <>
      {perHead !== undefined && (
        <p>
          人均收入参考范围 {yuan(perHead.from)} 变为 <b>{yuan(perHead.to)}</b>
        </p>
      )}
      {category !== undefined && (
        <p>
          按数提出的类别：{categoryWords(category.from)} 变为 <b>{categoryWords(category.to)}</b>
        </p>
      )}
      <Doubts title="不能这样保存" doubts={doubts.filter(({ severity }) => severity === 'block')} />
      <Doubts title="会成为疑点" doubts={doubts.filter(({ severity }) => severity !== 'block')} />
      <Warnings title="会新增预警" tone="doubt" warnings={warned} />
      <Warnings title="不再预警" tone="good" warnings={unwarned} />
      <Titles label="不再是疑点" titles={mended} />
      <Titles label="会列入" titles={listed} />
      <Titles label="不再列入" titles={unlisted} />
    </>
  );
}

function Doubts({ title, doubts }: { title: string; doubts: readonly Doubt[] }) {
  if (doubts.length === 0) return null;
  return (
    <div className={styles.doubt}>
      <h4>{title}</h4>
      <ul>
        {doubts.map(({ title: rule, name, sentence, cites, mend }) => (
          <li key={`${rule} ${name}`}>
            {rule}
            {name !== undefined && `（${name}）`}：{sentence} <Cite cites={cites ?? null} />
            {mend !== undefined && <div className={styles.quiet}>{mend}</div>}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface WarningsProps {
  title: string;
  tone: 'doubt' | 'good';
  warnings: readonly Explanation[];
}

function Warnings({ title, tone, warnings }: WarningsProps) {
  if (warnings.length === 0) return null;
  return (
    <div className={styles[tone]}>
      <h4>{title}</h4>
      <ul>
        {warnings.map(({ rule, title: name, sentence, cites }) => (
          <li key={rule}>
            {name}：{toldOf(sentence)} <Cite cites={cites} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Titles({ label, titles }: { label: string; titles: readonly string[] }) {
  if (titles.length === 0) return null;
  return (
    <p>
      {label}：{titles.join('、')}
    </p>
  );
}

function yuan(amount: string | undefined): string {
  return amount === undefined ? '不详' : `${amount} 元`;
}

function categoryWords(category: string | null): string {
  if (category === null) return '不提出';
  return category === 'unknown' ? '不能判断' : category;
}
