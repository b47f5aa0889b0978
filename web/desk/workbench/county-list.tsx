import { Link } from 'react-router';
import { Count } from '../../ui/figures.tsx';
import type { ListColumn } from '../../ui/list-columns.ts';
import { RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { useReader } from '../session.ts';
import styles from './workbench.module.css';
import { useWorkbench } from './workbench-data.ts';

type County = ReturnType<typeof useReader>['counties'][number];
type FigureName = 'households' | 'monitored' | 'leadsOpen' | 'leadsOverdue' | 'casesOverdue';

/** More than these are only named: every figure is a question of its own. */
const mostAsked = 20;

function CountyFigure({ county, figure }: { county: string; figure: FigureName }) {
  const { data, isPending } = useWorkbench(county);
  if (isPending) return <span className={styles.quiet}>…</span>;
  return <Count value={data?.figures[figure]} />;
}

function figureColumn(figure: FigureName, title: string, unit: string): ListColumn<County> {
  const show = ({ code }: County) => <CountyFigure county={code} figure={figure} />;
  return { key: figure, title, unit, kind: 'figure', show };
}

const name: ListColumn<County> = {
  key: 'name',
  title: '县（市、区）',
  show: ({ code, name: words }) => <Link to={`/${code}/workbench`}>{words}</Link>,
};

const withFigures: readonly ListColumn<County>[] = [
  name,
  figureColumn('households', '农户', '户'),
  figureColumn('monitored', '监测对象', '户'),
  figureColumn('leadsOpen', '待核实线索', '条'),
  figureColumn('leadsOverdue', '其中逾期', '条'),
  figureColumn('casesOverdue', '逾期案件', '件'),
];

/** For province and city: their counties, in the order of the codes, never ranked. */
export function CountyList() {
  const { counties, today } = useReader();
  if (counties.length < 2) return null;
  return (
    <Section title="各县（市、区）" note={`${counties.length} 个，截至 ${today}，按区划代码排`}>
      <RecordTable
        name="各县（市、区）"
        columns={counties.length <= mostAsked ? withFigures : [name]}
        rows={counties}
        rowKey={({ code }) => code}
      />
    </Section>
  );
}
