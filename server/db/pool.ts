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

/** A pool for the program's role. Idle clients may lose their server at any time: that is not a crash. */
export function openPool(url: string, max = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: types as pg.CustomTypesConfig,
    application_name: 'shouwang',
    options: '-c timezone=Asia/Shanghai',
  });
  pool.on('error', () => undefined);
  return pool;
}
