import { uuidv7 } from 'uuidv7'

/** UUID v7: made on phone, console or server alike, and sorted by time. */
export function newId(): string {
  return uuidv7()
}
