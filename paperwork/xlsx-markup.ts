const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text from markup: the five entities and character numbers. */
export function decodeMarkup(markup: string): string {
  return markup.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    return String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
  });
}

/** Text as markup; characters that XML 1.0 cannot hold are left out. */
export function encodeMarkup(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

const attributePatterns = new Map<string, RegExp>();

function attributePattern(name: string): RegExp {
  const known = attributePatterns.get(name);
  if (known !== undefined) return known;
  const pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  attributePatterns.set(name, pattern);
  return pattern;
}

/** An attribute of a tag's attribute text, undefined when absent. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const match = attributePattern(name).exec(attributes);
  return match === null ? undefined : decodeMarkup(match[1] ?? match[2] ?? '');
}

/** `0` → `A`, `26` → `AA`. */
export function columnLetters(column: number): string {
  return column < 0 ? '' : columnLetters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));
}

/** `AA7` → `26`. */
export function columnOfReference(reference: string): number {
  let column = 0;
  for (const letter of reference.replace(/[^A-Z]/g, '')) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** The elements of a name that are complete, in their order; those of one name do not nest in a workbook. */
export function elementsOf(markup: string, tag: string): { attributes: string; inside: string }[] {
  const [opening, closing] = [`<${tag}`, `</${tag}>`];
  const elements: { attributes: string; inside: string }[] = [];
  // By plain search: a pattern over marks that never end takes minutes for a hundred thousand of them.
  for (let start = markup.indexOf(opening); start >= 0; ) {
    const open = markup.indexOf('>', start);
    if (open < 0) return elements;
    const isOther = !/[\s/>]/.test(markup[start + opening.length] ?? '');
    const isEmpty = markup[open - 1] === '/';
    const close = isOther || isEmpty ? open : markup.indexOf(closing, open);
    if (close < 0) return elements;
    const attributes = markup.slice(start + opening.length, isEmpty ? open - 1 : open);
    if (!isOther) elements.push({ attributes, inside: markup.slice(open + 1, Math.max(close, open + 1)) });
    start = markup.indexOf(opening, isOther ? start + opening.length : close + 1);
  }
  return elements;
}

/** The visible text of a string's markup: its runs joined, phonetic hints left out. */
export function textOfRuns(markup: string): string {
  return elementsOf(withoutHints(markup), 't')
    .map(({ inside }) => decodeMarkup(inside))
    .join('');
}

function withoutHints(markup: string): string {
  let bare = '';
  let from = 0;
  for (;;) {
    const start = markup.indexOf('<rPh', from);
    const end = start < 0 ? -1 : markup.indexOf('</rPh>', start);
    if (end < 0) return bare + markup.slice(from);
    bare += markup.slice(from, start);
    from = end + '</rPh>'.length;
  }
}
