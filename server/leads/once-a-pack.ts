import type { CompiledPack } from '../../policy/packs/compile.ts';

/** SQL text that only the pack decides, made once for each: a pack is compiled once and kept as long as the program runs. */
export function onceAPack(make: (pack: CompiledPack) => string): (pack: CompiledPack) => string {
  const made = new WeakMap<CompiledPack, string>();
  return (pack) => {
    const text = made.get(pack) ?? make(pack);
    made.set(pack, text);
    return text;
  };
}
