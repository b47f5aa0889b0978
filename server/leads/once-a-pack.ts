import type { CompiledPack } from '../../policy/packs/compile.ts';

/** What only the pack decides, made once for each: a pack is compiled once and kept as long as the program runs. */
export function onceAPack<Made>(make: (pack: CompiledPack) => Made): (pack: CompiledPack) => Made {
  const kept = new WeakMap<CompiledPack, { readonly made: Made }>();
  return (pack) => {
    const { made } = kept.get(pack) ?? { made: make(pack) };
    kept.set(pack, { made });
    return made;
  };
}
