const LONGEST_MS = 10 * 60_000
const JITTER = 0.2

/** Doubles with each attempt, to ten minutes; spread, so that what failed together does not return together. */
export function backoffMs(attempt: number, firstMs: number, random: () => number = Math.random): number {
  const plain = Math.min(firstMs * 2 ** (attempt - 1), LONGEST_MS)
  return Math.round(plain * (1 + JITTER * (2 * random() - 1)))
}
