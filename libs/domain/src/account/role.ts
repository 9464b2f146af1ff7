export const ROLES = [
  'household',
  'inspector',
  'microgrid',
  'community',
  'street',
  'office',
  'duty',
  'urban',
  'market',
  'fire',
  'company',
  'admin',
  'security',
  'auditor',
] as const
export type Role = (typeof ROLES)[number]

export const ROLE_LABEL: Record<Role, string> = {
  household: '住户/商户',
  inspector: '网格员',
  microgrid: '微网格长',
  community: '社区网格长',
  street: '街道网格中心',
  office: '区安委办',
  duty: '24小时值守',
  urban: '区城管委',
  market: '区市场监管局',
  fire: '区消防救援',
  company: '燃气企业',
  admin: '系统管理员',
  security: '安全管理员',
  auditor: '审计员',
}

/** Offices beside 区安委办 whose law covers a matter: they see what is handed to them. */
export const DEPARTMENTS = ['urban', 'market', 'fire'] as const satisfies readonly Role[]
export type Department = (typeof DEPARTMENTS)[number]
export const isDepartment = (role: Role): role is Department => (DEPARTMENTS as readonly Role[]).includes(role)

/** Of these, those whose law makes them look at gas companies themselves: operation and delivery, filling and cylinders. */
export const SUPERVISING_DEPARTMENTS = ['urban', 'market'] as const satisfies readonly Department[]
export const supervisesCompanies = (department: Department): boolean =>
  (SUPERVISING_DEPARTMENTS as readonly Department[]).includes(department)

/** Whose accounts reach the whole district, or everybody's access: a second factor, and a second person who approves them. */
export const DISTRICT_ROLES: readonly Role[] = [
  'office',
  'duty',
  'urban',
  'market',
  'fire',
  'admin',
  'security',
  'auditor',
]

/**
 * What an account may see. `areas` are code prefixes; a company sees its own cylinders, a household its own premises, a
 * department what is handed to it, and one that supervises gas companies these and what is wrong at them.
 */
export type Scope =
  | { kind: 'area'; areas: readonly string[] }
  | { kind: 'company'; companyId: string }
  | { kind: 'household'; premisesIds: readonly string[] }
  | { kind: 'department'; department: Department }
  | { kind: 'none' }
  | { kind: 'system' }
