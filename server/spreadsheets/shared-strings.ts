import type { Archive } from './archive.ts';
import { limits } from './limits.ts';
import { SpreadsheetRefused } from './refusal.ts';
import { detached, elementsIn, elementsOf, unescapeXml } from './xml-scanner.ts';

/** The text of a string item or an inline string: its runs one after the other, without the phonetic hints. */
export function textOfRuns(inner: string, prefix: string): string {
  const spoken = inner.includes(`<${prefix}rPh`)
    ? inner.replace(new RegExp(`<${prefix}rPh[\\s\\S]*?</${prefix}rPh>`, 'g'), '')
    : inner;
  const runs = elementsIn(spoken, `${prefix}t`);
  return unescapeXml(runs.map((run) => run.inner).join(''));
}

/** The workbook's shared strings; empty when it has none. They may stand after the sheets in the file. */
export async function readSharedStrings(archive: Archive, part: string | undefined): Promise<string[]> {
  if (part === undefined || !archive.has(part)) return [];
  const strings: string[] = [];
  let characters = 0;
  for await (const item of elementsOf(archive.text(part), 'si')) {
    const text = detached(textOfRuns(item.inner, item.prefix));
    characters += text.length;
    if (characters > limits.sharedCharacters || strings.length >= limits.sharedStrings)
      throw new SpreadsheetRefused('bomb');
    strings.push(text);
  }
  return strings;
}
