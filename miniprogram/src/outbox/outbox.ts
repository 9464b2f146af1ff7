import { addMinutes, type Instant } from '@app/domain'
import { type KeyValue, type Shelf, shelf } from '../storage/key-value'
import { countWaiting, type EntryFile, type OutboxCount, type OutboxEntry } from './entry'
import { judge, type Reply, type Verdict } from './verdict'

export interface Wire {
  sendFile(file: EntryFile): Promise<Reply>
  sendEntry(entry: OutboxEntry): Promise<Reply>
  /** Frees the pictures of an entry that has arrived. */
  forgetFile(file: EntryFile): Promise<void>
}

export interface OutboxDeps {
  storage: KeyValue
  wire: Wire
  now(): Instant
}

export type NewEntry = Omit<
  OutboxEntry,
  'state' | 'attempts' | 'nextTryAt' | 'problems' | 'createdAt' | 'sentAt' | 'reply'
>
export type FlushResult = 'done' | 'offline' | 'login'

const MOST_MINUTES = 10
const KEEP_SENT = 50

/** 1, 2, 4, 8, 10, 10 … minutes. */
const backoff = (attempts: number) => Math.min(MOST_MINUTES, 2 ** (attempts - 1))

/**
 * Submissions wait here until the server has said that it stored them. Nothing leaves but by the server's yes
 * or by the inspector's own correction; a refusal keeps the entry with everything the server found wrong.
 */
export class Outbox {
  private readonly entries: Shelf<OutboxEntry>
  private readonly listeners = new Set<() => void>()
  private running: Promise<FlushResult> | undefined

  constructor(private readonly deps: OutboxDeps) {
    this.entries = shelf<OutboxEntry>(deps.storage, 'outbox')
  }

  of(accountId: string): OutboxEntry[] {
    return this.entries.all().filter((entry) => entry.accountId === accountId)
  }

  find(id: string): OutboxEntry | undefined {
    return this.entries.find(id)
  }

  count(accountId: string): OutboxCount {
    return countWaiting(this.of(accountId))
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  add(entry: NewEntry): void {
    const createdAt = this.deps.now()
    const fresh = { attempts: 0, nextTryAt: null, problems: [], createdAt, sentAt: null, reply: null }
    this.put({ ...entry, ...fresh, state: 'waiting' })
  }

  /** Lets a refused entry go, once its content is safe in a draft for correction; its pictures stay on the phone. */
  release(id: string): void {
    if (this.entries.find(id)?.state !== 'refused') return
    this.entries.remove(id)
    this.changed()
  }

  /** `force` ignores the waiting time: the network is back, or a person pressed 立即发送. */
  flush(accountId: string, force = false): Promise<FlushResult> {
    this.running ??= this.run(accountId, force).finally(() => {
      this.running = undefined
    })
    return this.running
  }

  private changed(): void {
    for (const listener of this.listeners) listener()
  }

  private put(entry: OutboxEntry): void {
    this.entries.put(entry)
    this.changed()
  }

  private async run(accountId: string, force: boolean): Promise<FlushResult> {
    for (const entry of this.of(accountId).filter((candidate) => this.isDue(candidate, force))) {
      const sending: OutboxEntry = { ...entry, state: 'sending' }
      this.put(sending)
      const verdict = await this.send(sending)
      await this.settle(sending, verdict)
      if (verdict.kind === 'offline' || verdict.kind === 'login') return verdict.kind
    }
    return 'done'
  }

  /** An app closed in the middle leaves `sending` behind: that is waiting, and the server knows the id. */
  private isDue(entry: OutboxEntry, force: boolean): boolean {
    if (entry.state === 'sending') return true
    if (entry.state !== 'waiting') return false
    return force || entry.nextTryAt === null || entry.nextTryAt <= this.deps.now()
  }

  private async send(entry: OutboxEntry): Promise<Verdict> {
    return (await this.sendFiles(entry)) ?? judge(await this.deps.wire.sendEntry(entry))
  }

  /** The first picture that does not arrive decides for the whole entry. */
  private async sendFiles(entry: OutboxEntry): Promise<Verdict | undefined> {
    for (const file of entry.files.filter((candidate) => !candidate.sent)) {
      const verdict = judge(await this.deps.wire.sendFile(file))
      if (verdict.kind !== 'done') return verdict
      file.sent = true
      this.put(entry)
    }
    return undefined
  }

  private async settle(entry: OutboxEntry, verdict: Verdict): Promise<void> {
    if (verdict.kind === 'done') await this.arrived(entry, verdict.data)
    else if (verdict.kind === 'refused') this.put({ ...entry, state: 'refused', problems: verdict.problems })
    else if (verdict.kind === 'busy') this.later(entry)
    else this.put({ ...entry, state: 'waiting' })
  }

  private async arrived(entry: OutboxEntry, data: unknown): Promise<void> {
    const sentAt = this.deps.now()
    this.put({ ...entry, state: 'sent', sentAt, reply: data, body: null, draft: null, problems: [], nextTryAt: null })
    for (const file of entry.files) await this.deps.wire.forgetFile(file)
    const sent = this.of(entry.accountId).filter((other) => other.state === 'sent')
    for (const old of sent.slice(0, -KEEP_SENT)) this.entries.remove(old.id)
  }

  private later(entry: OutboxEntry): void {
    const attempts = entry.attempts + 1
    const nextTryAt = addMinutes(this.deps.now(), backoff(attempts))
    this.put({ ...entry, state: 'waiting', attempts, nextTryAt })
  }
}
