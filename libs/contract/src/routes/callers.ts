/** Who reads what happens in an area: masked, within the own area. */
export const OFFICE = ['community', 'street', 'office', 'duty', 'auditor'] as const
export const STAFF = ['inspector', ...OFFICE] as const
/** A micro-grid lead sees the places of his micro-grid and what is wrong there, not the records of visits. */
export const WITH_COMPANY = [...STAFF, 'microgrid', 'company'] as const
/** Second factor offered, or demanded (TOTP_REQUIRED); the same as DISTRICT_ROLES of the domain. */
export const DISTRICT = ['office', 'duty', 'urban', 'market', 'fire', 'admin', 'security', 'auditor'] as const
export const HANDLERS = ['community', 'street', 'office'] as const
export const DEPARTMENTS = ['urban', 'market', 'fire'] as const
/** They look at gas companies themselves, and recheck what is wrong there. */
export const SUPERVISING = ['urban', 'market'] as const
/** The duty desk sends people out at night; it does not change registers or judge. */
export const DISPATCHERS = [...HANDLERS, 'duty'] as const
