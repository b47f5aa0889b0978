import { BASE } from './base.ts';
import { GD_2021 } from './gd-2021.ts';
import { GS_2021 } from './gs-2021.ts';
import { LZ_2022 } from './lz-2022.ts';
import type { PackContent, PackLayer } from './pack.ts';
import { QJ_2021 } from './qj-2021.ts';
import { XF_2023 } from './xf-2023.ts';

export const LZ_PACK = packOf(LZ_2022);
export const QJ_PACK = packOf(GD_2021, QJ_2021);

/** The packs that come with the program; another place is a file or a form, never code. */
export const SHIPPED_PACKS: readonly PackContent[] = [
  LZ_PACK,
  packOf(GD_2021),
  QJ_PACK,
  packOf(XF_2023),
  packOf(GS_2021),
];

/** Our defaults under the documents of a place, the highest authority first; the lowest names the pack. */
function packOf(...documents: readonly [PackLayer, ...PackLayer[]]): PackContent {
  const { id, title, area, from } = documents.at(-1) as PackLayer;
  return { id, title, area, from, layers: [BASE, ...documents] };
}
