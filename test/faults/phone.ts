import type { Submission } from '../support/visit'
import { pause, type Site } from './site'

const PATIENCE_MS = 90_000

/** Ten phones with their outboxes: each visit is sent again, under its id, until it is acknowledged. */
export class Phones {
  readonly acknowledged: string[] = []
  /** Answers by status; 0 = no answer at all. */
  readonly answers = new Map<number, number>()

  constructor(
    private readonly site: Site,
    private readonly token: string,
  ) {}

  private trouble: unknown
  private sent: Promise<void> = Promise.resolve()

  begin(visits: readonly Submission[]): void {
    const waiting = [...visits]
    const phone = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await this.untilAcknowledged(next)
    }
    this.sent = Promise.all(Array.from({ length: 10 }, phone)).then(
      () => undefined,
      (error) => {
        this.trouble = error
      },
    )
  }

  /** Resolves when so many are through. */
  async middle(count: number): Promise<void> {
    while (this.acknowledged.length < count) {
      if (this.trouble) throw this.trouble
      await pause(5)
    }
  }

  /** Resolves when all are through. */
  async end(): Promise<void> {
    await this.sent
    if (this.trouble) throw this.trouble
  }

  private async untilAcknowledged(visit: Submission): Promise<void> {
    const begun = Date.now()
    for (;;) {
      if (Date.now() - begun > PATIENCE_MS) throw new Error(`no acknowledgement; answers: ${[...this.answers]}`)
      const status = await this.post(visit)
      this.answers.set(status, (this.answers.get(status) ?? 0) + 1)
      if (status === 201) {
        this.acknowledged.push(visit.content.id)
        return
      }
      if (status !== 0 && status !== 503) throw new Error(`a visit was answered with ${status}`)
      await pause(100)
    }
  }

  private async post(visit: Submission): Promise<number> {
    try {
      const response = await fetch(`${this.site.address}/api/v1/inspections`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
        body: JSON.stringify(visit),
        signal: AbortSignal.timeout(20_000),
      })
      // An answer cut off in the middle is no acknowledgement.
      await response.json()
      return response.status
    } catch {
      return 0
    }
  }
}
