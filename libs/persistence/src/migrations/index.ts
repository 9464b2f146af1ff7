import { Initial1763800000001 } from './0001-initial'

/** One list for every database, in order. */
export const migrations = [Initial1763800000001]
