import { Button } from 'antd';
import { useState } from 'react';
import type { VillageIndicators, VillageMark } from '../../../contract/findings.ts';
import { Section } from '../../ui/section.tsx';
import styles from './data-quality.module.css';
import { useVillageIndicators } from './finding-data.ts';
import { TellVillage } from './tell-village.tsx';

const HEADS = [
  '户数',
  '监测对象',
  '未消除占比',
  '消除率',
  '大病残疾',
  '住房',
  '饮水',
  '灾害意外',
  '产业失败',
  '务工时间短',
  '政策衔接',
  '扶贫资产',
  '贷款逾期',
];

function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part * 100) / whole).toFixed(1)}%`;
}

function figuresOf(village: VillageIndicators): readonly string[] {
  const { households, monitored, removed, standingPeople, ruralPeople } = village;
  const counts = [village.ill, village.housing, village.water, village.disaster, village.project, village.shortWork];
  const { told } = village;
  const ofDepartments = told ? [told.transition, told.assets, told.loans].map(String) : ['—', '—', '—'];
  const first = [households, monitored].map((count) => count.toLocaleString('zh-CN'));
  return [
    ...first,
    percent(standingPeople, ruralPeople),
    percent(removed, monitored),
    ...counts.map(String),
    ...ofDepartments,
  ];
}

/** 规模性返贫风险 by village: heavy, blank and all too successful ones marked; no ranking, in the order of the codes. */
export function VillageSection({ area }: { area: string | undefined }) {
  const risks = useVillageIndicators(area).data;
  const [telling, setTelling] = useState<VillageIndicators>();
  if (risks === undefined || risks.villages.length === 0) return null;
  const { villages, removalPercent, heavyPercent, mayTell } = risks;
  const labels: Record<VillageMark, string> = {
    ...{ heavy: `未消除占比高于 ${heavyPercent}%`, blank: '空白村', inflated: '消除率偏高' },
  };
  return (
    <Section
      title="各村规模性返贫风险"
      note={`占比是未消除的人数比农村人口；消除率各村合计 ${removalPercent.toFixed(1)}%。政策衔接、扶贫资产、贷款逾期是部门报来的数，没有报是“—”。`}
    >
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">村</th>
              {HEADS.map((head) => (
                <th key={head} scope="col" className={styles.figure}>
                  {head}
                </th>
              ))}
              <th scope="col">要看一看</th>
              <th scope="col">部门报来的</th>
            </tr>
          </thead>
          <tbody>
            {villages.map((village) => (
              <tr key={village.area}>
                <td className={styles.name}>{village.name}</td>
                {figuresOf(village).map((figure, n) => (
                  <td key={HEADS[n]} className={styles.figure}>
                    {figure}
                  </td>
                ))}
                <td className={styles.marks}>{village.marks.map((mark) => labels[mark]).join('、')}</td>
                <td className={styles.marks}>
                  {mayTell && (
                    <Button type="link" className={styles.link} onClick={() => setTelling(village)}>
                      录入<span className="visually-hidden">{village.name}</span>
                    </Button>
                  )}
                  {village.told && (
                    <div className={styles.quiet}>
                      {village.told.toldBy}，{village.told.asOf}
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {telling && <TellVillage village={telling} onClose={() => setTelling(undefined)} />}
    </Section>
  );
}
