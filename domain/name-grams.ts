/** A name as it is compared: NFKC, without blanks and middle dots, Latin letters small. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\p{Cf}·•・‧.]/gu, '')
    .toLowerCase();
}

function piecesOf(characters: readonly string[], length: number): string[] {
  return characters.slice(0, characters.length - length + 1).map((_, i) => characters.slice(i, i + length).join(''));
}

/**
 * What is stored for a name: each character, each pair of neighbours, and the whole name, once each. A name of two
 * characters has no trigram, and `like` loses its index under row-level security; equality on a gram keeps it.
 */
export function nameGrams(name: string): string[] {
  const whole = normaliseName(name);
  const characters = [...whole];
  if (characters.length === 0) return [];
  return [...new Set([...piecesOf(characters, 1), ...piecesOf(characters, 2), whole])];
}

/**
 * The grams that a name must have, all of them, to contain what was typed: the text itself up to two characters,
 * else its pairs (then compare the text, for pairs may stand apart). Empty for a blank search.
 */
export function searchGrams(typed: string): string[] {
  const characters = [...normaliseName(typed)];
  if (characters.length === 0) return [];
  return characters.length <= 2 ? [characters.join('')] : [...new Set(piecesOf(characters, 2))];
}
