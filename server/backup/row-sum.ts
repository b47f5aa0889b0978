import { createHash } from 'node:crypto';

/** How many rows a table has, and a sum over the SHA-256 of each row in hexadecimal digits. */
export interface RowSum {
  readonly rows: number;
  readonly sum: string;
}

const END_OF_ROW = 0x0a;

/**
 * Sums rows in COPY's text form as they pass by. The sum does not depend on the order of the rows, which PostgreSQL
 * does not promise; a line break inside a value is written `\n` there, so that a line is always one row.
 */
export function rowSummer(): { add(piece: Uint8Array): void; result(): RowSum } {
  const lanes = new Uint32Array(8);
  let rows = 0;
  let begun: Uint8Array = new Uint8Array(0);

  function count(row: Uint8Array): void {
    const digest = createHash('sha256').update(row).digest();
    for (let lane = 0; lane < 8; lane += 1) lanes[lane] = (lanes[lane] ?? 0) + digest.readUInt32BE(lane * 4);
    rows += 1;
  }

  return {
    add(piece) {
      const bytes = begun.length > 0 ? Buffer.concat([begun, piece]) : piece;
      let from = 0;
      for (let end = bytes.indexOf(END_OF_ROW); end >= 0; end = bytes.indexOf(END_OF_ROW, from)) {
        count(bytes.subarray(from, end));
        from = end + 1;
      }
      begun = bytes.subarray(from);
    },
    result: () => ({ rows, sum: [...lanes].map((lane) => lane.toString(16).padStart(8, '0')).join('') }),
  };
}

/** Hands the pieces on and adds them up on the way. */
export async function* summed(
  pieces: AsyncIterable<Uint8Array>,
  summer: { add(piece: Uint8Array): void },
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    summer.add(piece);
    yield piece;
  }
}
