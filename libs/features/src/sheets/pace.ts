import { setImmediate as othersFirst } from 'node:timers/promises'

/** A list of fifty thousand lines must not keep an inspector's scan waiting: after so long the others have their turn. */
const LONGEST_MS = 12

export class Pace {
  private since = performance.now()

  /** `if (pace.isDue) await pace.rest()`: a promise for every line would cost more than the lines. */
  get isDue(): boolean {
    return performance.now() - this.since > LONGEST_MS
  }

  async rest(): Promise<void> {
    await othersFirst()
    this.since = performance.now()
  }
}
