const mebibyte = 1024 * 1024;

/**
 * What a workbook may hold. A county of a million members written with inline strings unpacks to about 1 GB, at a
 * ratio of 10 to 30; the workbook that drove a common library to 3 GB had a ratio near 1,000.
 */
export const limits = {
  fileBytes: 200 * mebibyte,
  parts: 5_000,
  unpackedBytes: 4096 * mebibyte,
  /** Parts smaller than this may have any ratio: empty sheets are all the same line. */
  ratioFromBytes: 8 * mebibyte,
  ratio: 250,
  /** The whole file is held to the ratio too: many small parts add up. */
  ratioFromBytesInAll: 64 * mebibyte,
  /** Parts that are read whole: workbook, relations, styles. */
  wholePartCharacters: 16 * mebibyte,
  /** As packed XML says it unpacks to; a county of a million with all its text shared has about half of it. */
  sharedBytes: 256 * mebibyte,
  sharedCharacters: 128 * mebibyte,
  sharedStrings: 8_000_000,
  elementCharacters: 8 * mebibyte,
  /** The root element of a part begins within these. */
  rootWithinCharacters: 256 * 1024,
  /** Excel's own limit for a number format. */
  formatCharacters: 255,
  rows: 1_048_576,
  columns: 1_000,
  cellCharacters: 32_767,
} as const;
