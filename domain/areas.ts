/** The five levels of the area tree (村民小组 are no areas of their own). */
export type AreaLevel = 'province' | 'city' | 'county' | 'township' | 'village';

/** What each level is called. */
export const areaLevelNames: Readonly<Record<AreaLevel, string>> = {
  province: '省',
  city: '市',
  county: '县(区)',
  township: '镇(乡、街道、新区)',
  village: '村(社区)',
};

/** From the village upwards: the place in this list is the height above villages. */
const levelsUpwards: readonly AreaLevel[] = ['village', 'township', 'county', 'city', 'province'];

/** An area as a table gives it. `level` where it is already known, as for ancestors in the database. */
export interface AreaNode {
  readonly code: string;
  readonly parent: string | null;
  /** Some household belongs to this very area. */
  readonly hasHouseholds: boolean;
  readonly level?: AreaLevel;
}

/** Something wrong with the tree: two rows for a code, a circle of parents, or more than five levels. */
export interface AreaFinding {
  readonly code: string;
  readonly problem: 'repeated' | 'circle' | 'tooDeep';
}

interface AreaTree {
  readonly children: ReadonlyMap<string, readonly AreaNode[]>;
  readonly roots: readonly AreaNode[];
}

type Heights = Map<string, number>;

function treeOf(nodes: readonly AreaNode[]): AreaTree {
  const byCode = new Map(nodes.map((node) => [node.code, node]));
  const children = new Map<string, AreaNode[]>();
  const roots: AreaNode[] = [];
  for (const node of byCode.values()) {
    const siblings = node.parent !== null && byCode.has(node.parent) ? (children.get(node.parent) ?? []) : roots;
    siblings.push(node);
    if (siblings !== roots && node.parent !== null) children.set(node.parent, siblings);
  }
  return { children, roots };
}

/** The codes from the roots down, each parent before its children; codes in a circle are never reached. */
function parentsFirst(tree: AreaTree): AreaNode[] {
  const ordered = [...tree.roots];
  for (let i = 0; i < ordered.length; i += 1) {
    const node = ordered[i];
    if (node !== undefined) ordered.push(...(tree.children.get(node.code) ?? []));
  }
  return ordered;
}

function tallest(nodes: readonly AreaNode[], heights: Heights): number | undefined {
  const known = nodes.flatMap(({ code }) => heights.get(code) ?? []);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** Heights that follow from below: from a known level, from villages with households, and from what stands on them. */
function heightsFromBelow(tree: AreaTree, ordered: readonly AreaNode[]): Heights {
  const heights: Heights = new Map();
  for (const node of [...ordered].reverse()) {
    const below = tallest(tree.children.get(node.code) ?? [], heights);
    if (node.level !== undefined) heights.set(node.code, levelsUpwards.indexOf(node.level));
    else if (below !== undefined) heights.set(node.code, below + 1);
    else if (node.hasHouseholds) heights.set(node.code, 0);
  }
  return heights;
}

function heightOfSubtree(tree: AreaTree, node: AreaNode): number {
  const below = (tree.children.get(node.code) ?? []).map((child) => heightOfSubtree(tree, child));
  return below.length === 0 ? 0 : Math.max(...below) + 1;
}

/** Branches without a household: as tall as the tallest sibling, else one below the parent, else as tall as they are. */
function fillFromAbove(tree: AreaTree, ordered: readonly AreaNode[], heights: Heights): void {
  for (const node of ordered) {
    if (heights.has(node.code)) continue;
    const parent = node.parent === null ? undefined : heights.get(node.parent);
    const siblings = tree.children.get(node.parent ?? '') ?? tree.roots;
    const fromSiblings = tallest(siblings, heights);
    const own = heightOfSubtree(tree, node);
    heights.set(node.code, fromSiblings ?? (parent === undefined ? own : Math.max(parent - 1, 0)));
  }
}

function findingsOf(nodes: readonly AreaNode[], ordered: readonly AreaNode[], heights: Heights): AreaFinding[] {
  const reached = new Set(ordered.map(({ code }) => code));
  const seen = new Set<string>();
  const findings: AreaFinding[] = [];
  for (const { code } of nodes) {
    if (seen.has(code)) findings.push({ code, problem: 'repeated' });
    else if (!reached.has(code)) findings.push({ code, problem: 'circle' });
    else if ((heights.get(code) ?? 0) >= levelsUpwards.length) findings.push({ code, problem: 'tooDeep' });
    seen.add(code);
  }
  return findings;
}

/**
 * The level of every area, from the tree and never from the digits of a code: an area that households belong to is a
 * village, every other one is as high as it stands above villages. So a county straight under a province, a 新区 that
 * works as a township and codes that do not nest come out right. Of two rows with one code the later counts. An area
 * in a circle of parents, or higher than a province, has no level and is a finding.
 */
export function areaLevels(nodes: readonly AreaNode[]): {
  levels: Map<string, AreaLevel>;
  findings: AreaFinding[];
} {
  const tree = treeOf(nodes);
  const ordered = parentsFirst(tree);
  const heights = heightsFromBelow(tree, ordered);
  fillFromAbove(tree, ordered, heights);
  const levels = new Map<string, AreaLevel>();
  for (const [code, height] of heights) {
    const level = levelsUpwards[height];
    if (level !== undefined) levels.set(code, level);
  }
  return { levels, findings: findingsOf(nodes, ordered, heights) };
}
