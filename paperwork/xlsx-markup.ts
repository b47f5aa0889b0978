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

/** The visible text of a string's markup: its runs joined, phonetic hints left out. */
export function textOfRuns(markup: string): string {
  const bare = markup.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '');
  return [...bare.matchAll(/<t\b[^>]*>([\s\S]*?)<\/t>/g)].map((match) => decodeMarkup(match[1] ?? '')).join('');
}
