import { useEffect, useState } from 'react'
import { taroTransport } from '@/api/transport'
import type { EntryFile, OutboxEntry } from '@/outbox/entry'
import { type NewEntry, Outbox, type Wire } from '@/outbox/outbox'
import { ports } from '@/ports/platform'
import { phoneStorage } from '@/storage/phone-storage'
import { bearer, expireSession, session } from './session'

/** Not every phone tells that the network is back, so it is tried while something waits. */
const RETRY_EVERY_MS = 10_000

const wire: Wire = {
  async sendFile(file: EntryFile) {
    const url = `${API_BASE}/api/v1/files?id=${file.id}`
    try {
      return await ports.photos.upload({ ref: file.ref, url, headers: bearer(), fields: {} })
    } catch {
      return { status: 0, data: undefined }
    }
  },
  sendEntry: (entry: OutboxEntry) =>
    taroTransport({ url: API_BASE + entry.path, method: 'POST', headers: bearer(), body: entry.body }),
  forgetFile: (file) => ports.photos.remove(file.ref),
}

export const outbox = new Outbox({ storage: phoneStorage, wire, now: () => new Date().toISOString() })

export async function flushOutbox(force = false): Promise<void> {
  const current = session.get()
  if (!current || current.expired) return
  if ((await outbox.flush(current.account.id, force)) === 'login') expireSession()
}

export function submit(entry: NewEntry): void {
  outbox.add(entry)
  void flushOutbox()
}

/** Sends whenever the app opens, the network comes back, and every few seconds while it stays open. */
export function startOutbox(): void {
  ports.onOnline(() => void flushOutbox(true))
  setInterval(() => void flushOutbox(), RETRY_EVERY_MS)
  void flushOutbox(true)
}

/** The entries of one account, newest first. */
export function useOutbox(accountId: string | undefined): OutboxEntry[] {
  const [entries, setEntries] = useState<OutboxEntry[]>([])
  useEffect(() => {
    const read = () => setEntries(accountId ? outbox.of(accountId).reverse() : [])
    read()
    return outbox.onChange(read)
  }, [accountId])
  return entries
}
