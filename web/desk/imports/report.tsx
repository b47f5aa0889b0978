import type { Fault, ImportReport, RawValue, Warning } from '../../../contract/imports.ts';
import { maskIdNumber } from '../../../domain/masking.ts';
import { Count, Figure } from '../../ui/figures.tsx';
import type { ListColumn } from '../../ui/list-columns.ts';
import { RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './imports.module.css';
import { warningTitles } from './words.ts';

/** More than these are read in the workbook, beside their rows. */
const mostShown = 200;

/** Columns of personal numbers, by the words of their header. */
const personalColumn = /证件|身份证|电话|手机|账号|卡号/;

/** Personal numbers stay masked on the screen; in the annotated workbook they stand as they were handed in. */
function shownValue(column: string | null, value: RawValue) {
  if (value === null || value === '') return <span className={styles.quiet}>（空）</span>;
  return column !== null && personalColumn.test(column) ? maskIdNumber(String(value)) : String(value);
}

const faultColumns: readonly ListColumn<Fault>[] = [
  { key: 'sheet', title: '工作表', width: 96, show: ({ sheet }) => sheet },
  { key: 'row', title: '行', kind: 'figure', width: 72, show: ({ row }) => row },
  { key: 'column', title: '列', width: 128, show: ({ column }) => column },
  { key: 'value', title: '现在的值', width: 160, show: ({ column, value }) => shownValue(column, value) },
  { key: 'expected', title: '应当怎样', show: ({ expected }) => expected },
];

const warningColumns: readonly ListColumn<Warning>[] = [
  { key: 'sheet', title: '工作表', width: 96, show: ({ sheet }) => sheet },
  { key: 'row', title: '行', kind: 'figure', width: 72, show: ({ row }) => row },
  { key: 'column', title: '列', width: 128, show: ({ column }) => column },
  { key: 'value', title: '现在的值', width: 160, show: ({ column, value }) => shownValue(column, value) },
  { key: 'message', title: '提示', show: ({ message }) => message },
];

function Shown({ shown, of }: { shown: number; of: number }) {
  return shown < of && <p className={styles.quiet}>这里列出前 {shown} 条，全部写在标注好的工作簿里。</p>;
}

function Faults({ faults }: { faults: readonly Fault[] }) {
  const shown = faults.slice(0, mostShown);
  return (
    <Section title="错误" note={`${faults.length} 处，要改正`}>
      <RecordTable
        name="错误"
        columns={faultColumns}
        rows={shown}
        rowKey={({ sheet, row, column }) => `${sheet}-${row}-${column}`}
      />
      <Shown shown={shown.length} of={faults.length} />
    </Section>
  );
}

function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  const kinds = [...new Set(warnings.map(({ kind }) => kind))];
  const grouped = kinds.map((kind) => [kind, warnings.filter((warning) => warning.kind === kind)] as const);
  return (
    <Section title="提示" note={`${warnings.length} 条，不妨碍导入`}>
      {grouped.map(([kind, ofKind]) => (
        <details key={kind} className={styles.kind}>
          <summary>
            {warningTitles[kind]}（{ofKind.length} 条）
          </summary>
          <RecordTable
            name={warningTitles[kind]}
            columns={warningColumns}
            rows={ofKind.slice(0, mostShown)}
            rowKey={({ sheet, row, column, message }) => `${sheet}-${row}-${column}-${message}`}
          />
          <Shown shown={Math.min(ofKind.length, mostShown)} of={ofKind.length} />
        </details>
      ))}
    </Section>
  );
}

function Counts({ report }: { report: ImportReport }) {
  const { accepted, changed, leftOut, absent, endedMembers, dryRun } = report;
  const figures = [
    { label: '接受的农户', value: accepted.households, unit: '户' },
    { label: '接受的成员', value: accepted.persons, unit: '人' },
    { label: dryRun ? '将有变动' : '有变动', value: changed.households, unit: '户' },
    { label: dryRun ? '将有变动的人' : '有变动的人', value: changed.persons, unit: '人' },
    { label: '留下没导的', value: leftOut.length, unit: '户' },
    { label: '文件里没有的', value: absent, unit: '户' },
    { label: '不再列出的成员', value: endedMembers, unit: '人' },
  ];
  return (
    <Section title="结果" note="文件里没有的农户保持原样">
      <div className={styles.figures}>
        {figures.map(({ label, value, unit }) => (
          <Figure key={label} label={label} unit={unit}>
            <Count value={value} />
          </Figure>
        ))}
      </div>
      {leftOut.length > 0 && (
        <details className={styles.kind}>
          <summary>留下没导的户编号</summary>
          <p>{leftOut.join('、')}</p>
        </details>
      )}
    </Section>
  );
}

/** What the import found and did. */
export function Report({ report }: { report: ImportReport }) {
  return (
    <div className={styles.report}>
      <Counts report={report} />
      {report.faults.length > 0 && <Faults faults={report.faults} />}
      {report.warnings.length > 0 && <Warnings warnings={report.warnings} />}
    </div>
  );
}
