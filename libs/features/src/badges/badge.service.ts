import {
  type BadgeCode,
  badgeRef,
  DomainError,
  dateInShanghai,
  type Instant,
  isBadgeCode,
  parseBadge,
  ROLE_LABEL,
  VISIT_PROMISE,
} from '@app/domain'
import { AreaRepository, type BadgeHolder, BadgeRepository } from '@app/persistence'
import { type Clock, type Config, FieldCipher } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { SessionCaller } from '../core/caller'
import { SourceCounter } from '../core/source-counter'
import { CLOCK, CONFIG } from '../core/tokens'
import { BadgePhotoService, VISITORS } from './badge-photo.service'

const MINUTE = 60_000
/** Of one badge, from wherever it is asked: eight digits cannot be tried through. */
const PER_BADGE = { limit: 60, windowMs: MINUTE }

/**
 * 亮证码. The key of a badge is derived from the log-in that shows it and stored nowhere: what a stolen database holds
 * makes no code, and a log-in that is ended, or an account that is withdrawn, has none from the next request on.
 */
@Injectable()
export class BadgeService {
  private readonly bySource: SourceCounter
  private readonly byBadge = new SourceCounter(PER_BADGE)

  constructor(
    private readonly badges: BadgeRepository,
    private readonly areas: AreaRepository,
    private readonly photos: BadgePhotoService,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.bySource = new SourceCounter({ limit: Math.ceil(config.rateScanPerMinute / 3), windowMs: MINUTE })
  }

  /** For the phone to keep through a day without network. Throws BADGE_LOGIN_AGAIN for a log-in of an older release. */
  async mine(caller: SessionCaller) {
    const { accountId: id, sessionId, staffNo, role, name } = caller
    const now = this.clock.now()
    const ref = badgeRef({ id, staffNo })
    const own = (await this.badges.holders(ref, now)).find((holder) => holder.sessionId === sessionId)
    if (!sessionId || !own) throw new DomainError('BADGE_LOGIN_AGAIN', '请退出登录，重新登录后再亮证')
    return {
      ref,
      key: this.keyOf(sessionId),
      name,
      roleLabel: ROLE_LABEL[role],
      staffNo,
      areaName: await this.areaName(own),
      serverNow: now,
      until: own.expiresAt,
      dutyPhone: this.config.dutyPhone,
    }
  }

  /** Whether this code is shown by a real inspector right now. Tells nobody which staff numbers exist. */
  async check(text: string, source: string) {
    if (!this.bySource.allows(source)) throw new DomainError('RATE_LIMITED', '查得太快了，请过一分钟再查')
    const now = this.clock.now()
    const code = parseBadge(text)
    const holder = code && (await this.holderOf(code, now))
    const common = { promise: VISIT_PROMISE, dutyPhone: this.config.dutyPhone, checkedAt: now, on: dateInShanghai(now) }
    if (!holder) return { ...common, genuine: false, ...REFUSED, holder: null }
    return { ...common, genuine: true, ...GENUINE, holder: await this.shown(holder) }
  }

  private async holderOf(code: BadgeCode, now: Instant): Promise<BadgeHolder | undefined> {
    if (!this.byBadge.allows(code.ref)) return undefined
    const holders = await this.badges.holders(code.ref, now)
    return holders.find(
      ({ role, sessionId }) => VISITORS.includes(role) && isBadgeCode(this.keyOf(sessionId), code.digits, now),
    )
  }

  private async shown(holder: BadgeHolder) {
    const { nameEnc, role, staffNo, photoId } = holder
    const name = this.cipher.decrypt(nameEnc, 'account.name')
    const photoUrl = this.photos.addressOf(photoId)
    return { name, roleLabel: ROLE_LABEL[role], staffNo, areaName: await this.areaName(holder), photoUrl }
  }

  /** 大营门街道 示范社区001: enough to ask "are you from here?". */
  private async areaName({ areaCode }: BadgeHolder): Promise<string> {
    const codes = areaCode ? [...new Set([areaCode.slice(0, 9), areaCode.slice(0, 12)])] : []
    const names = await this.areas.names(codes)
    return codes.flatMap((code) => names.get(code) ?? []).join(' ')
  }

  private keyOf(sessionId: string): string {
    return this.cipher.blindIndex(sessionId, 'account.badge')
  }
}

const GENUINE = {
  title: '是真的检查人员，此刻在岗',
  advice: '请对一对：照片、名字、工号和他本人、他胸前的证是不是一样。对得上，再请他进门。',
}

/** A wrong code, an old photograph of one and an account that was withdrawn look alike. */
const REFUSED = {
  title: '对不上，先别开门',
  advice: '亮证码一分钟一换，拍下来的、过了几分钟的都不算。请他当面重新亮一次再扫；还是对不上，请打值班电话核实。',
}
