import { ROLES, type Role } from '../../contract/roles.ts';

const EVERYONE: readonly Role[] = [...ROLES, 'operator'];
const OFFICERS: readonly Role[] = ['province', 'city', 'county', 'township', 'village', 'operator'];
const LOCAL: readonly Role[] = ['county', 'township', 'village', 'operator'];

/**
 * May this role do this at all? Where, the database answers; when, the procedure table answers.
 * No account holds two administrators' roles (三员分立): system creates accounts and grants nothing,
 * security grants and creates nothing, audit reads and changes nothing.
 */
export const VERBS = {
  'self.read': EVERYONE,
  'self.change': EVERYONE,
  'area.read': EVERYONE,
  'policy.read': EVERYONE,
  'policy.preview': ['province', 'city', 'county', 'operator'],
  'policy.draft': ['county', 'operator'],
  'policy.approve': ['county', 'operator'],
  'calendar.enter': ['county', 'operator'],
  'workbench.read': OFFICERS,
  'household.read': OFFICERS,
  'household.correct': ['county', 'township', 'operator'],
  'person.reveal': OFFICERS,
  'finding.read': OFFICERS,
  'finding.answer': LOCAL,
  'village.report': ['county', 'township', 'operator'],
  'lead.read': OFFICERS,
  'lead.add': LOCAL,
  'lead.verify': ['township', 'village', 'operator'],
  'case.read': OFFICERS,
  'case.act': LOCAL,
  'table.read': OFFICERS,
  'screening.run': ['county', 'township', 'operator'],
  'import.run': ['county', 'operator'],
  'import.read': ['county', 'operator'],
  'campaign.make': ['county', 'operator'],
  'export.ask': LOCAL,
  'export.decide': ['county', 'township', 'operator'],
  'visit.record': ['village'],
  'visit.read': LOCAL,
  'visit.decide': ['township', 'operator'],
  'device.read': ['village', 'system', 'security', 'operator'],
  'device.lose': ['village', 'system', 'security', 'operator'],
  'account.read': ['system', 'security', 'audit', 'operator'],
  'account.create': ['system', 'operator'],
  'role.grant': ['security', 'operator'],
  'audit.read': ['audit', 'operator'],
  'job.read': EVERYONE,
  'job.cancel': EVERYONE,
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof VERBS;

export function mayDo(role: Role, verb: Verb): boolean {
  return (VERBS[verb] as readonly Role[]).includes(role);
}
