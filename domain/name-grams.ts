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
 * What is stored for a name: each pair of neighbours, and the last character, once each; every other character begins a
 * pair, so one character is found by the grams that begin with it. A name of two characters has no trigram, and `like`
 * loses its index under row-level security; equality and a range on a gram keep it.
 */
export function nameGrams(name: string): string[] {
  const characters = [...normaliseName(name)];
  return [...new Set([...piecesOf(characters, 2), ...characters.slice(-1)])];
}

/** What was stored before, each character and the whole name, beside what is stored now: all of it goes with a name. */
export function gramsEverStored(name: string): string[] {
  const whole = normaliseName(name);
  return [...new Set([...nameGrams(name), ...whole, whole])].filter((gram) => gram !== '');
}

/** Behind every gram that begins with a text, in the order of bytes (`collate "C"`). */
export function behindGrams(text: string): string {
  return `${text}\u{10FFFF}`;
}

/**
 * The grams that a name must have, all of them, to contain what was typed: one character (then any gram that begins
 * with it), else its pairs (then compare the text, for pairs may stand apart). Empty for a blank search.
 */
export function searchGrams(typed: string): string[] {
  const characters = [...normaliseName(typed)];
  if (characters.length === 0) return [];
  return characters.length === 1 ? characters : [...new Set(piecesOf(characters, 2))];
}
