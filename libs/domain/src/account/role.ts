export const ROLES = ['household', 'inspector', 'community', 'street', 'office', 'company', 'admin', 'auditor'] as const
export type Role = (typeof ROLES)[number]

export const ROLE_LABEL: Record<Role, string> = {
  household: '住户/商户',
  inspector: '网格员',
  community: '社区网格长',
  street: '街道网格中心',
  office: '区安委办',
  company: '燃气企业',
  admin: '系统管理员',
  auditor: '审计员',
}

/** What an account may see. `areas` are code prefixes; a company sees its own cylinders, a household its own premises. */
export type Scope =
  | { kind: 'area'; areas: readonly string[] }
  | { kind: 'company'; companyId: string }
  | { kind: 'household'; premisesIds: readonly string[] }
  | { kind: 'none' }
  | { kind: 'system' }
