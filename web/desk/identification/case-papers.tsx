import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import type { CasePaper, CaseView } from '../../../contract/identification.ts';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/section.tsx';
import { useCounty } from '../area-tree.ts';
import { FileButton } from '../file-button.tsx';
import styles from './identification.module.css';
import { paperLines } from './paper-words.ts';

function Paper({ paper }: { paper: CasePaper }) {
  const county = useCounty();
  const lines = paperLines(paper);
  return (
    <li className={styles.paper}>
      <div className={styles.paperHead}>
        <strong>{paper.title}</strong>
        <span className={styles.quiet}>
          {paper.on}
          {paper.by !== null && ` · ${paper.by}`}
        </span>
        {paper.document !== null && (
          <FileButton
            path={`/counties/${county}/documents/${paper.document}`}
            size="small"
            otherwise={`${paper.title}.pdf`}
            label="看扫描件"
            icon={<DownloadOutlined aria-hidden />}
          />
        )}
      </div>
      {paper.content === null ? (
        <p className={styles.quiet}>内容不在您的查看范围内，或已按规定抹去。</p>
      ) : (
        <Facts lines={lines} />
      )}
    </li>
  );
}

/** 材料: what is on file, as it was filled in; the form of the 承诺授权书 to be printed and signed. */
export function CasePapers({ of }: { of: CaseView }) {
  const county = useCounty();
  return (
    <Section
      title="材料"
      note={`${of.papers.length} 份`}
      actions={
        <FileButton
          path={`/counties/${county}/households/${of.household}/authorisation`}
          size="small"
          otherwise="承诺授权书.docx"
          label="打印承诺授权书"
          icon={<PrinterOutlined aria-hidden />}
        />
      }
    >
      {of.papers.length === 0 && <p className={styles.quiet}>还没有材料。办一步，存一份。</p>}
      <ol className={styles.papers}>
        {of.papers.map((paper) => (
          <Paper key={paper.id} paper={paper} />
        ))}
      </ol>
    </Section>
  );
}
