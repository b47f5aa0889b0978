import { Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { DRAFT_STATES, type DraftRow, type PolicyVersions, type VersionRow } from '../../../contract/policy-drafts.ts';
import { EmptyFace, ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { Section } from '../../ui/section.tsx';
import { useCounty } from '../area-tree.ts';
import { FileButton } from '../file-button.tsx';
import { DraftPage } from './draft-page.tsx';
import { EndVersion } from './end-version.tsx';
import styles from './policy.module.css';
import { StartDraft } from './start-draft.tsx';
import { useVersions } from './versions-data.ts';

/** 版本: what the county adopted, what is being prepared, and one draft where the address names it. */
export function Versions() {
  const [params] = useSearchParams();
  const draft = params.get('draft');
  const versions = useVersions();
  if (draft !== null) return <DraftPage key={draft} draft={draft} />;
  if (versions.error !== null) return <ErrorFace problem={versions.error} onRetry={versions.refetch} />;
  if (versions.data === undefined) return <LoadingFace label="各版政策" />;
  return <Lists versions={versions.data} />;
}

function Lists({ versions: { versions, drafts, shipped } }: { versions: PolicyVersions }) {
  const [isStarting, setStarting] = useState(false);
  return (
    <>
      <Section
        title="草稿"
        note="县里一人起草，另一人批准，到日子才算数；官方的条款不会改动，只在下面加一层"
        actions={
          <Button type="primary" onClick={() => setStarting(true)}>
            起草一版
          </Button>
        }
      >
        {drafts.length === 0 ? (
          <EmptyFace title="还没有草稿" whatToDo="要改参数、规则或录公布的数，先起草一版。" />
        ) : (
          <DraftTable drafts={drafts} />
        )}
      </Section>
      <Section title="采用过的各版" note="采用后不再改动；每个决定都记着它依据的版本">
        <VersionTable versions={versions} />
      </Section>
      {isStarting && <StartDraft shipped={shipped} onClose={() => setStarting(false)} />}
    </>
  );
}

function DraftTable({ drafts }: { drafts: readonly DraftRow[] }) {
  return (
    <ScrollPane className={styles.pane} label="草稿表">
      <table className={styles.table}>
        <caption className="visually-hidden">草稿</caption>
        <thead>
          <tr>
            <th scope="col">草稿</th>
            <th scope="col">办到哪里</th>
            <th scope="col">从哪天起</th>
            <th scope="col">谁起草</th>
            <th scope="col">谁批准或退回，怎么说</th>
          </tr>
        </thead>
        <tbody>
          {drafts.map((row) => (
            <tr key={row.draft}>
              <th scope="row">
                <Link to={{ search: `part=versions&draft=${row.draft}` }}>
                  {row.kind === 'end' ? `停用：${row.title}` : row.title}
                </Link>
                {row.documentNo !== null && <span className={styles.quiet}>{row.documentNo}</span>}
              </th>
              <td>{DRAFT_STATES[row.state]}</td>
              <td>{row.from}</td>
              <td>{row.draftedBy ?? '—'}</td>
              <td className={styles.told}>
                {row.decidedBy ?? '—'}
                {row.reason !== null && <span className={styles.quiet}>{row.reason}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}

function VersionTable({ versions }: { versions: readonly VersionRow[] }) {
  const county = useCounty();
  const [ending, setEnding] = useState<VersionRow>();
  if (versions.length === 0)
    return <EmptyFace title="还没有采用过政策包" whatToDo="第一次导入农户资料时会采用一个。" />;
  return (
    <ScrollPane className={styles.pane} label="采用过的各版">
      <table className={styles.table}>
        <caption className="visually-hidden">采用过的各版</caption>
        <thead>
          <tr>
            <th scope="col">版本</th>
            <th scope="col">从哪天起</th>
            <th scope="col">到哪天停用</th>
            <th scope="col">谁采用</th>
            <th scope="col">办</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.hash}>
              <th scope="row">
                {version.title}
                {version.inForce && <strong className={styles.inForce}>现行</strong>}
                <span className={styles.quiet}>
                  {version.id} · {version.hash.slice(0, 12)}
                </span>
              </th>
              <td>{version.from}</td>
              <td>{version.endsOn ?? '—'}</td>
              <td>{version.adoptedBy ?? '—'}</td>
              <td className={styles.acts}>
                <FileButton
                  size="small"
                  path={`/counties/${county}/policy/versions/${version.hash}`}
                  otherwise={`${version.id}.json`}
                  label="导出"
                />
                {version.endsOn === null && (
                  <Button size="small" onClick={() => setEnding(version)}>
                    停用…
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ending && <EndVersion version={ending} onClose={() => setEnding(undefined)} />}
    </ScrollPane>
  );
}
