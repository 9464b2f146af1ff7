import { addMinutes, type Instant } from '@app/domain'
import { type KeyValue, shelf } from '../storage/key-value'
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

export type NewEntry = Pick<OutboxEntry, 'id' | 'accountId' | 'kind' | 'title' | 'path' | 'body' | 'files'>
export type FlushResult = 'done' | 'offline' | 'login'

const MOST_MINUTES = 10
const KEEP_SENT = 50

/** 1, 2, 4, 8, 10, 10 … minutes. */
const backoff = (attempts: number) => Math.min(MOST_MINUTES, 2 ** (attempts - 1))

/**
 * Submissions wait here until the server has said that it stored them. Nothing leaves but by the server's yes
 * or by the inspector's own correction; a refusal keeps the entry with everything the server found wrong.
 */
export function createOutbox({ storage, wire, now }: OutboxDeps) {
  const entries = shelf<OutboxEntry>(storage, 'outbox')
  const listeners = new Set<() => void>()
  let running: Promise<FlushResult> | undefined

  function put(entry: OutboxEntry) {
    entries.put(entry)
    for (const listener of listeners) listener()
  }

  function of(accountId: string): OutboxEntry[] {
    return entries.all().filter((entry) => entry.accountId === accountId)
  }

  function trimSent(accountId: string) {
    const sent = of(accountId).filter((entry) => entry.state === 'sent')
    for (const old of sent.slice(0, -KEEP_SENT)) entries.remove(old.id)
  }

  /** The first picture that does not arrive decides for the whole entry. */
  async function sendFiles(entry: OutboxEntry): Promise<Verdict | undefined> {
    for (const file of entry.files.filter((candidate) => !candidate.sent)) {
      const verdict = judge(await wire.sendFile(file))
      if (verdict.kind !== 'done') return verdict
      file.sent = true
      put(entry)
    }
    return undefined
  }

  async function send(entry: OutboxEntry): Promise<Verdict> {
    return (await sendFiles(entry)) ?? judge(await wire.sendEntry(entry))
  }

  async function arrived(entry: OutboxEntry, data: unknown) {
    put({ ...entry, state: 'sent', sentAt: now(), reply: data, body: null, problems: [], nextTryAt: null })
    for (const file of entry.files) await wire.forgetFile(file)
    trimSent(entry.accountId)
  }

  function later(entry: OutboxEntry) {
    const attempts = entry.attempts + 1
    put({ ...entry, state: 'waiting', attempts, nextTryAt: addMinutes(now(), backoff(attempts)) })
  }

  async function settle(entry: OutboxEntry, verdict: Verdict) {
    if (verdict.kind === 'done') await arrived(entry, verdict.data)
    else if (verdict.kind === 'refused') put({ ...entry, state: 'refused', problems: verdict.problems })
    else if (verdict.kind === 'busy') later(entry)
    else put({ ...entry, state: 'waiting' })
  }

  /** An app closed in the middle leaves `sending` behind: that is waiting, and the server knows the id. */
  const isDue = (entry: OutboxEntry, force: boolean) =>
    entry.state === 'sending' ||
    (entry.state === 'waiting' && (force || entry.nextTryAt === null || entry.nextTryAt <= now()))

  async function run(accountId: string, force: boolean): Promise<FlushResult> {
    for (const entry of of(accountId).filter((candidate) => isDue(candidate, force))) {
      const sending: OutboxEntry = { ...entry, state: 'sending' }
      put(sending)
      const verdict = await send(sending)
      await settle(sending, verdict)
      if (verdict.kind === 'offline' || verdict.kind === 'login') return verdict.kind
    }
    return 'done'
  }

  return {
    of,
    find: (id: string) => entries.find(id),
    count: (accountId: string): OutboxCount => countWaiting(of(accountId)),
    add(entry: NewEntry) {
      put({
        ...entry,
        state: 'waiting',
        attempts: 0,
        nextTryAt: null,
        problems: [],
        createdAt: now(),
        sentAt: null,
        reply: null,
      })
    },
    /** Lets a refused entry go, once its content is safe in a draft for correction; its pictures stay on the phone. */
    release(id: string) {
      if (entries.find(id)?.state !== 'refused') return
      entries.remove(id)
      for (const listener of listeners) listener()
    },
    /** `force` ignores the waiting time: the network is back, or a person pressed 立即发送. */
    flush(accountId: string, force = false): Promise<FlushResult> {
      running ??= run(accountId, force).finally(() => {
        running = undefined
      })
      return running
    },
    onChange(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export type Outbox = ReturnType<typeof createOutbox>
