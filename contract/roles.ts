/** Roles an account can hold. `operator` is the command line at the machine: no account holds it. */
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
