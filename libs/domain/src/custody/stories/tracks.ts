import { PRICE } from './odds'
import { linkPrice, type Sighting } from './trail'

/** The cheapest explanation: which sightings are of the first bottle, of a second one, or stray reports. */
export interface Explanation {
  price: number
  first: number[]
  second: number[]
}

export type Prices = readonly (readonly number[])[]

/** Of every sighting followed by every later one. */
export function pricesOf(seen: readonly Sighting[], newest: number): Prices {
  return seen.map((last, i) => seen.map((next, j) => (j > i ? linkPrice(last, next, newest) : 0)))
}

/** One bottle; reports that fit nowhere are stray. */
export function oneBottle(prices: Prices): Explanation {
  const count = prices.length
  let best = { price: count * PRICE.strayReport, last: -1 }
  const price: number[] = []
  const before: number[] = []
  for (let i = 0; i < count; i++) {
    price[i] = i * PRICE.strayReport
    before[i] = -1
    for (let j = 0; j < i; j++) {
      const through = (price[j] as number) + (i - j - 1) * PRICE.strayReport + (prices[j]?.[i] as number)
      if (through < (price[i] as number)) {
        price[i] = through
        before[i] = j
      }
    }
    const whole = (price[i] as number) + (count - 1 - i) * PRICE.strayReport
    if (whole < best.price) best = { price: whole, last: i }
  }
  const first: number[] = []
  for (let i = best.last; i >= 0; i = before[i] as number) first.unshift(i)
  return { price: best.price, first, second: [] }
}

/** Two bottles under one code, the price of there being a second one included. */
export function twoBottles(prices: Prices): Explanation {
  const pairs = new Pairs(prices)
  for (let i = 0; i < prices.length; i++)
    for (let other = -1; other < i; other++) {
      pairs.reach(i, other)
      // The first bottle is whichever is seen first.
      if (other >= 0) pairs.reach(other, i)
    }
  return pairs.best()
}

/** For every pair of last sightings, of the first and of the second bottle, the cheapest way there; -1 is none yet. */
class Pairs {
  private readonly price: number[][]
  private readonly before: number[][]

  constructor(private readonly prices: Prices) {
    const table = (value: number) => [...prices, null].map(() => Array<number>(prices.length + 1).fill(value))
    this.price = table(Number.POSITIVE_INFINITY)
    this.before = table(-1)
    this.price[0] = Array<number>(prices.length + 1).fill(Number.POSITIVE_INFINITY)
    this.price[0][0] = PRICE.secondBottle
  }

  /** The later of the two was seen last: from where did that bottle come? */
  reach(a: number, b: number): void {
    const [moved, still] = [Math.max(a, b), Math.min(a, b)]
    for (let from = -1; from < moved; from++) {
      if (from === still && from >= 0) continue
      const known = a > b ? this.at(from, still) : this.at(still, from)
      const link = from < 0 ? 0 : (this.prices[from]?.[moved] as number)
      const stray = (moved - 1 - Math.max(from, still)) * PRICE.strayReport
      if (known + link + stray >= this.at(a, b)) continue
      ;(this.price[a + 1] as number[])[b + 1] = known + link + stray
      ;(this.before[a + 1] as number[])[b + 1] = from
    }
  }

  best(): Explanation {
    const count = this.prices.length
    let best = { price: Number.POSITIVE_INFINITY, a: -1, b: -1 }
    for (let a = -1; a < count; a++)
      for (let b = -1; b < count; b++) {
        const price = this.at(a, b) + (count - 1 - Math.max(a, b)) * PRICE.strayReport
        if (price < best.price) best = { price, a, b }
      }
    return this.retraced(best)
  }

  private at = (a: number, b: number): number => this.price[a + 1]?.[b + 1] as number

  private retraced({ price, a, b }: { price: number; a: number; b: number }): Explanation {
    const first: number[] = []
    const second: number[] = []
    while (a >= 0 || b >= 0) {
      const from = this.before[a + 1]?.[b + 1] as number
      if (a > b) {
        first.unshift(a)
        a = from
      } else {
        second.unshift(b)
        b = from
      }
    }
    return { price, first, second }
  }
}
