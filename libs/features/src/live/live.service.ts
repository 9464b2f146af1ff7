import { isWithin, type Scope } from '@app/domain'
import { FactTailRepository, type TailedFact } from '@app/persistence'
import { LiveHint } from '@app/queue'
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'

/** A hint may be lost; so often the journal is looked at without one, but only while somebody listens. */
const POLL_MS = 2000
const BATCH = 500
/** Further behind than this a client reloads instead of replaying. */
const MAX_REPLAY = 2000

export interface LiveChange {
  seq: number
  kind: string
  subjects: { kind: string; id: string }[]
  at: string
}

interface Listener {
  scope: Scope
  send: (change: LiveChange) => void
}

/** One reader of the journal per process; each listener gets what lies in his scope. */
@Injectable()
export class LiveService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly listeners = new Set<Listener>()
  private seq = -1
  private reading = false
  private again = false
  private timer?: NodeJS.Timeout
  private unsubscribe?: () => void

  constructor(
    private readonly tail: FactTailRepository,
    private readonly hint: LiveHint,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.hint.subscribe(() => this.wake())
  }

  onModuleDestroy(): void {
    clearInterval(this.timer)
    this.unsubscribe?.()
    this.listeners.clear()
  }

  /**
   * Starts sending changes in `scope`, first those after `after` (the last one the client saw). Gives the way to stop.
   * `reset` is called instead of a replay when the client is too far behind: it should load everything anew.
   */
  async follow(
    scope: Scope,
    after: number | null,
    send: (change: LiveChange) => void,
    reset: (seq: number) => void,
  ): Promise<() => void> {
    const now = await this.tail.lastSeq()
    if (this.listeners.size === 0) this.start(now)
    const listener: Listener = { scope, send }
    if (after !== null && now - after > MAX_REPLAY) reset(now)
    else if (after !== null) await this.replay(listener, after)
    this.listeners.add(listener)
    this.wake()
    return () => this.leave(listener)
  }

  private start(seq: number): void {
    this.seq = Math.max(this.seq, seq)
    clearInterval(this.timer)
    this.timer = setInterval(() => this.wake(), POLL_MS)
  }

  private leave(listener: Listener): void {
    this.listeners.delete(listener)
    if (this.listeners.size > 0) return
    clearInterval(this.timer)
    this.seq = -1
  }

  /** Up to where this process has read; what comes later reaches the listener like everybody else. */
  private async replay(listener: Listener, after: number): Promise<void> {
    for (const fact of await this.tail.after(after, Math.max(0, this.seq - after))) deliver(fact, listener)
  }

  private wake(): void {
    if (this.reading) {
      this.again = true
      return
    }
    if (this.listeners.size === 0) return
    this.reading = true
    // A failed read (database away) is made up for by the next poll.
    this.read()
      .catch(() => undefined)
      .finally(() => {
        this.reading = false
        if (this.again) {
          this.again = false
          this.wake()
        }
      })
  }

  private async read(): Promise<void> {
    for (;;) {
      const facts = await this.tail.after(this.seq, BATCH)
      const last = facts[facts.length - 1]
      if (!last) return
      this.seq = last.seq
      for (const fact of facts) for (const listener of this.listeners) deliver(fact, listener)
    }
  }
}

function deliver(fact: TailedFact, { scope, send }: Listener): void {
  if (inScope(fact, scope)) send({ seq: fact.seq, kind: fact.kind, subjects: fact.subjects, at: fact.recordedAt })
}

function inScope({ areaCode, subjects }: TailedFact, scope: Scope): boolean {
  if (scope.kind === 'area') return areaCode !== null && scope.areas.some((area) => isWithin(areaCode, area))
  if (scope.kind === 'company') return subjects.some((s) => s.kind === 'company' && s.id === scope.companyId)
  return scope.kind === 'system'
}
