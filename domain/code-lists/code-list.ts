/** One value: `label` is what people see and what is stored, `gb` the code of the national standard. */
export interface CodeValue {
  readonly label: string;
  readonly gb?: string;
}

/** A value list. `field` is its number on the form (A8), or absent where the form has none. */
export interface CodeList {
  readonly title: string;
  readonly field?: string;
  /** Closed: any other value is a fault. Open: any other value is taken and reported. */
  readonly closed: boolean;
  /** Several values may hold at once; written joined by a comma. */
  readonly several?: boolean;
  readonly values: readonly CodeValue[];
  /** Other words that offices write for a label, each beside the label it stands for. */
  readonly alsoWritten?: Readonly<Record<string, string>>;
}

/** The values of labels that have no national code. */
export function labelled(...labels: string[]): CodeValue[] {
  return labels.map((label) => ({ label }));
}

function bareLabel(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

// A county's members ask some fifteen million times: without the index the normalising of labels outweighs the reading.
const indexes = new WeakMap<CodeList, ReadonlyMap<string, string>>();

function indexOf(list: CodeList): ReadonlyMap<string, string> {
  const kept = indexes.get(list);
  if (kept !== undefined) return kept;
  const others = Object.entries(list.alsoWritten ?? {});
  const labels = list.values.map(({ label }): [string, string] => [bareLabel(label), label]);
  const index = new Map([...others, ...labels]);
  indexes.set(list, index);
  return index;
}

/** The label of `list` that `text` means, whatever its width, blanks or brackets; undefined when the list has none. */
export function findLabel(list: CodeList, text: string): string | undefined {
  const index = indexOf(list);
  return index.get(text) ?? index.get(bareLabel(text));
}

/** The labels of a list, in its order. */
export function labelsOf(list: CodeList): string[] {
  return list.values.map(({ label }) => label);
}
