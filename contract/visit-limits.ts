/** Limits that both sides keep; a file without schemas, so that the phone does not carry the library of schemas. */

/** How long after a contact the phone may hold households: it drops them when the instant `until` is reached. */
export const HOLD_HOURS = 72;

/** One photo or signature, after the phone made it smaller. */
export const LARGEST_PHOTO = 3 * 1024 * 1024;

export const MOST_PHOTOS = 9;
