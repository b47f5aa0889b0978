/** Milliseconds without a touch after which an open phone is locked: long enough to hear an answer, too short for a pocket. */
export const IDLE = 5 * 60_000;

/** Whether the phone was left alone; a step of its clock counts as time gone by, in whichever direction. */
export function isLeftAlone(touchedAt: number, now: number): boolean {
  return Math.abs(now - touchedAt) >= IDLE;
}
