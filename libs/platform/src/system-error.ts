import { types } from 'node:util'

/** An error of the operating system or of fetch, by its code. Holds across realms, where instanceof does not. */
export function hasErrorCode(error: unknown, ...codes: readonly string[]): boolean {
  return types.isNativeError(error) && 'code' in error && codes.includes(String(error.code))
}
