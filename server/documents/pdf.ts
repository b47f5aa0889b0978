/** What a scan never holds: programs, commands and other files (ISO 32000-1, 7.11.4, 12.6.4.5 and 12.6.4.16). */
const ACTIVE = ['/JavaScript', '/Launch', '/EmbeddedFile'];

/** Whether a PDF openly carries a program or another file. What it hides in packed streams is left to its reader. */
export function isActivePdf(bytes: Buffer): boolean {
  return ACTIVE.some((name) => bytes.includes(name, 0, 'latin1'));
}

const END_OF_ARCHIVE = Buffer.from('PK\x05\x06', 'latin1');
const RECORD_LENGTH = 22;

/** Whether the file is a ZIP as well: the end record of one lies so that its comment runs to the end of the file. */
export function endsAsArchive(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - RECORD_LENGTH - 0xffff);
  for (let at = bytes.indexOf(END_OF_ARCHIVE, from); at >= 0; at = bytes.indexOf(END_OF_ARCHIVE, at + 1)) {
    if (at + RECORD_LENGTH <= bytes.length && at + RECORD_LENGTH + bytes.readUInt16LE(at + 20) === bytes.length)
      return true;
  }
  return false;
}
