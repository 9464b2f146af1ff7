import { ConcurrencyGate } from '@app/platform'

/** One list at a time in a process: fifty thousand lines take some hundred megabytes. */
export const LISTS_GATE = new ConcurrencyGate(1)
