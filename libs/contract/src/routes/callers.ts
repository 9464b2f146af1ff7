export const STAFF = ['inspector', 'community', 'street', 'office', 'auditor'] as const
export const OFFICE = ['community', 'street', 'office', 'auditor'] as const
export const WITH_COMPANY = ['inspector', 'community', 'street', 'office', 'auditor', 'company'] as const
export const DISTRICT = ['office', 'admin', 'auditor'] as const
export const HANDLERS = ['community', 'street', 'office'] as const
