import type { Step } from '../step'
import { CERTAINTY, PRICE } from './odds'
import type { Clash } from './story'
import { oneBottle, type Prices, pricesOf, twoBottles } from './tracks'
import { linkPrice, plainPrice, type Sighting } from './trail'

/** Each bottle is seen at least so often before it counts as one. */
const LEAST_SEEN = 2
/** First, second, first again: what is seen once elsewhere may be a misreading, and what never comes back a missed return. */
const LEAST_CHANGES = 2

/** What clashes, and the last that was seen of each of the two. */
export interface TwinWays extends Clash {
  first: Step
  second: Step
}

/**
 * Two bottles under one code, when that explains the steps far better than one bottle whose returns went unreported,
 * whose code was misread and whose reporters' clocks are wrong.
 */
export function twinClash(seen: readonly Sighting[], newest: number): TwinWays | null {
  if (seen.length < 2 * LEAST_SEEN || plainPrice(seen, newest) < PRICE.secondBottle + CERTAINTY) return null
  const prices = pricesOf(seen, newest)
  const one = oneBottle(prices)
  if (one.price < PRICE.secondBottle + CERTAINTY) return null
  const two = twoBottles(prices)
  if (one.price - two.price < CERTAINTY) return null
  if (Math.min(two.first.length, two.second.length) < LEAST_SEEN) return null
  const changes = changesBetween(two.first, two.second)
  if (changes.length < LEAST_CHANGES) return null
  return { ...sharpest(changes, seen, prices), first: lastOf(two.first, seen), second: lastOf(two.second, seen) }
}

const lastOf = (way: readonly number[], seen: readonly Sighting[]): Step =>
  (seen[way[way.length - 1] as number] as Sighting).step

/** Neighbours in time of which one is of the first bottle and the other of the second. */
function changesBetween(first: readonly number[], second: readonly number[]): [number, number][] {
  const isFirst = new Set(first)
  const kept = [...first, ...second].sort((a, b) => a - b)
  const changes: [number, number][] = []
  for (let i = 1; i < kept.length; i++) {
    const [last, next] = [kept[i - 1] as number, kept[i] as number]
    if (isFirst.has(last) !== isFirst.has(next)) changes.push([last, next])
  }
  return changes
}

/** The change that a single bottle could least have made; of equals the latest. */
function sharpest(changes: readonly [number, number][], seen: readonly Sighting[], prices: Prices): Clash {
  const priceOf = ([a, b]: [number, number]): number => prices[a]?.[b] as number
  const [a, b] = changes.reduce((best, change) => (priceOf(change) >= priceOf(best) ? change : best))
  return { earlier: (seen[a] as Sighting).step, later: (seen[b] as Sighting).step }
}

/** A step of one and the same bottle that no vehicle could have made; both sides of it are borne out by others. */
export function tooFast(path: readonly Sighting[], newest: number): Clash | null {
  for (let i = path.length - 1; i > 0; i--) {
    const [last, next] = [path[i - 1] as Sighting, path[i] as Sighting]
    if (linkPrice(last, next, newest) >= PRICE.impossible) return { earlier: last.step, later: next.step }
  }
  return null
}
