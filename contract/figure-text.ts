/** A parameter as a person writes it: `6900`, `0.7`. A file without schemas, so that the page does not carry their library. */
export const FIGURE_TEXT = '^-?[0-9]{1,12}(\\.[0-9]{1,6})?$';
