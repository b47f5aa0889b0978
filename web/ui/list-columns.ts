import { type ReactNode, useState } from 'react';

/** One column of a list. */
export interface ListColumn<Row> {
  key: string;
  title: string;
  /** 户, 人, 元: stands in the header, once. */
  unit?: string;
  /** Figures are tabular and right-aligned. */
  kind?: 'text' | 'figure';
  /** Pixels; without it the content decides. */
  width?: number;
  /** The server can order by `key`. */
  sortable?: boolean;
  /** Not shown until chosen in the column settings. */
  hidden?: boolean;
  show: (row: Row) => ReactNode;
}

export type Density = 'compact' | 'roomy';

interface ListTaste {
  hidden: readonly string[];
  density: Density;
}

function storedTaste(key: string): Partial<ListTaste> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<ListTaste>;
  } catch {
    return {};
  }
}

/**
 * Which columns a person wants and how dense: kept in this browser under the list's name, never on the server.
 * The first column always shows; it names the row.
 */
export function useListTaste<Row>(name: string, columns: readonly ListColumn<Row>[]) {
  const key = `list:${name}`;
  const [taste, setTaste] = useState<ListTaste>(() => ({
    hidden: columns.filter((column) => column.hidden).map((column) => column.key),
    density: 'compact',
    ...storedTaste(key),
  }));
  const keep = (next: ListTaste) => {
    setTaste(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // A browser that keeps nothing still shows the list; the taste lasts until the page is left.
    }
  };
  return {
    density: taste.density,
    shown: columns.filter((column, i) => i === 0 || !taste.hidden.includes(column.key)),
    setDensity: (density: Density) => keep({ ...taste, density }),
    setShown: (keys: readonly string[]) =>
      keep({ ...taste, hidden: columns.filter((column) => !keys.includes(column.key)).map((column) => column.key) }),
  };
}
