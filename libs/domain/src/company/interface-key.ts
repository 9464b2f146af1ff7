import type { Instant } from '../time/calendar'

/** 接口密钥: with it a company's software signs what it reports. Several may be live, so that one can replace another. */
export interface InterfaceKey {
  createdAt: Instant
  /** From then on it opens nothing; null = no end. */
  endsAt: Instant | null
  /** When something that was signed with it was last stored. */
  lastUsedAt: Instant | null
  /** 接口静默: after so many hours without a word the office is told. */
  silentAfterHours: number
}

export const SILENT_AFTER_HOURS = 24
/** A company that replaces a key keeps the old one for so long. */
export const KEY_OVERLAP_DAYS = 7
export const MOST_LIVE_KEYS = 5

export const isLiveKey = ({ endsAt }: Pick<InterfaceKey, 'endsAt'>, now: Instant): boolean =>
  endsAt === null || endsAt > now

export interface Silence {
  heardAt: Instant
  /** The moment from which the company counts as silent. */
  from: Instant
}

/** A company is heard by any of its live keys; null when it has none, and nothing is expected of it. */
export function silenceOf(keys: readonly InterfaceKey[], now: Instant): Silence | null {
  const heard = keys
    .filter((key) => isLiveKey(key, now))
    .map(({ lastUsedAt, createdAt, silentAfterHours }) => {
      const heardAt = lastUsedAt ?? createdAt
      return { heardAt, from: new Date(Date.parse(heardAt) + silentAfterHours * 3_600_000).toISOString() }
    })
  return heard.reduce<Silence | null>((latest, one) => (latest && latest.from >= one.from ? latest : one), null)
}
