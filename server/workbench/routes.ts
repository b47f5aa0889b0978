import { Type } from 'typebox';
import { question, type Route } from '../http/route.ts';
import { writeAudit } from '../rights/audit.ts';
import { showWorkbench } from './workbench.ts';

export const workbenchRoutes: readonly Route[] = [
  question({
    at: 'GET /counties/:county/workbench',
    may: 'workbench.read',
    title: '工作台：等我办的，和我的范围',
    params: Type.Object({ county: Type.String({ pattern: '^[0-9]{12}$' }) }),
    answer: async (work) => {
      const { county } = work.params;
      const workbench = await showWorkbench(work, county);
      const { overdue, dueToday, thisWeek, later } = workbench;
      const items = [overdue, dueToday, thisWeek, later].flatMap((group) => group.items);
      const objectIds = items.map(({ household }) => household);
      await writeAudit(work, { act: 'workbench.read', county, objectKind: 'household', objectIds });
      return workbench;
    },
  }),
];
