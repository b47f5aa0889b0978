import { Fragment, type ReactNode } from 'react';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import styles from './ledger-table.module.css';

export interface LedgerLine<Subject> {
  label: string;
  /** Its number on the form LZ 附件3. */
  code?: string | undefined;
  figure?: boolean;
  /** A sum. */
  strong?: boolean;
  /** Null is shown as 未填. */
  show: (subject: Subject) => ReactNode;
}

interface LedgerTableProps<Subject> {
  name: string;
  subjects: readonly Subject[];
  keyOf: (subject: Subject) => string;
  head: (subject: Subject) => ReactNode;
  groups: readonly { title?: string; lines: readonly LedgerLine<Subject>[] }[];
  /** The columns hold figures. */
  figures?: boolean;
}

function Line<Subject>(props: LedgerTableProps<Subject> & { line: LedgerLine<Subject> }) {
  const { line, subjects, keyOf } = props;
  return (
    <tr className={line.strong ? styles.strong : undefined}>
      <th scope="row">
        <span className={styles.code}>{line.code} </span>
        {line.label}
      </th>
      {subjects.map((subject) => (
        <td key={keyOf(subject)} className={line.figure ? styles.figure : undefined}>
          {line.show(subject) ?? <span className={styles.missing}>未填</span>}
        </td>
      ))}
    </tr>
  );
}

/**
 * Fields down, people or years across: a family of five is read without scrolling sideways, as eighteen columns could
 * not be, and one field is compared along its line.
 */
export function LedgerTable<Subject>(props: LedgerTableProps<Subject>) {
  const { name, subjects, keyOf, head, groups, figures } = props;
  return (
    <ScrollPane className={styles.pane} label={`${name}表格`}>
      <table className={styles.table}>
        <caption className="visually-hidden">{name}</caption>
        <thead>
          <tr>
            <td />
            {subjects.map((subject) => (
              <th key={keyOf(subject)} scope="col" className={figures ? styles.figure : undefined}>
                {head(subject)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ title, lines }) => (
            <Fragment key={title ?? lines[0]?.label}>
              {title !== undefined && (
                <tr>
                  <th scope="row" className={styles.group}>
                    {title}
                  </th>
                  <td colSpan={subjects.length} />
                </tr>
              )}
              {lines.map((line) => (
                <Line key={line.label} {...props} line={line} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}
