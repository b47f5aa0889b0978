/** A picture as it is kept; width and height in pixels, as it says itself. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}
