import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import { utf8Bytes } from '../content/utf8'
import type { Instant } from '../time/calendar'

/**
 * 亮证码. The phone works it out by itself, so that a badge can be shown in a basement without network, and it changes
 * every minute, so that a photograph of it is soon worth nothing. The server knows the key again from the log-in it was
 * given to: a log-in that has ended, and an account that was withdrawn, have no valid code from that moment on.
 */
export interface BadgeCode {
  /** 工号, or the end of the account's id where there is none. */
  ref: string
  digits: string
}

const STEP_MS = 60_000
const DIGITS = 8
/** Somebody has to read it and type it: the minutes before still count, and the next for a clock that is ahead. */
const STEPS_TAKEN = [0, -1, -2, 1] as const
export const BADGE_LASTS_MINUTES = 3

const stepAt = (at: Instant): number => Math.floor(Date.parse(at) / STEP_MS)

/** RFC 4226 §5.3 over SHA-256, with more digits than a log-in asks for: anybody may try. */
function digitsOf(key: string, step: number): string {
  const digest = hmac(sha256, utf8Bytes(key), utf8Bytes(`badge ${step}`))
  const number = Number.parseInt(bytesToHex(digest.subarray(0, 6)), 16)
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

export const badgeDigits = (key: string, at: Instant): string => digitsOf(key, stepAt(at))

/** Whole seconds until the digits change. */
export const badgeSecondsLeft = (at: Instant): number => Math.ceil((STEP_MS - (Date.parse(at) % STEP_MS)) / 1000)

export const isBadgeCode = (key: string, digits: string, at: Instant): boolean =>
  STEPS_TAKEN.some((steps) => digitsOf(key, stepAt(at) + steps) === digits)

/** As it stands under the picture, to be read out and typed: WG0001-1234-5678. */
export const badgeWords = ({ ref, digits }: BadgeCode): string => `${ref}-${digits.slice(0, 4)}-${digits.slice(4)}`

/** Behind `#`, which no browser sends to a server. */
const PAGE = '/m/#/pages/verify/index?c='

export const badgeAddress = (origin: string, code: BadgeCode): string => `${origin}${PAGE}${code.ref}-${code.digits}`

const TYPED = /^([0-9A-Z]{1,32})([0-9]{8})$/

/** What was scanned or typed: the whole address, or the code with any dashes and spaces, wide or small letters. */
export function parseBadge(raw: string): BadgeCode | null {
  const text = raw.trim()
  const at = text.indexOf('?c=')
  const code = (at < 0 ? text : text.slice(at + 3)).normalize('NFKC').toUpperCase()
  const [, ref, digits] = TYPED.exec(code.replace(/[\s_-]/g, '')) ?? []
  return ref && digits ? { ref, digits } : null
}

/** How an account is named on its badge code; the same letters a person reads from the printed badge. */
export const badgeRef = ({ id, staffNo }: { id: string; staffNo: string | null }): string =>
  staffNo ? staffNo.toUpperCase().replace(/[^0-9A-Z]/g, '') : id.slice(-8).toUpperCase()
