import { dateInShanghai, dateWords, type Instant } from '@app/domain'
import type { Tone } from '@/components/parts'

const SHANGHAI_HOURS = 8

/** 07:42, on the clock of Tianjin whatever the phone's own zone is. */
export function clockWords(at: Instant): string {
  const hours = (Number(at.slice(11, 13)) + SHANGHAI_HOURS) % 24
  return `${String(hours).padStart(2, '0')}:${at.slice(14, 16)}`
}

export function momentWords(at: Instant): string {
  return `${dateWords(dateInShanghai(at))} ${clockWords(at)}`
}

export const today = () => dateInShanghai(new Date().toISOString())

export const COLOUR_SIGN = { red: '✕', amber: '!', green: '✓' } as const

export const GRADE_TONE: Record<'A' | 'B' | 'C' | 'advice', Tone> = {
  A: 'red',
  B: 'amber',
  C: 'plain',
  advice: 'green',
}
