import { DISTRICT_ROLES, type Instant, type Role } from '@app/domain'
import type { AccountEntity, AccountSecurityEntity, SessionLimit } from '@app/persistence'
import type { Config } from '@app/platform'

const DAY_MS = 86_400_000
const WARN_DAYS = 10
const MINUTE_MS = 60_000
/** Phones are judged by the end of the session alone, so their last use is only shown, and need not be exact. */
const PHONE_SEEN_MS = 15 * MINUTE_MS

export const CONSOLE_ROLES: readonly Role[] = [...DISTRICT_ROLES, 'street', 'community']
/** Whose password grows old; asked for at a log-in only, so that nobody is stopped at a door. */
const isAgeing = (role: Role): boolean => role !== 'household'

type Rules = Pick<Config, 'demo' | 'passwordDays' | 'totpRequired' | 'sessionIdleMinutes'>
type Security = AccountSecurityEntity | null

/** Days until the password must be changed; null when it need not. Demonstration passwords are random and printed. */
export function passwordDaysLeft(
  account: AccountEntity,
  security: Security,
  rules: Rules,
  now: Instant,
): number | null {
  if (!isAgeing(account.role) || account.passwordHash === null || rules.demo) return null
  const since = security?.passwordChangedAt ?? account.createdAt
  return rules.passwordDays - Math.floor((Date.parse(now) - Date.parse(since)) / DAY_MS)
}

export const isWarned = (daysLeft: number | null): daysLeft is number => daysLeft !== null && daysLeft <= WARN_DAYS

/** What a new session is held to until it is done. */
export function limitOf(account: AccountEntity, security: Security, rules: Rules, now: Instant): SessionLimit | null {
  const daysLeft = passwordDaysLeft(account, security, rules, now)
  if (security?.mustChange || (daysLeft !== null && daysLeft <= 0)) return 'password'
  return needsTotp(account, security, rules) ? 'totp' : null
}

export const needsTotp = ({ role }: AccountEntity, security: Security, { totpRequired }: Rules): boolean =>
  totpRequired && DISTRICT_ROLES.includes(role) && !security?.totpEnabledAt

export function isIdle(role: Role, lastSeenAt: Instant | null, rules: Rules, now: Instant): boolean {
  if (!lastSeenAt || !CONSOLE_ROLES.includes(role)) return false
  return Date.parse(now) - Date.parse(lastSeenAt) > rules.sessionIdleMinutes * MINUTE_MS
}

/** A write at most once a minute, however many requests come. */
export function isSeenLongAgo(role: Role, lastSeenAt: Instant | null, now: Instant): boolean {
  const patience = CONSOLE_ROLES.includes(role) ? MINUTE_MS : PHONE_SEEN_MS
  return !lastSeenAt || Date.parse(now) - Date.parse(lastSeenAt) >= patience
}
