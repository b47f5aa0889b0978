import type { RouteSpec } from './testing-route-spec.ts';

const LOCAL = ['county', 'township', 'village'];
/** Nobody's: who may take or decide a real one is tested in server/exports/exports.test.ts. */
const NO_EXPORT = '01900000-0000-7000-8000-000000000000';

/** The rows of the route table about campaigns and exports. */
export const EXPORT_ROUTES: Readonly<Record<string, RouteSpec>> = {
  'GET /counties/:county/campaigns': {
    ...{ roles: ['province', 'city', ...LOCAL], names: 'county', outside: 'nothing' },
    ask: ({ county }) => ({ params: { county } }),
  },
  'POST /counties/:county/campaigns': {
    ...{ roles: ['county'], names: 'county', outside: 'hidden', inside: [200, 422] },
    ask: ({ county, serial }) => ({
      params: { county },
      body: { name: `第 ${serial} 次集中排查`, from: '2031-05-01', to: '2031-05-02' },
    }),
  },
  'POST /counties/:county/exports': {
    ...{ roles: LOCAL, names: 'area', outside: 'hidden' },
    ask: ({ county, village }) => ({
      params: { county },
      body: { kind: 'cellHouseholds', purpose: '核对汇总表', area: village, column: 'surveyed.ordinary' },
    }),
  },
  'GET /counties/:county/exports': {
    roles: LOCAL,
    names: 'county',
    outside: 'nothing',
    ask: ({ county }) => ({ params: { county } }),
  },
  'POST /counties/:county/exports/:export/approval': {
    ...{ roles: ['county', 'township'], names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({ params: { county, export: NO_EXPORT }, body: {} }),
  },
  'POST /counties/:county/exports/:export/refusal': {
    ...{ roles: ['county', 'township'], names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({ params: { county, export: NO_EXPORT }, body: { reason: '用途不清楚' } }),
  },
  'GET /counties/:county/exports/:export/file': {
    ...{ roles: LOCAL, names: 'county', outside: 'hidden', inside: [404] },
    ask: ({ county }) => ({ params: { county, export: NO_EXPORT } }),
  },
};
