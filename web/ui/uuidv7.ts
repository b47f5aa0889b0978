/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits; `random` are 16 fresh random bytes, which it uses up.
 * The time only orders ids; it is no record of anything.
 */
export function uuidv7Of(milliseconds: number, random: Uint8Array<ArrayBuffer>): string {
  const view = new DataView(random.buffer, random.byteOffset);
  view.setUint16(0, Math.floor(milliseconds / 2 ** 32));
  view.setUint32(2, milliseconds % 2 ** 32);
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f));
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  const hex = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
