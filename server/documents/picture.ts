import { plainJpeg } from './jpeg.ts';
import type { Picture } from './kept-picture.ts';
import { plainPng } from './png.ts';

/** A phone's 108 million pixels pass; what a browser unpacks of more is over half a gigabyte. */
const MOST_PIXELS = 120_000_000;
const LONGEST_SIDE = 30_000;

/**
 * A photo without what the camera wrote into it: place, time, owner, thumbnail. Undefined when it cannot be read as
 * such. A phone's turning mark goes too: the picture may lie on its side, its place is not told.
 */
export function plainPicture(bytes: Buffer, mediaType: string): Picture | undefined {
  return mediaType === 'image/jpeg' ? plainJpeg(bytes) : plainPng(bytes);
}

/** A small file may say that it is huge, and whoever opens it runs out of memory. */
export function isTooManyPixels({ width, height }: Picture): boolean {
  return width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE;
}
