import type { OutboxEntry } from '@/outbox/entry'
import { say } from '@/routes'

export function correct(entry: OutboxEntry): void {
  say(entry.title)
}
