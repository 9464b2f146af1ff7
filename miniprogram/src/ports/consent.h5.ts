import type { Consent } from './types'

/** A browser asks for each camera itself. */
export const consent: Consent = {
  isAsked: () => false,
  onWanted: () => undefined,
}
