import type { Attachment2Answer, Attachment2CellInput, Attachment2Household } from '../../contract/reports.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { attachment2Columns } from '../../domain/tables/lz-attachment-2.ts';
import { type Area, type AreaInTree, getArea, listAreaTree } from '../areas/queries.ts';
import { findCampaign } from '../campaigns/queries.ts';
import { problem } from '../http/problem.ts';
import { isInScope } from '../rights/scope.ts';
import type { Work } from '../rights/work.ts';
import {
  type CountingForm,
  type FormGroup,
  type FormScope,
  type HouseholdForm,
  listFormGroups,
  listHouseholdForms,
  listHouseholdNames,
} from './queries.ts';

type Key = (typeof attachment2Columns)[number];

const GROUPS: Readonly<Record<string, string>> = {
  新识别纳入: 'newlyIdentified',
  标注风险消除: 'removal',
  回退: 'putBackOrStrikeOff',
  清退: 'putBackOrStrikeOff',
};
const CATEGORIES: Readonly<Record<string, string>> = {
  脱贫不稳定户: 'liftedUnstable',
  边缘易致贫户: 'nearPoverty',
  突发严重困难户: 'suddenHardship',
};
const TYPES: Readonly<Record<string, string>> = { 一般农户: 'ordinary', 脱贫户: 'lifted', 监测对象: 'monitored' };

/**
 * 入户排查情况汇总表 (LZ 附件2) of an area and every area below it, depth first. 备注: 脱贫户只统计未纳入监测对象的脱贫户,
 * which the household type on the form already says. @throws areaUnknown, notFound outside the actor's area
 */
export async function attachment2(work: Work, code: string, on: PlainDate): Promise<Attachment2Answer> {
  const area = await getAreaInScope(work, code);
  const tree = await listAreaTree(work.tx, code);
  const counted = await ofEachCounty(work, tree, area, on, listFormGroups);
  const groups = counted.flatMap((county) => county.forms);
  const figures = figuresByArea(tree, groups);
  return {
    on,
    unit: area.name,
    campaign: counted.length === 1 ? (counted[0]?.campaign ?? null) : null,
    rows: tree.map(({ code: row, name, depth }) => ({
      code: row,
      name,
      depth,
      figures: figures.get(row) ?? noFigures(),
    })),
    undetermined: groups
      .filter(({ opinion, category }) => opinion === '新识别纳入' && category === null)
      .reduce((sum, { households }) => sum + households, 0),
  };
}

/** The households behind one cell. @throws notFound for a column that the table does not have */
export async function householdsOfCell(work: Work, cell: Attachment2CellInput): Promise<Attachment2Household[]> {
  const on = cell.on ?? work.today;
  if (!(attachment2Columns as readonly string[]).includes(cell.column)) throw problem('notFound');
  const area = await getAreaInScope(work, cell.area);
  const tree = await listAreaTree(work.tx, cell.area);
  const counted = await ofEachCounty(work, tree, area, on, listHouseholdForms);
  const listed = counted.map(async ({ county, forms }) => {
    const inCell = new Map(
      forms.filter((form) => keysOf(form).includes(cell.column as Key)).map((form) => [form.household, form]),
    );
    const names = await listHouseholdNames(work, county, [...inCell.keys()], on);
    return names.map((named) => ({ ...named, county, ...partOf(inCell.get(named.id)) }));
  });
  return (await Promise.all(listed)).flat();
}

async function getAreaInScope(work: Work, code: string) {
  if (!isInScope(work.actor.read, code)) throw problem('notFound');
  return getArea(work.tx, code);
}

function partOf(form: HouseholdForm | undefined) {
  const { members = null, householdType = null, opinion = null, category = null, visitedOn = '' } = form ?? {};
  return { members, householdType, opinion, category, visitedOn };
}

/** The forms of each county in the tree; below a county only those of the villages in it. */
async function ofEachCounty<Form>(
  work: Work,
  tree: readonly AreaInTree[],
  area: Area,
  on: PlainDate,
  list: (work: Work, scope: FormScope) => Promise<Form[]>,
) {
  const counties = area.county ? [area.county] : tree.filter(({ level }) => level === 'county').map(({ code }) => code);
  const below = area.level === 'township' || area.level === 'village';
  const found = [];
  for (const county of counties) {
    const campaign = await findCampaign(work, county, on);
    if (!campaign) continue;
    const villages = below ? tree.map(({ code }) => code) : null;
    const forms = await list(work, { county, campaign: campaign.id, villages, on });
    found.push({ county, campaign: campaign.name, forms });
  }
  return found;
}

/** The columns in which a form counts; `persons` columns add its members, the others one. */
function keysOf({ householdType, opinion, category }: CountingForm): Key[] {
  const keys = ['surveyed.total'];
  const type = TYPES[householdType ?? ''];
  if (type) keys.push(`surveyed.${type}`);
  const group = GROUPS[opinion ?? ''];
  const kinds = group ? ['total', CATEGORIES[category ?? '']].filter((kind) => kind !== undefined) : [];
  for (const kind of kinds) keys.push(`${group}.${kind}.households`, `${group}.${kind}.persons`);
  return keys as Key[];
}

function figuresByArea(tree: readonly AreaInTree[], groups: readonly FormGroup[]): Map<string, number[]> {
  const parents = new Map(tree.map(({ code, parent }) => [code, parent]));
  const figures = new Map(tree.map(({ code }) => [code, noFigures()]));
  for (const group of groups) {
    const columns = keysOf(group).map((key) => attachment2Columns.indexOf(key));
    for (let code: string | null | undefined = group.area; code; code = parents.get(code)) {
      const row = figures.get(code);
      for (const column of row ? columns : []) add(row, column, group);
    }
  }
  return figures;
}

function add(row: number[] | undefined, column: number, { households, persons }: FormGroup): void {
  if (!row) return;
  row[column] = (row[column] ?? 0) + (attachment2Columns[column]?.endsWith('.persons') ? persons : households);
}

function noFigures(): number[] {
  return attachment2Columns.map(() => 0);
}
