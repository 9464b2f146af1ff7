import type { Actor, Role } from '@app/domain'
import type { Desk } from '@app/persistence'
import type { Caller } from '../core/caller'

/** Whose alerts are whose to handle. A street answers for its inspectors; companies swap their own bottles. */
const ACTORS: Partial<Record<Role, readonly Actor[]>> = {
  company: ['company'],
  inspector: ['inspector'],
  community: ['inspector', 'street'],
  street: ['inspector', 'street'],
  office: ['office'],
  duty: ['office'],
}

const CONFIRMING: readonly Role[] = ['community', 'street', 'office']

export const deskOf = ({ accountId, role }: Caller): Desk => ({
  accountId,
  actors: ACTORS[role] ?? [],
  gravest: role === 'office' || role === 'duty',
  confirms: CONFIRMING.includes(role),
})
