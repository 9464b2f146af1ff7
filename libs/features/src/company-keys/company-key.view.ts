import { type Instant, isLiveKey, silenceOf } from '@app/domain'
import type { CompanyKeyEntity } from '@app/persistence'

/** Binds a secret to its row. */
export const secretContext = (keyId: string): string => `company_key.secret:${keyId}`

const STATE_LABEL = { live: '有效', ending: '即将停用', ended: '已停用' } as const

export function keyView(key: CompanyKeyEntity, by: string, now: Instant) {
  const { id, label, silentAfterHours, createdAt, endsAt, lastUsedAt } = key
  const state: keyof typeof STATE_LABEL = !isLiveKey(key, now) ? 'ended' : endsAt === null ? 'live' : 'ending'
  return {
    ...{ id, label, silentAfterHours, createdAt, endsAt, lastUsedAt, by },
    state,
    stateLabel: STATE_LABEL[state],
    isSilent: state !== 'ended' && (silenceOf([key], now)?.from ?? now) <= now,
  }
}
