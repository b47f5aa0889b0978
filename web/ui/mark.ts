import { colour } from './tokens.ts';

/** The mark of 守望: furrows of a field under a watchman's sun. Drawn here once, for the page and for the tab. */
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="${colour.accent}"/><g fill="none" stroke="${colour.surface}" stroke-width="2" stroke-linecap="round"><path d="M4 18c8-4 16-4 24 0"/><path d="M16 20.500v6.500"/><path d="M10.500 21.500 8 27"/><path d="M21.500 21.500 24 27"/></g><circle cx="16" cy="9" r="3.500" fill="${colour.surface}"/></svg>`;

/** The mark as an image's address; it makes no request. */
export const markAddress = `data:image/svg+xml,${encodeURIComponent(drawing)}`;

/** Shows the mark in the browser's tab. */
export function installMark(page: Document): void {
  const link = page.createElement('link');
  link.rel = 'icon';
  link.type = 'image/svg+xml';
  link.href = markAddress;
  page.head.append(link);
}
