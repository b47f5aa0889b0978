import { CASE_STEPS, type CaseStep } from '../../contract/identification.ts';
import type { Workbench, WorkGroup, WorkItem } from '../../contract/workbench.ts';
import { addDays, dayNumber, type PlainDate } from '../../domain/plain-date.ts';
import { countCasesByStep, namesOfHouseholds } from '../identification/queries.ts';
import { type CaseProgress, listRunning } from '../identification/running.ts';
import type { Work } from '../rights/work.ts';
import { countByCategory, countRegistry, listWaitingLeads, type WaitingLead } from './queries.ts';

const SHOWN = 50;

type Task = Pick<WorkItem, 'kind' | 'id' | 'household' | 'title' | 'act' | 'dueOn' | 'notBefore'>;

/** What waits for the actor's desk in a county, by deadline, and the actor's area in figures. */
export async function showWorkbench(work: Work, county: string): Promise<Workbench> {
  const desk = work.actor.role;
  const running = await listRunning(work, county);
  const tasks = [
    ...running.flatMap((progress) => taskOfCase(progress, desk)),
    ...(await listWaitingLeads(work, county, desk)).map(taskOfLead),
  ];
  const groups = groupedByDeadline(tasks, work.today);
  const counts = await countCasesByStep(work, county);
  return {
    today: work.today,
    ...(await named(work, county, groups)),
    figures: {
      ...(await countRegistry(work, county)),
      byCategory: await countByCategory(work, county),
      casesOverdue: running.filter(({ overdue }) => overdue).length,
      casesByStep: Object.fromEntries(CASE_STEPS.map((step) => [step, counts[step] ?? 0])) as Record<CaseStep, number>,
    },
  };
}

function taskOfCase({ record, awaited, dueOn }: CaseProgress, desk: string): Task[] {
  if (awaited?.desk !== desk) return [];
  const { title, act, notBefore } = awaited;
  return [{ kind: 'case', id: record.id, household: record.household, title, act, dueOn, notBefore }];
}

function taskOfLead({ id, household, dueOn, isTrue }: WaitingLead): Task {
  const todo = isTrue
    ? ({ title: '立案核查', act: 'openCase' } as const)
    : ({ title: '核实线索', act: 'verify' } as const);
  return { kind: 'lead', id, household, ...todo, dueOn, notBefore: null };
}

type GroupName = 'overdue' | 'dueToday' | 'thisWeek' | 'later';

/** What cannot be done yet is for later, however near its deadline. */
function groupOf({ dueOn, notBefore }: Task, today: PlainDate): GroupName {
  if (dueOn !== null && dueOn < today) return 'overdue';
  if (notBefore !== null && notBefore > today) return notBefore <= endOfWeek(today) ? 'thisWeek' : 'later';
  if (dueOn === today) return 'dueToday';
  return dueOn !== null && dueOn <= endOfWeek(today) ? 'thisWeek' : 'later';
}

/** The Sunday of the week of a day; 1970-01-01 was a Thursday. */
function endOfWeek(day: PlainDate): PlainDate {
  return addDays(day, 6 - ((((dayNumber(day) + 3) % 7) + 7) % 7));
}

function groupedByDeadline(tasks: readonly Task[], today: PlainDate): Record<GroupName, Task[]> {
  const groups: Record<GroupName, Task[]> = { overdue: [], dueToday: [], thisWeek: [], later: [] };
  for (const task of tasks) groups[groupOf(task, today)].push(task);
  for (const group of Object.values(groups)) group.sort((a, b) => (urgency(a) < urgency(b) ? -1 : 1));
  return groups;
}

function urgency({ dueOn, id }: Task): string {
  return `${dueOn ?? '9999-12-31'}|${id}`;
}

/** Only the rows that are shown are looked up by name. */
async function named(
  work: Work,
  county: string,
  groups: Record<GroupName, Task[]>,
): Promise<Record<GroupName, WorkGroup>> {
  const shown = Object.values(groups).flatMap((group) => group.slice(0, SHOWN));
  const names = await namesOfHouseholds(
    work,
    county,
    shown.map(({ household }) => household),
  );
  const entries = Object.entries(groups).map(([name, group]) => {
    const items = group.slice(0, SHOWN).map((task): WorkItem => {
      const { householdNo = '', headName = null, villageName = '' } = names.get(task.household) ?? {};
      return { ...task, householdNo, headName, villageName };
    });
    return [name, { items, count: group.length }];
  });
  return Object.fromEntries(entries) as Record<GroupName, WorkGroup>;
}
