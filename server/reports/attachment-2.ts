import type { Attachment2Answer, Attachment2CellInput, Attachment2Household } from '../../contract/reports.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { attachment2Columns } from '../../domain/tables/lz-attachment-2.ts';
import { type AreaInTree, getArea, listAreaTree } from '../areas/queries.ts';
import { problem } from '../http/problem.ts';
import { isInScope } from '../rights/scope.ts';
import type { Work } from '../rights/work.ts';
import { type CountingForm, findCampaign, listCountingForms, listHouseholdNames } from './queries.ts';

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
  const counted = await countingForms(work, tree, area.county, on);
  const forms = counted.flatMap((county) => county.forms);
  const figures = figuresByArea(tree, forms);
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
    undetermined: forms.filter(({ opinion, category }) => opinion === '新识别纳入' && category === null).length,
  };
}

/** The households behind one cell. @throws notFound for a column that the table does not have */
export async function householdsOfCell(work: Work, cell: Attachment2CellInput): Promise<Attachment2Household[]> {
  const on = cell.on ?? work.today;
  if (!(attachment2Columns as readonly string[]).includes(cell.column)) throw problem('notFound');
  const area = await getAreaInScope(work, cell.area);
  const counted = await countingForms(work, await listAreaTree(work.tx, cell.area), area.county, on);
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

function partOf(form: CountingForm | undefined) {
  const { members = null, householdType = null, opinion = null, category = null, visitedOn = '' } = form ?? {};
  return { members, householdType, opinion, category, visitedOn };
}

/** The forms of each county in the tree; a village's table asks its own county only for that village. */
async function countingForms(work: Work, tree: readonly AreaInTree[], above: string | null, on: PlainDate) {
  const counties = above ? [above] : tree.filter(({ level }) => level === 'county').map(({ code }) => code);
  const found = [];
  for (const county of counties) {
    const campaign = await findCampaign(work, county, on);
    if (!campaign) continue;
    const villages = tree.filter((area) => area.county === county).map(({ code }) => code);
    found.push({
      county,
      campaign: campaign.name,
      forms: await listCountingForms(work, county, campaign.id, villages, on),
    });
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

function figuresByArea(tree: readonly AreaInTree[], forms: readonly CountingForm[]): Map<string, number[]> {
  const parents = new Map(tree.map(({ code, parent }) => [code, parent]));
  const figures = new Map(tree.map(({ code }) => [code, noFigures()]));
  for (const form of forms) {
    const columns = keysOf(form).map((key) => attachment2Columns.indexOf(key));
    for (let code: string | null | undefined = form.area; code; code = parents.get(code)) {
      const row = figures.get(code);
      for (const column of row ? columns : []) add(row, column, form.members);
    }
  }
  return figures;
}

function add(row: number[] | undefined, column: number, members: number): void {
  if (!row) return;
  const persons = attachment2Columns[column]?.endsWith('.persons');
  row[column] = (row[column] ?? 0) + (persons ? members : 1);
}

function noFigures(): number[] {
  return attachment2Columns.map(() => 0);
}
