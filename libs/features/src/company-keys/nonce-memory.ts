/**
 * Nonces that this process has seen and whose time has not passed. A request is refused once its time is off by five
 * minutes, so none is kept longer than ten; and no key may send more than its rate allows, so they cannot pile up.
 */
export class NonceMemory {
  private readonly until = new Map<string, number>()

  constructor(private readonly most = 100_000) {}

  /** False when it was seen before. */
  take(nonce: string, untilMs: number, nowMs: number): boolean {
    const known = this.until.get(nonce)
    if (known !== undefined && known >= nowMs) return false
    this.until.delete(nonce)
    this.until.set(nonce, untilMs)
    this.forget(nowMs)
    return true
  }

  get size(): number {
    return this.until.size
  }

  /** The oldest come first; two a call keep up with one that is added. */
  private forget(nowMs: number): void {
    for (let left = 2; left > 0; left--) {
      const [oldest] = this.until
      if (!oldest || (oldest[1] >= nowMs && this.until.size <= this.most)) return
      this.until.delete(oldest[0])
    }
  }
}
