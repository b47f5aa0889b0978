import type { ActName } from './acts.ts';
import type { CaseStep } from './identification.ts';

/** One thing that waits for the reader's desk. */
export interface WorkItem {
  kind: 'lead' | 'case';
  /** Of the lead or the case. */
  id: string;
  household: string;
  householdNo: string;
  headName: string | null;
  villageName: string;
  /** 核实线索, 登记民主评议: what there is to do. */
  title: string;
  act: ActName | 'verify';
  /** The day by which; null when no clock runs. */
  dueOn: string | null;
  /** It cannot be done before this day (a notice that still runs). */
  notBefore: string | null;
}

export interface WorkGroup {
  /** The most urgent first, at most 50. */
  items: WorkItem[];
  count: number;
}

/** `GET /counties/:county/workbench` */
export interface Workbench {
  today: string;
  overdue: WorkGroup;
  dueToday: WorkGroup;
  /** Up to the Sunday that ends this week. */
  thisWeek: WorkGroup;
  later: WorkGroup;
  /** The reader's area in figures, today. */
  figures: {
    households: number;
    persons: number;
    /** 监测对象 in all, and of them with the risk removed. */
    monitored: number;
    riskRemoved: number;
    /** 监测对象 whose risk is not removed, by category; an empty category is not registered. */
    byCategory: { category: string | null; households: number }[];
    lifted: number;
    leadsOpen: number;
    leadsOverdue: number;
    casesOverdue: number;
    casesByStep: Record<CaseStep, number>;
  };
}
