import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

type CopyValue = string | number | bigint | boolean | Buffer | readonly string[] | null;

export type TableRow = readonly CopyValue[];

/** Several tables loaded at once, each on a connection of its own. */
export interface Loading {
  add(table: string, columns: readonly string[], rows: readonly TableRow[]): Promise<void>;
  /** Ends the copies and commits. */
  end(): Promise<void>;
}

interface Copy {
  readonly client: pg.Client;
  readonly stream: NodeJS.WritableStream;
}

const ROWS_AT_ONCE = 500;

/** Loads as the owner, past every policy: what the program itself may not do. */
export function loadTables(adminUrl: string): Loading {
  const copies = new Map<string, Copy>();
  async function copyOf(table: string, columns: readonly string[]): Promise<Copy> {
    const known = copies.get(table);
    if (known) return known;
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
    copies.set(table, { client, stream });
    return { client, stream };
  }
  return {
    async add(table, columns, rows) {
      const { stream } = await copyOf(table, columns);
      for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
        const lines = rows
          .slice(start, start + ROWS_AT_ONCE)
          .map(lineOf)
          .join('');
        if (!stream.write(lines)) await once(stream, 'drain');
      }
    },
    async end() {
      for (const { client, stream } of copies.values()) {
        stream.end();
        await finished(stream);
        await client.end();
      }
    },
  };
}

function lineOf(row: TableRow): string {
  return `${row.map(textOf).join('\t')}\n`;
}

/** What is made up holds no tab, backslash or quote, so nothing is escaped. */
function textOf(value: CopyValue): string {
  if (value === null) return '\\N';
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  return typeof value === 'object' ? `{${value.join(',')}}` : String(value);
}
