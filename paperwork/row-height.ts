/** Points that a line of 9-point text takes. */
const LINE = 12.5;
/** What a character of 9 points takes of a column's width, which is counted in digits of 11 points. */
const [NARROW, WIDE] = [0.9, 1.8];

/**
 * How high a row of wrapped 9-point cells must be, in points: programs that do not measure anew when they open a workbook
 * print what is longer over the rows beside it.
 */
export function rowHeight(values: readonly (string | number)[], widths: readonly number[]): number {
  const lines = values.map((value, column) => Math.ceil(widthOf(String(value)) / ((widths[column] ?? 10) - 1)));
  return Math.max(1, ...lines) * LINE + 2;
}

function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character <= '\u00ff' ? NARROW : WIDE), 0);
}
