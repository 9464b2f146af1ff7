import { randomInt } from 'node:crypto'

/** Without letters and digits that look alike on paper; one of each kind, so that it obeys the rules itself. */
const KINDS = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKMNPQRSTUVWXYZ', '23456789']
const LENGTH = 14

const pick = (letters: string): string => letters[randomInt(letters.length)] ?? ''

export function newOneTimePassword(): string {
  const letters = [...KINDS.map(pick), ...Array.from({ length: LENGTH - KINDS.length }, () => pick(KINDS.join('')))]
  for (let last = letters.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    ;[letters[last], letters[other]] = [letters[other] ?? '', letters[last] ?? '']
  }
  return letters.join('')
}
