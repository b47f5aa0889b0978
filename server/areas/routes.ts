import { question, type Route } from '../http/route.ts';
import { listAreaTree } from './queries.ts';

export const areaRoutes: readonly Route[] = [
  question({
    at: 'GET /areas',
    may: 'area.read',
    title: '我的区划及其以下各级',
    answer: async ({ tx, actor }) => ({ areas: await listAreaTree(tx, actor.area) }),
  }),
];
