import { colour, font, size } from './tokens.ts';

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Writes the tokens as variables on the page's root: `--colour-ink-soft`, `--font-text`, `--size-gutter`. Call once, before the first render. */
export function installTokens(root: HTMLElement): void {
  for (const [name, value] of Object.entries(colour)) root.style.setProperty(`--colour-${kebab(name)}`, value);
  for (const [name, value] of Object.entries(font)) root.style.setProperty(`--font-${kebab(name)}`, value);
  for (const [name, value] of Object.entries(size)) root.style.setProperty(`--size-${kebab(name)}`, `${value}px`);
}
