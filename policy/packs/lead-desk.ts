import type { ResolvedPack } from './pack.ts';

/** The desk where a lead first goes: the village checks what it is told (LZ 一(一)4(1)), or the township does (QJ 四(三)). */
export function leadDeskOf(pack: Pick<ResolvedPack, 'parameters'> | undefined): 'village' | 'township' {
  return pack?.parameters.find(({ name }) => name === 'leadDesk')?.value === 'township' ? 'township' : 'village';
}
