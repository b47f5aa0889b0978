/** A clause in the document's own words, without those of the clauses below it. */
export interface Clause {
  /** Without blanks: `一(一)4(3)`, `附件3A26`, `附件3注2`. */
  readonly path: string;
  readonly text: string;
}

/** How a clause of each level begins; deeper ones later. Offices mix full-width and half-width brackets. */
const LEVELS = [
  /^([一二三四五六七八九十]+)、/,
  /^[（(]([一二三四五六七八九十]+)[）)]/,
  /^(\d+)\.(?!\d)/,
  /^[（(](\d+)[）)]/,
];
const ATTACHMENT = /^附件\s*(\d*)[:：]?$/;
const PAGE_NUMBER = /^[—\-\d\s]+$/;

/** Splits a document into its clauses, in its order. A path that comes twice keeps the words of its first place. */
export function clausesOf(text: string): Clause[] {
  const sections = sectionsOf(text.split('\n').map((line) => line.trim()));
  const clauses = sections.flatMap((section) => [section, ...insideAttachment(section)]);
  const first = clauses.filter(({ path }, index) => clauses.findIndex((other) => other.path === path) === index);
  return first.map(({ path, text: words }) => ({ path, text: words.replaceAll('\n', '') }));
}

/** The clause a citation such as `一(一)4(3)` or `附件3 注2` names; undefined when the document has no such clause. */
export function findClause(clauses: readonly Clause[], path: string): Clause | undefined {
  const bare = path.normalize('NFKC').replace(/\s/g, '');
  return clauses.find((clause) => clause.path === bare);
}

function sectionsOf(lines: readonly string[]): Clause[] {
  const sections: { path: string; text: string }[] = [];
  let parts: string[] = [];
  for (const line of lines) {
    if (line === '' || PAGE_NUMBER.test(line)) continue;
    const next = headingOf(line, parts);
    if (next) {
      parts = next;
      sections.push({ path: next.join(''), text: line });
    } else {
      const current = sections.at(-1);
      if (current) current.text += `\n${line}`;
    }
  }
  return sections;
}

/** The path of the clause that a line opens; undefined for a line that carries on. Attachments are tables: no headings. */
function headingOf(line: string, above: readonly string[]): string[] | undefined {
  const attachment = ATTACHMENT.exec(line);
  if (attachment) return [`附件${attachment[1] ?? ''}`];
  if (above[0]?.startsWith('附件')) return undefined;
  for (const [level, pattern] of LEVELS.entries()) {
    const number = pattern.exec(line)?.[1];
    if (number === undefined) continue;
    const part = level % 2 === 1 ? `(${number})` : number;
    return [...Array.from({ length: level }, (_, i) => above[i] ?? ''), part];
  }
  return undefined;
}

/** Fields (`A26`), notes (`注1`) and the remark (`备注`) of a form. */
function insideAttachment({ path, text }: Clause): Clause[] {
  if (!/^附件\d/.test(path)) return [];
  const [form = '', notes = ''] = text.split(/(?<!备)注[:：]/);
  const remark = /备注[:：](.+)$/s.exec(form)?.[1];
  return [
    ...fieldsOf(form).map((field) => ({ path: `${path}${field.path}`, text: field.text })),
    ...notesOf(notes).map((note) => ({ path: `${path}注${note.path}`, text: note.text })),
    ...(remark ? [{ path: `${path}备注`, text: remark }] : []),
  ];
}

/** A field runs from where its code stands first to where the next new code stands; later mentions belong to the text. */
function fieldsOf(form: string): Clause[] {
  const seen = new Set<string>();
  const starts = [...form.matchAll(/A\d+[a-z]?/g)].filter(([code]) => !seen.has(code) && seen.add(code));
  return starts.map((start, i) => ({ path: start[0], text: form.slice(start.index, starts[i + 1]?.index) }));
}

function notesOf(notes: string): Clause[] {
  return [...notes.matchAll(/^(\d+)、(.+)$/gm)].map(([, path = '', text = '']) => ({ path, text }));
}
