import { type CalendarDate, type Instant, startOfDay } from '@app/domain'

/** mulberry32: small, and the same on every machine, which Math.random is not. */
export class Random {
  constructor(private state: number) {}

  /** 0 ≤ x < 1 */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.int(0, choices.length - 1)] as T
  }

  /** The index of one of `weights`, as often as its weight says. */
  weighted(weights: readonly number[]): number {
    let rest = this.next() * weights.reduce((sum, weight) => sum + weight, 0)
    const found = weights.findIndex((weight) => {
      rest -= weight
      return rest < 0
    })
    return found < 0 ? weights.length - 1 : found
  }

  /** A UUID v7 of that moment whose random part comes from the seed. */
  id(at: Instant): string {
    const time = Date.parse(at).toString(16).padStart(12, '0')
    const variant = '89ab'[this.int(0, 3)]
    return `${time.slice(0, 8)}-${time.slice(8)}-7${this.hex(3)}-${variant}${this.hex(3)}-${this.hex(12)}`
  }

  /** A moment of that day's working hours in Tianjin. */
  workingHour(day: CalendarDate): Instant {
    const minutes = this.int(8 * 60 + 30, 17 * 60)
    return new Date(Date.parse(startOfDay(day)) + minutes * 60_000 + this.int(0, 59) * 1000).toISOString()
  }

  private hex(digits: number): string {
    return Array.from({ length: digits }, () => this.int(0, 15).toString(16)).join('')
  }
}
