import type { Archive } from './archive.ts';
import { limits } from './limits.ts';
import { SpreadsheetRefused } from './refusal.ts';
import { detached, elementsIn, elementsOf, unescapeXml } from './xml-scanner.ts';

/** The text of a string item or an inline string: its runs one after the other, without the phonetic hints. */
export function textOfRuns(inner: string, prefix: string): string {
  const runs = elementsIn(withoutPhonetics(inner, prefix), `${prefix}t`);
  return unescapeXml(runs.map((run) => run.inner).join(''));
}

function withoutPhonetics(inner: string, prefix: string): string {
  const [opening, closing] = [`<${prefix}rPh`, `</${prefix}rPh>`];
  let spoken = '';
  let from = 0;
  for (;;) {
    const start = inner.indexOf(opening, from);
    const end = start < 0 ? -1 : inner.indexOf(closing, start);
    if (end < 0) return spoken + inner.slice(from);
    spoken += inner.slice(from, start);
    from = end + closing.length;
  }
}

/** The workbook's shared strings; empty when it has none. They may stand after the sheets in the file. */
export async function readSharedStrings(archive: Archive, part: string | undefined): Promise<string[]> {
  if (part === undefined || !archive.has(part)) return [];
  if (archive.size(part) > limits.sharedBytes) throw new SpreadsheetRefused('bomb');
  const strings: string[] = [];
  let characters = 0;
  for await (const { prefix, elements } of elementsOf(archive.text(part), 'si')) {
    for (const { inner } of elements) {
      const text = detached(textOfRuns(inner, prefix));
      characters += text.length;
      if (characters > limits.sharedCharacters || strings.length >= limits.sharedStrings)
        throw new SpreadsheetRefused('bomb');
      strings.push(text);
    }
  }
  return strings;
}
