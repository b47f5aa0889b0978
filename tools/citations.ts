import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Citation, citationText, parseCitation, readCitations } from '../policy/sources/citation.ts';
import { clausesOf } from '../policy/sources/clauses.ts';
import { SOURCE_CODES } from '../policy/sources/sources.ts';

const root = join(import.meta.dirname, '..');
const rooms = 'domain policy contract paperwork server web cli demo journeys bench tools decisions'.split(' ');
const guides = [
  'GLOSSARY.md',
  'ARCHITECTURE.md',
  'README.md',
  'README.zh-CN.md',
  'GUIDE.zh-CN.md',
  'OPERATOR.zh-CN.md',
];

/** A citation where it stands. */
export interface WrittenCitation {
  readonly file: string;
  readonly cites: string;
}

/** Every citation in the project: in code, in comments, in SQL, in guides. Tests cite what is not there on purpose. */
export function listWrittenCitations(): WrittenCitation[] {
  return writtenFiles().flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return readCitations(text).map((citation) => ({ file, cites: citationText(citation) }));
  });
}

/** Every literal of `cites` that no parser reads: written by another grammar than the one there is. */
export function listUnreadable(): WrittenCitation[] {
  return writtenFiles().flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(/\bcites(?:: |=\{?)['"`]([^'"`$]+)['"`]/g)]
      .map(([, cites = '']) => ({ file, cites }))
      .filter(({ cites }) => cites !== 'own default' && parseCitation(cites) === undefined);
  });
}

/** Whether a citation is written as one and its clause stands in its source. */
export function isCitable(cites: string): boolean {
  const citation = parseCitation(cites);
  return citation !== undefined && hasClause(citation);
}

let read: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function hasClause({ source, path }: Citation): boolean {
  read ??= new Map(SOURCE_CODES.map((code) => [code, new Set(clausesOf(code, wordsOf(code)).map((one) => one.path))]));
  return read.get(source)?.has(path) ?? false;
}

function wordsOf(code: string): string {
  return readFileSync(join(root, 'policy', 'sources', `${code}.txt`), 'utf8');
}

function writtenFiles(): string[] {
  const inRooms = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
  );
  const written = /\.(tsx?|mjs|sql|md|css)$/;
  return [...inRooms, ...guides].filter((file) => written.test(file) && !/\.test\.tsx?$/.test(file));
}
