interface KnownType {
  readonly mediaType: string;
  readonly extension: string;
  /** The first bytes of such a file. */
  readonly begins: readonly number[];
}

const KNOWN: readonly KnownType[] = [
  { mediaType: 'application/pdf', extension: 'pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/jpeg', extension: 'jpg', begins: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', extension: 'png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What a file really is, by its first bytes; undefined for what the store does not take from people. */
export function mediaTypeOf(bytes: Uint8Array): string | undefined {
  return KNOWN.find(({ begins }) => begins.every((byte, i) => bytes[i] === byte))?.mediaType;
}

export function extensionOf(mediaType: string): string {
  if (mediaType === DOCX) return 'docx';
  return KNOWN.find((known) => known.mediaType === mediaType)?.extension ?? 'bin';
}
