import { limits } from './limits.ts';
import { SpreadsheetRefused } from './refusal.ts';

/** One element: what stands in its opening tag after the name, and everything between its tags. */
export interface XmlElement {
  readonly attributes: string;
  readonly inner: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function characterOf(reference: string, whole: string): string {
  const code = reference.startsWith('#x') ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Text between tags as characters: entities, CDATA, and Excel's own `_x000D_`. */
export function unescapeXml(text: string): string {
  let plain = text;
  if (plain.includes('<![CDATA[')) plain = withoutCdata(plain);
  if (plain.includes('&')) {
    plain = plain.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (whole, reference: string) =>
      reference.startsWith('#') ? characterOf(reference, whole) : (entities[reference] ?? whole),
    );
  }
  if (!plain.includes('_x')) return plain;
  return plain.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => escapedCharacter(Number.parseInt(code, 16)));
}

/** A NUL is no text and the database takes none. */
function escapedCharacter(code: number): string {
  return code === 0 ? '' : String.fromCharCode(code);
}

/** By plain search: a pattern over marks that never end takes a minute for a hundred thousand of them. */
function withoutCdata(text: string): string {
  let plain = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf('<![CDATA[', from);
    const end = start < 0 ? -1 : text.indexOf(']]>', start);
    if (end < 0) return plain + text.slice(from);
    plain += text.slice(from, start) + text.slice(start + 9, end);
    from = end + 3;
  }
}

/** The value of an attribute in the text of an opening tag. Single quotes are legal though no office writes them. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const start = attributes.indexOf(` ${name}="`);
  if (start >= 0) {
    const from = start + name.length + 3;
    return attributes.slice(from, attributes.indexOf('"', from));
  }
  if (!attributes.includes("'")) return undefined;
  return new RegExp(`\\s${name}\\s*=\\s*'([^']*)'`).exec(attributes)?.[1];
}

function isEndOfName(character: string | undefined): boolean {
  return (
    character === ' ' ||
    character === '>' ||
    character === '/' ||
    character === '\n' ||
    character === '\r' ||
    character === '\t'
  );
}

function findOpening(text: string, opening: string, from: number): number {
  let start = text.indexOf(opening, from);
  while (start >= 0 && start + opening.length < text.length && !isEndOfName(text[start + opening.length])) {
    start = text.indexOf(opening, start + 1);
  }
  return start;
}

/** The element that begins at `start`, and where it ends; undefined when the text stops inside it. */
function elementAt(text: string, tag: string, start: number): { element: XmlElement; end: number } | undefined {
  const tagEnd = text.indexOf('>', start);
  if (tagEnd < 0) return undefined;
  const attributesFrom = start + tag.length + 1;
  if (text[tagEnd - 1] === '/') {
    return { element: { attributes: text.slice(attributesFrom, tagEnd - 1), inner: '' }, end: tagEnd + 1 };
  }
  const closing = text.indexOf(`</${tag}>`, tagEnd);
  if (closing < 0) return undefined;
  const element = { attributes: text.slice(attributesFrom, tagEnd), inner: text.slice(tagEnd + 1, closing) };
  return { element, end: closing + tag.length + 3 };
}

/** What stands between the tags of the first element of this name; undefined without one. */
export function firstInner(text: string, tag: string): string | undefined {
  const start = findOpening(text, `<${tag}`, 0);
  return start < 0 ? undefined : elementAt(text, tag, start)?.element.inner;
}

/** Every complete element of this name in a text, in order; elements of one name do not nest in a workbook. */
export function elementsIn(text: string, tag: string): XmlElement[] {
  const opening = `<${tag}`;
  const elements: XmlElement[] = [];
  let start = findOpening(text, opening, 0);
  while (start >= 0) {
    const found = elementAt(text, tag, start);
    if (found === undefined) return elements;
    elements.push(found.element);
    start = findOpening(text, opening, found.end);
  }
  return elements;
}

/** The elements that a piece of the text completes; `prefix` is that of the root, with its colon. */
interface XmlElements {
  readonly prefix: string;
  readonly elements: readonly XmlElement[];
}

/**
 * The same over a stream of pieces, holding only the element that is not yet complete. `local` is the name without
 * prefix: some programs write `<x:row>`, and the prefix of the first element is taken for all.
 */
export async function* elementsOf(pieces: AsyncIterable<string>, local: string): AsyncGenerator<XmlElements> {
  let rest = '';
  let prefix: string | undefined;
  let awaited = '';
  let waiting: string[] = [];
  let tail = '';
  for await (const piece of pieces) {
    // An element over many pieces is put together once, when what it waits for has come.
    const joint = tail + piece;
    tail = joint.slice(-tailCharacters);
    waiting.push(piece);
    if (awaited !== '' && !joint.includes(awaited)) {
      if (lengthOf(waiting) + rest.length > limits.elementCharacters) throw new SpreadsheetRefused('bomb');
      continue;
    }
    const text = rest + waiting.join('');
    waiting = [];
    prefix ??= prefixOf(text);
    if (prefix === undefined && text.length > limits.rootWithinCharacters) throw new SpreadsheetRefused('damaged');
    const tag = `${prefix ?? ''}${local}`;
    const elements: XmlElement[] = [];
    let read = 0;
    let start = prefix === undefined ? -1 : findOpening(text, `<${tag}`, 0);
    while (start >= 0) {
      const found = elementAt(text, tag, start);
      if (found === undefined) break;
      elements.push(found.element);
      read = found.end;
      start = findOpening(text, `<${tag}`, read);
    }
    if (elements.length > 0) yield { prefix: prefix ?? '', elements };
    awaited = start < 0 ? '' : awaitedBy(text, tag, start);
    if (start >= 0) rest = text.slice(start);
    else rest = prefix === undefined ? text : text.slice(Math.max(read, text.length - tag.length - 1));
    if (rest.length > limits.elementCharacters) throw new SpreadsheetRefused('bomb');
  }
}

/** Longer than any closing tag that may be cut by the border between two pieces. */
const tailCharacters = 256;

function lengthOf(pieces: readonly string[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}

/** What an incomplete element at `start` cannot do without. A tag longer than the tail is looked at every time. */
function awaitedBy(text: string, tag: string, start: number): string {
  if (text.indexOf('>', start) < 0) return '>';
  return tag.length + 3 > tailCharacters ? '' : `</${tag}>`;
}

/** The prefix of the root element, with its colon; undefined while the root has not come. */
export function prefixOf(text: string): string | undefined {
  const root = /<(?:([A-Za-z_][\w.-]*:))?[A-Za-z_][\w.-]*[\s>/]/.exec(text);
  return root === null ? undefined : (root[1] ?? '');
}

/** A copy that does not keep alive the piece it was cut from: the engine cuts strings of 13 characters and more by reference. */
export function detached(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf8').toString('utf8');
}
