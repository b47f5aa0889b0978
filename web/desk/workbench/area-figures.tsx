import { Link, useNavigate } from 'react-router';
import { CASE_STEP_LABELS, CASE_STEPS } from '../../../contract/identification.ts';
import type { Workbench } from '../../../contract/workbench.ts';
import { Count, Figure } from '../../ui/figures.tsx';
import { Section } from '../../ui/section.tsx';
import { useCounty } from '../area-tree.ts';
import { useReader } from '../session.ts';
import styles from './workbench.module.css';

type Figures = Workbench['figures'];

const shown = [
  { key: 'households', label: '农户', unit: '户', to: 'households' },
  { key: 'persons', label: '人口', unit: '人', to: undefined },
  { key: 'monitored', label: '监测对象', unit: '户', to: `households?type=${encodeURIComponent('监测对象')}` },
  { key: 'riskRemoved', label: '其中风险已消除', unit: '户', to: 'households?standing=riskRemoved' },
  { key: 'lifted', label: '脱贫户', unit: '户', to: `households?type=${encodeURIComponent('脱贫户')}` },
  { key: 'leadsOpen', label: '待核实线索', unit: '条', to: 'leads' },
  { key: 'leadsOverdue', label: '其中逾期', unit: '条', to: 'leads?due=overdue' },
  { key: 'casesOverdue', label: '逾期案件', unit: '件', to: 'identification?due=overdue' },
] as const;

function ByCategory({ figures }: { figures: Figures }) {
  const county = useCounty();
  if (figures.byCategory.length === 0) return null;
  return (
    <>
      <h3 className={styles.subtitle}>监测对象按类别，风险未消除（户）</h3>
      <dl className={styles.steps}>
        {figures.byCategory.map(({ category, households }) => (
          <div key={category ?? ''}>
            <dt>
              {category === null ? (
                '类别未填'
              ) : (
                <Link to={`/${county}/households?category=${encodeURIComponent(category)}&standing=riskStands`}>
                  {category}
                </Link>
              )}
            </dt>
            <dd>
              <Count value={households} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function CasesByStep({ figures }: { figures: Figures }) {
  const county = useCounty();
  return (
    <>
      <h3 className={styles.subtitle}>案件在哪一步（件）</h3>
      <dl className={styles.steps}>
        {CASE_STEPS.map((step) => (
          <div key={step}>
            <dt>
              <Link to={`/${county}/identification?step=${step}`}>{CASE_STEP_LABELS[step]}</Link>
            </dt>
            <dd>
              <Count value={figures.casesByStep[step]} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** My area today; every figure leads to what it counts. */
export function AreaFigures({ workbench }: { workbench: Workbench }) {
  const county = useCounty();
  const navigate = useNavigate();
  const { area, counties } = useReader();
  const above = area.level === 'province' || area.level === 'city';
  const place = above ? counties.find(({ code }) => code === county)?.name : area.name;
  const { figures, today } = workbench;
  return (
    <Section title={place ?? area.name} note={`截至 ${today}`}>
      <div className={styles.figures}>
        {shown.map(({ key, label, unit, to }) => (
          <Figure
            key={key}
            label={label}
            unit={unit}
            {...(to !== undefined && figures[key] > 0 ? { onOpen: () => navigate(`/${county}/${to}`) } : {})}
          >
            <Count value={figures[key]} />
          </Figure>
        ))}
      </div>
      <ByCategory figures={figures} />
      <CasesByStep figures={figures} />
    </Section>
  );
}
