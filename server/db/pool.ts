import pg from 'pg';

/** Days and instants stay text, bigint stays exact: a `Date` or a double here is a wrong figure later. */
const TEXT_OIDS = new Set([1082, 1114, 1184]);
const INT8 = 20;

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (TEXT_OIDS.has(oid)) return (value: string) => value;
    if (oid === INT8) return (value: string) => BigInt(value);
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
};

/** Who waits longer than this for a connection is told so instead of waiting for ever. */
const LONGEST_WAIT = 10_000;

/**
 * A pool of connections. `url` may be asked anew for each connection: the embedded database may come back on another
 * port. A client may lose its server at any time, idle or in the middle of a transaction: that is not a crash.
 */
export function openPool(url: string | (() => string), max = 10, longestWait = LONGEST_WAIT): pg.Pool {
  const settings = {
    max,
    types: types as pg.CustomTypesConfig,
    application_name: 'shouwang',
    options: '-c timezone=Asia/Shanghai',
    connectionTimeoutMillis: longestWait,
    keepAlive: true,
  };
  const pool = new pg.Pool(
    typeof url === 'string'
      ? { ...settings, connectionString: url }
      : { ...settings, Client: clientAt(url, settings) as never },
  );
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function clientAt(url: () => string, settings: pg.ClientConfig) {
  return class extends pg.Client {
    constructor() {
      super({ ...settings, connectionString: url() });
    }
  };
}
