/** Reads exact numbers of bytes from a stream of pieces of any size. */
export interface ByteReader {
  /** Exactly `length` bytes, or undefined when the stream ends before. */
  take(length: number): Promise<Buffer | undefined>;
  /** Up to and without the next `\n`, or undefined when there is none within `limit` bytes. */
  takeLine(limit: number): Promise<Buffer | undefined>;
  isAtEnd(): Promise<boolean>;
}

export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const pieces = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  /** Gathers until `length` bytes are there or the stream ends; joins once, not piece by piece. */
  async function gather(length: number): Promise<void> {
    const held = [rest];
    let size = rest.length;
    while (size < length) {
      const next = await pieces.next();
      if (next.done === true) break;
      held.push(Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength));
      size += next.value.byteLength;
    }
    if (held.length > 1) rest = Buffer.concat(held);
  }

  function cut(length: number): Buffer {
    const taken = rest.subarray(0, length);
    rest = rest.subarray(length);
    return taken;
  }

  return {
    async take(length) {
      await gather(length);
      return rest.length < length ? undefined : cut(length);
    },
    async takeLine(limit) {
      await gather(limit);
      const end = rest.subarray(0, limit).indexOf(0x0a);
      return end < 0 ? undefined : cut(end + 1).subarray(0, end);
    },
    async isAtEnd() {
      await gather(1);
      return rest.length === 0;
    },
  };
}
