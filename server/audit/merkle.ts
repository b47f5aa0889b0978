import { createHash } from 'node:crypto';

const leafMark = 0;
const nodeMark = 1;

/** The leaf of one entry: its number and its code, so that an entry proves its place too. */
export function leafOf(number: number, mac: Buffer): Buffer {
  const place = Buffer.alloc(9);
  place[0] = leafMark;
  place.writeBigUInt64BE(BigInt(number), 1);
  return createHash('sm3').update(place).update(mac).digest();
}

/** The root over the leaves of a batch; leaves and nodes are marked apart as in RFC 6962, an odd one moves up as it is. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  let row = leaves;
  while (row.length > 1) row = above(row);
  return row[0] ?? Buffer.alloc(32);
}

function above(row: readonly Buffer[]): Buffer[] {
  const next: Buffer[] = [];
  for (let index = 0; index < row.length; index += 2) {
    const [left, right] = [row[index], row[index + 1]];
    if (left && right) next.push(createHash('sm3').update(Buffer.of(nodeMark)).update(left).update(right).digest());
    else if (left) next.push(left);
  }
  return next;
}
