import { attachment2Header } from './lz-attachment-2.ts';
import type { HeaderCell } from './merged-header.ts';

function wordsByKey(cells: readonly HeaderCell[], above: readonly string[] = []): [string, string][] {
  return cells.flatMap(({ key, label, children }): [string, string][] => {
    const words = [...above, label];
    if (children) return wordsByKey(children, words);
    return key === undefined ? [] : [[key, words.join(' · ')]];
  });
}

const words = new Map(wordsByKey(attachment2Header));

/** What a figure column of attachment 2 counts, in full words: `新识别纳入监测户情况 · 合计 · 户数`. */
export function columnWords(column: string): string {
  return words.get(column) ?? column;
}
