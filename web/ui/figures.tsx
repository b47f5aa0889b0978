import type { ReactNode } from 'react';
import type { PlainDate } from '../../domain/plain-date.ts';
import styles from './figures.module.css';

const yuanFormat = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const countFormat = new Intl.NumberFormat('zh-CN');

/** Yuan for people, always two decimals: `27,160.00`. The number comes from the wire; it is shown, never calculated with. */
export function yuanText(yuan: number): string {
  return yuanFormat.format(yuan);
}

function Unknown() {
  return (
    <span className={styles.unknown} title="没有数据">
      <span aria-hidden="true">—</span>
      <span className="visually-hidden">没有数据</span>
    </span>
  );
}

/** An amount in yuan, tabular. Its unit stands in the header or label beside it, not here. */
export function Money({ yuan }: { yuan: number | null | undefined }) {
  if (yuan === null || yuan === undefined) return <Unknown />;
  return <span className={styles.figure}>{yuanText(yuan)}</span>;
}

/** A count (户, 人, 天), tabular with thousands separators. Zero is a figure and is shown; unknown is a dash. */
export function Count({ value }: { value: number | null | undefined }) {
  if (value === null || value === undefined) return <Unknown />;
  return <span className={styles.figure}>{countFormat.format(value)}</span>;
}

interface FigureProps {
  label: string;
  children: ReactNode;
  /** 户, 人, 元, 元/人: the base the number counts in. */
  unit: string;
  /** The day the figure is true on. */
  on?: PlainDate;
  /** What it is measured against, in words: `监测范围 6,900 元`. */
  against?: string;
  onOpen?: () => void;
}

/** One figure that says its base, its line and its date, as every number on a page must. */
export function Figure({ label, children, unit, on, against, onOpen }: FigureProps) {
  const number = (
    <>
      <span className={styles.large}>{children}</span>
      <span className={styles.unit}>{unit}</span>
    </>
  );
  return (
    <div className={styles.block}>
      <div className={styles.label}>{label}</div>
      {onOpen === undefined ? (
        <div>{number}</div>
      ) : (
        <button type="button" className={styles.open} onClick={onOpen}>
          {number}
        </button>
      )}
      <div className={styles.note}>
        {[against, on === undefined ? undefined : `截至 ${on}`].filter(Boolean).join(' · ')}
      </div>
    </div>
  );
}
