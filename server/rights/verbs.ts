/** Roles of stage 1. `operator` is the command line at the machine: no account holds it. */
export const ROLES = ['province', 'city', 'county', 'township', 'village', 'system', 'security', 'audit'] as const;
export type Role = (typeof ROLES)[number] | 'operator';

export const ROLE_LABELS: Record<Role, string> = {
  province: '省级人员',
  city: '市级人员',
  county: '县级人员',
  township: '镇级人员',
  village: '村级人员',
  system: '系统管理员',
  security: '安全管理员',
  audit: '审计管理员',
  operator: '运维操作员',
};

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
  'workbench.read': OFFICERS,
  'household.read': OFFICERS,
  'household.correct': ['county', 'township', 'operator'],
  'person.reveal': OFFICERS,
  'lead.read': OFFICERS,
  'lead.add': LOCAL,
  'lead.verify': ['township', 'village', 'operator'],
  'case.read': OFFICERS,
  'case.act': LOCAL,
  'table.read': OFFICERS,
  'screening.run': ['county', 'township', 'operator'],
  'import.run': ['county', 'operator'],
  'import.read': ['county', 'operator'],
  'account.read': ['system', 'security', 'audit', 'operator'],
  'account.create': ['system', 'operator'],
  'role.grant': ['security', 'operator'],
  'audit.read': ['audit', 'operator'],
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof VERBS;

export function mayDo(role: Role, verb: Verb): boolean {
  return (VERBS[verb] as readonly Role[]).includes(role);
}
