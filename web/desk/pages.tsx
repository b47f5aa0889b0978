import {
  AimOutlined,
  BellOutlined,
  CheckSquareOutlined,
  MobileOutlined,
  ReadOutlined,
  SettingOutlined,
  TableOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

/** One page of the navigation, loaded when it is first opened. */
export interface DeskPage {
  path: string;
  label: string;
  /** Shown to whom the server grants one of these verbs (`may` of `GET /me`). */
  verbs: readonly string[];
  Icon: ComponentType;
  load: () => Promise<{ Component: ComponentType }>;
  /** Pages below it, by the rest of their address; the navigation shows the page they belong to. */
  under?: readonly { path: string; load: () => Promise<{ Component: ComponentType }> }[];
}

/** The pages in the order of the navigation; the first opens after signing in. */
export const deskPages: readonly [DeskPage, ...DeskPage[]] = [
  {
    path: 'workbench',
    label: '工作台',
    verbs: ['workbench.read'],
    Icon: CheckSquareOutlined,
    load: async () => ({ Component: (await import('./workbench/workbench-page.tsx')).WorkbenchPage }),
  },
  {
    path: 'households',
    label: '农户',
    verbs: ['household.read'],
    Icon: TeamOutlined,
    load: async () => ({ Component: (await import('./households/households-page.tsx')).HouseholdsPage }),
    under: [
      {
        path: 'imports',
        load: async () => ({ Component: (await import('./imports/imports-page.tsx')).ImportsPage }),
      },
      {
        path: 'findings',
        load: async () => ({ Component: (await import('./data-quality/findings-page.tsx')).FindingsPage }),
      },
      {
        path: 'lists',
        load: async () => ({ Component: (await import('./data-quality/lists-page.tsx')).ListsPage }),
      },
      {
        path: 'imports/:batch',
        load: async () => ({ Component: (await import('./imports/import-page.tsx')).ImportPage }),
      },
      {
        path: ':household',
        load: async () => ({ Component: (await import('./households/household-page.tsx')).HouseholdPage }),
      },
    ],
  },
  {
    path: 'leads',
    label: '预警线索',
    verbs: ['lead.read'],
    Icon: BellOutlined,
    load: async () => ({ Component: (await import('./leads/leads-page.tsx')).LeadsPage }),
  },
  {
    path: 'visits',
    label: '入户登记',
    verbs: ['visit.read'],
    Icon: MobileOutlined,
    load: async () => ({ Component: (await import('./visits/visits-page.tsx')).VisitsPage }),
  },
  {
    path: 'identification',
    label: '监测对象',
    verbs: ['case.read'],
    Icon: AimOutlined,
    load: async () => ({ Component: (await import('./identification/identification-page.tsx')).IdentificationPage }),
    under: [
      {
        path: 'notices',
        load: async () => ({ Component: (await import('./identification/notices-page.tsx')).NoticesPage }),
      },
      {
        path: ':household',
        load: async () => ({ Component: (await import('./identification/case-page.tsx')).CasePage }),
      },
    ],
  },
  {
    path: 'reports',
    label: '统计',
    verbs: ['table.read'],
    Icon: TableOutlined,
    load: async () => ({ Component: (await import('./reports/reports-page.tsx')).ReportsPage }),
    under: [
      {
        path: 'campaigns',
        load: async () => ({ Component: (await import('./campaigns/campaigns-page.tsx')).CampaignsPage }),
      },
      {
        path: 'exports',
        load: async () => ({ Component: (await import('./exports/exports-page.tsx')).ExportsPage }),
      },
    ],
  },
  {
    path: 'policy',
    label: '政策',
    verbs: ['policy.read'],
    Icon: ReadOutlined,
    load: async () => ({ Component: (await import('./policy/policy-page.tsx')).PolicyPage }),
  },
  {
    path: 'system',
    label: '系统',
    verbs: ['self.read'],
    Icon: SettingOutlined,
    load: async () => ({ Component: (await import('./system/system-page.tsx')).SystemPage }),
  },
];
