/** A character of a text as it is read for the guard, with its place in the text (UTF-16 offsets, end exclusive). */
export type ReadCharacter = { readonly character: string; readonly start: number; readonly end: number };

const chineseFigures = new Map([...'〇零一二三四五六七八九'].map((figure, i) => [figure, String(Math.max(0, i - 1))]));
for (const [i, figure] of [...'壹贰叁肆伍陆柒捌玖'].entries()) chineseFigures.set(figure, String(i + 1));
chineseFigures.set('幺', '1').set('○', '0');

/** A figure however it is written — １, ①, 一, 壹, 幺 — as the plain digit; anything else as it is. */
export function asDigit(character: string): string {
  return chineseFigures.get(character) ?? character;
}

/**
 * The text character by character, full width made half, letters in upper case, invisible marks left out: what stands
 * between two characters on paper but cannot be seen must not hide a number.
 */
export function readCharacters(text: string): ReadCharacter[] {
  let at = 0;
  const read: ReadCharacter[] = [];
  for (const written of text) {
    const start = at;
    at += written.length;
    if (/\p{Cf}/u.test(written)) continue;
    const plain = written.normalize('NFKC').toUpperCase();
    read.push({ character: [...plain].length === 1 ? plain : written, start, end: at });
  }
  return read;
}
