import type { FaultList } from './fault-list.ts';
import { lastNumberOf, type Seal } from './seal-mac.ts';

export interface Root {
  readonly batch: number;
  /** The number of the last entry of the batch. */
  readonly last: number;
  /** The root of the batch and its code, in hexadecimal. */
  readonly root: string;
  readonly seal: string;
  readonly at: string;
}

/** A root as it was exported, or a line that is none. */
export type ExportedRoot = Root | { readonly unreadable: string };

/** Compares exported roots with batches; both streams run by batch, so that one root is held at a time. */
export function comparingRoots(exported: AsyncIterable<ExportedRoot>, faults: FaultList) {
  const lines = exported[Symbol.asyncIterator]();
  let held: Root | undefined;
  let [count, lastAt]: [number, string | null] = [0, null];
  const peek = async (): Promise<Root | undefined> => {
    while (held === undefined) {
      const { done, value } = await lines.next();
      if (done) return undefined;
      if ('unreadable' in value) faults.add('chain', undefined, undefined, `导出的根读不出来：${value.unreadable}`);
      else held = value;
    }
    return held;
  };
  const drop = (root: Root) => {
    held = undefined;
    [count, lastAt] = [count + 1, root.at];
  };
  return {
    async compare(seal: Seal): Promise<void> {
      for (let root = await peek(); root && root.batch <= seal.batch; root = await peek()) {
        if (!isOf(root, seal))
          faults.add('chain', [seal.first, lastNumberOf(seal)], undefined, `第 ${root.batch} 批与当时导出的根不同`);
        drop(root);
      }
    },
    /** What was exported after the last batch that is there was cut off. */
    async end(last: number): Promise<{ exported: number; lastExportedAt: string | null }> {
      let furthest = 0;
      for (let root = await peek(); root; root = await peek()) {
        furthest = Math.max(furthest, root.last);
        drop(root);
      }
      if (furthest > 0)
        faults.add('cutTail', [last + 1, furthest], undefined, `导出的根到第 ${furthest} 条，库里只到第 ${last} 条`);
      return { exported: count, lastExportedAt: lastAt };
    },
  };
}

function isOf({ batch, last, root, seal: code }: Root, seal: Seal): boolean {
  const isSame = root === seal.root.toString('hex') && code === seal.mac.toString('hex');
  return isSame && batch === seal.batch && last === lastNumberOf(seal);
}
