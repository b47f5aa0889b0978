import { Button } from 'antd';
import { useState } from 'react';
import type { FindingRow } from '../../../contract/findings.ts';
import { Section } from '../../ui/section.tsx';
import { AnswerDrawer } from './answer-drawer.tsx';
import styles from './data-quality.module.css';
import { standingWords } from './finding-columns.tsx';
import { useFindingsOf } from './finding-data.ts';

/** What cannot be right of one household, on its page: open first, what was closed below. */
export function FindingsSection({ household }: { household: string }) {
  const { data } = useFindingsOf(household);
  const [opened, setOpened] = useState<FindingRow>();
  const rows = data?.rows ?? [];
  const open = rows.filter(({ state }) => state === 'open' || state === 'answered').length;
  return (
    <Section title="疑点数据" note={data && `未销号 ${open} 条`}>
      {rows.length === 0 ? (
        <p className={styles.quiet}>没有查出疑点。</p>
      ) : (
        <ul className={styles.findings}>
          {rows.map((finding) => (
            <li key={finding.id}>
              <Button type="link" className={styles.link ?? ''} onClick={() => setOpened(finding)}>
                {finding.title}
                {finding.personName !== null && `（${finding.personName}）`}
              </Button>
              <div className={styles.quiet}>
                {[finding.sentence, standingWords(finding)].filter(Boolean).join('。')}
              </div>
            </li>
          ))}
        </ul>
      )}
      {opened !== undefined && (
        <AnswerDrawer
          finding={opened}
          precision={data?.rules.find(({ rule }) => rule === opened.rule)?.precision}
          mayAnswer={data?.mayAnswer ?? false}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Section>
  );
}
