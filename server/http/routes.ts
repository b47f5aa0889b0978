import { accountRoutes } from '../accounts/routes.ts';
import { areaRoutes } from '../areas/routes.ts';
import { auditRoutes } from '../audit/routes.ts';
import { campaignRoutes } from '../campaigns/routes.ts';
import { dataQualityRoutes } from '../data-quality/routes.ts';
import { documentRoutes } from '../documents/routes.ts';
import { exportRoutes } from '../exports/routes.ts';
import { householdRoutes } from '../households/routes.ts';
import { identificationRoutes } from '../identification/routes.ts';
import { importRoutes } from '../imports/routes.ts';
import { leadRoutes } from '../leads/routes.ts';
import { longWorkRoutes } from '../long-work/routes.ts';
import { draftRoutes } from '../policy/draft-routes.ts';
import { policyRoutes } from '../policy/routes.ts';
import { reportRoutes } from '../reports/routes.ts';
import { visitRoutes } from '../visits/routes.ts';
import { workbenchRoutes } from '../workbench/routes.ts';
import type { Route } from './route.ts';

/** Every route of every duty; the rights matrix and the OpenAPI page are made from this list. */
export const ROUTES: readonly Route[] = [
  ...accountRoutes,
  ...areaRoutes,
  ...auditRoutes,
  ...campaignRoutes,
  ...dataQualityRoutes,
  ...documentRoutes,
  ...exportRoutes,
  ...householdRoutes,
  ...identificationRoutes,
  ...importRoutes,
  ...leadRoutes,
  ...longWorkRoutes,
  ...policyRoutes,
  ...draftRoutes,
  ...reportRoutes,
  ...visitRoutes,
  ...workbenchRoutes,
];
