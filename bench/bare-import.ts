import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { nameGrams } from '../domain/name-grams.ts';
import { type BareRow, bareRows } from './bare-scan.ts';

/** One sheet as a plain table of texts, with an index for each way in which ours finds its rows. */
interface PlainTable {
  readonly sheet: string;
  readonly table: string;
  readonly columns: number;
  readonly indexes: readonly string[];
}

const TABLES: readonly PlainTable[] = [
  { sheet: '行政区划', table: 'plain_area', columns: 5, indexes: ['c0'] },
  { sheet: '农户', table: 'plain_household', columns: 21, indexes: ['c0', 'c1, c0', 'c6'] },
  { sheet: '家庭成员', table: 'plain_member', columns: 20, indexes: ['c0', 'c3', 'c19'] },
  { sheet: '监测对象', table: 'plain_monitored', columns: 11, indexes: ['c0', 'c1, c0'] },
  { sheet: '帮扶措施', table: 'plain_measure', columns: 9, indexes: ['c0'] },
  { sheet: '入户排查登记', table: 'plain_form', columns: 17, indexes: ['c0, c1', 'c1, c0'] },
];

/**
 * What somebody does who needs neither rights nor secrets nor history: scans the sheets, copies the texts as they are,
 * one table a sheet, and builds the indexes that ours has, the search by name among them. Nothing is judged.
 */
export async function bareImport(url: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create schema bare; set search_path = bare');
  for (const table of TABLES) await load(client, folder, table);
  await indexNames(client);
  await client.query('drop schema bare cascade');
  await client.end();
}

async function load(client: pg.Client, folder: string, { sheet, table, columns, indexes }: PlainTable): Promise<void> {
  const names = Array.from({ length: columns }, (_, n) => `c${n}`);
  await client.query(`create table ${table} (id bigint generated always as identity, ${names.join(' text, ')} text)`);
  await copy(client, `${table} (${names.join(', ')})`, linesOf(`${folder}/${sheet}.xlsx`, columns));
  await client.query(`alter table ${table} add primary key (id)`);
  for (const columns of indexes) await client.query(`create index on ${table} (${columns})`);
}

async function* linesOf(path: string, columns: number): AsyncGenerator<string> {
  let isHeader = true;
  for await (const rows of bareRows(path)) {
    const body = isHeader ? rows.slice(1) : rows;
    isHeader = false;
    yield body.map((row) => lineOf(row, columns)).join('');
  }
}

function lineOf(row: BareRow, columns: number): string {
  let line = row[0] ?? '\\N';
  for (let column = 1; column < columns; column += 1) line += `\t${row[column] ?? '\\N'}`;
  return `${line}\n`;
}

/** The same grams as ours, cut once a name, joined and indexed by the database. */
async function indexNames(client: pg.Client): Promise<void> {
  await client.query('create table plain_piece (name text, gram text)');
  const { rows } = await client.query<{ name: string }>('select distinct c1 as name from plain_member');
  await copy(client, 'plain_piece (name, gram)', [
    rows.flatMap(({ name }) => nameGrams(name).map((gram) => `${name}\t${gram}\n`)).join(''),
  ]);
  await client.query(`create table plain_gram as
    select p.gram, h.c1 as area, m.c0 as household, m.id as member
    from plain_member m join plain_household h on h.c0 = m.c0 join plain_piece p on p.name = m.c1`);
  await client.query('create index on plain_gram (gram, area, household, member)');
}

async function copy(client: pg.Client, target: string, lines: AsyncIterable<string> | Iterable<string>): Promise<void> {
  const stream = client.query(copyFrom(`copy ${target} from stdin`));
  for await (const line of lines) if (line !== '' && !stream.write(line)) await once(stream, 'drain');
  stream.end();
  await finished(stream);
}
