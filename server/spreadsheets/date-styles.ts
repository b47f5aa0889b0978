import { limits } from './limits.ts';
import { attributeOf, elementsIn, prefixOf, unescapeXml } from './xml-scanner.ts';

/** ECMA-376 18.8.30: the built-in formats that show a day; 27–36 and 50–58 are the Chinese ones. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** A format shows a day when a year or a day, or hours beside a month, is left after quoted text, brackets and fillers are gone. */
function showsDate(format: string): boolean {
  if (format.length > limits.formatCharacters) return false;
  const bare = format.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '');
  return /[yd年日]/i.test(bare) || /m.*h/i.test(bare) || /^m+$/i.test(bare);
}

/** For each cell style of `styles.xml`, whether it shows its number as a day. */
export function dateStylesOf(stylesXml: string): boolean[] {
  const prefix = prefixOf(stylesXml.replace(/^<\?[\s\S]*?\?>/, '')) ?? '';
  const custom = new Map<number, boolean>();
  for (const { attributes } of elementsIn(stylesXml, `${prefix}numFmt`)) {
    const format = unescapeXml(attributeOf(attributes, 'formatCode') ?? '');
    custom.set(Number(attributeOf(attributes, 'numFmtId')), showsDate(format));
  }
  const [cellStyles] = elementsIn(stylesXml, `${prefix}cellXfs`);
  const dates: boolean[] = [];
  for (const { attributes } of elementsIn(cellStyles?.inner ?? '', `${prefix}xf`)) {
    const id = Number(attributeOf(attributes, 'numFmtId') ?? '0');
    dates.push(custom.get(id) ?? isBuiltInDate(id));
  }
  return dates;
}
