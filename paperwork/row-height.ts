/**
 * How high a row of wrapped cells must be, in points: programs that do not measure anew when they open a workbook print
 * what is longer over the rows beside it. `size` is that of the letters, in points; a column's width is counted in digits
 * of 11 points, of which a letter takes a tenth of its size, a Chinese one a fifth.
 */
export function rowHeight(values: readonly (string | number)[], widths: readonly number[], size: number): number {
  const lines = values.map((value, column) =>
    Math.ceil(((tenths(String(value)) / 10) * size) / ((widths[column] ?? 10) - 1)),
  );
  return Math.max(1, ...lines) * (size + 3.5) + 2;
}

function tenths(text: string): number {
  return [...text].reduce((width, character) => width + (character <= '\u00ff' ? 1 : 2), 0);
}
