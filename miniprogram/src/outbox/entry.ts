import type { Instant, Problem } from '@app/domain'

export type EntryKind = 'inspection' | 'unregistered' | 'recheck' | 'rectify' | 'sighting' | 'lead' | 'relabel'

/** waiting 等待发送 · sending 正在发送 · sent 已发送 · refused 被退回，要改 */
export type EntryState = 'waiting' | 'sending' | 'sent' | 'refused'
export const ENTRY_STATE_LABEL: Record<EntryState, string> = {
  waiting: '等待发送',
  sending: '正在发送',
  sent: '已发送',
  refused: '被退回，请修改',
}

/** A picture that must arrive before the submission that names it. */
export interface EntryFile {
  id: string
  ref: string
  purpose: string
  takenAt: Instant
  sent: boolean
}

export interface OutboxEntry {
  id: string
  /** Several inspectors may share a phone: only the one who made it may send it. */
  accountId: string
  kind: EntryKind
  title: string
  /** The premises or the hazard it is about: what was done there need not be done again. */
  subjectId: string | null
  path: string
  body: unknown
  /** What the page needs to open the entry again for correction. */
  draft: unknown
  files: EntryFile[]
  state: EntryState
  attempts: number
  nextTryAt: Instant | null
  problems: Problem[]
  createdAt: Instant
  sentAt: Instant | null
  reply: unknown
}

export interface OutboxCount {
  records: number
  photos: number
  refused: number
}

export function countWaiting(entries: readonly OutboxEntry[]): OutboxCount {
  const open = entries.filter((entry) => entry.state === 'waiting' || entry.state === 'sending')
  return {
    records: open.length,
    photos: open.reduce((sum, entry) => sum + entry.files.filter((file) => !file.sent).length, 0),
    refused: entries.filter((entry) => entry.state === 'refused').length,
  }
}
