import { Initial1763800000001 } from './0001-initial'
import { AccountSecurity1763900000002 } from './0002-account-security'

/** One list for every database, in order. */
export const migrations = [Initial1763800000001, AccountSecurity1763900000002]
