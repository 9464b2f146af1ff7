import { DomainError, newId } from '@app/domain'
import {
  AccountEntity,
  AccountRepository,
  type PartyEntity,
  PartyRepository,
  prepareFact,
  type Tx,
  UnitOfWork,
} from '@app/persistence'
import { type Clock, type Config, FieldCipher, RateLimiter, WechatClient } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { CLOCK, CONFIG } from '../core/tokens'
import { FamilyBinding } from './family-binding.service'
import { type OpenedSession, SessionService } from './session.service'

interface Bound {
  openidIndex: string
  phoneIndex: string
  party: PartyEntity | null
  name: string
}

/** WeChat log-in. A household is bound once, by the phone number that WeChat has verified and the register knows. */
@Injectable()
export class WechatLoginService {
  private readonly attempts: RateLimiter

  constructor(
    private readonly client: WechatClient,
    private readonly accounts: AccountRepository,
    private readonly parties: PartyRepository,
    private readonly sessions: SessionService,
    private readonly family: FamilyBinding,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.attempts = new RateLimiter({ limit: config.rateLoginPerMinute, windowMs: 60_000 })
  }

  /** Throws WECHAT_*, PHONE_NEEDED (send phoneCode), PHONE_NOT_KNOWN (not on the register), RATE_LIMITED. */
  async logIn(code: string, phoneCode: string | null, source: string): Promise<OpenedSession> {
    if (!this.attempts.take(source).allowed) throw new DomainError('RATE_LIMITED', '登录过于频繁，请稍后再试')
    const { openid } = await this.client.jscode2session(code)
    const openidIndex = this.cipher.blindIndex(openid, 'account.openid')
    const known = await this.accounts.byOpenidIndex(openidIndex)
    if (known) {
      await this.family.catchUp(known)
      return this.sessions.open(known.id)
    }
    if (!phoneCode) throw new DomainError('PHONE_NEEDED', '首次使用，请授权手机号以核对用户身份')
    return this.sessions.open(await this.bind(openidIndex, await this.client.getPhoneNumber(phoneCode)))
  }

  /** By the party that the register reaches by this number, or by the family that has invited it. */
  private async bind(openidIndex: string, phone: string): Promise<string> {
    const phoneIndex = this.cipher.blindIndex(phone, 'party.phone')
    const [party, invited] = await Promise.all([this.parties.byPhoneIndex(phoneIndex), this.family.open(phoneIndex)])
    if (!party && invited.length === 0)
      throw new DomainError('PHONE_NOT_KNOWN', '该手机号不在用户登记中，请联系社区网格员登记，或请家人在小程序里邀请您')
    const known = party && (await this.accounts.byParty(party.id))
    const id = known && !known.wechatOpenidIndex ? known.id : newId()
    const join = await this.family.joining(id, invited)
    const name = party ? this.cipher.decrypt(party.nameEnc, 'party.name') : '家人'
    await this.uow.run(async (tx) => {
      if (id === known?.id) {
        const sql = 'UPDATE account SET wechatOpenidIndex = ?, phoneIndex = ? WHERE id = ?'
        await tx.execute(sql, [openidIndex, phoneIndex, id])
      } else await tx.insert(AccountEntity, [this.household(id, { openidIndex, phoneIndex, party, name }, tx.now)])
      if (party) this.journal(tx, id, party.id)
      await join(tx)
    })
    return id
  }

  private household(id: string, { openidIndex, phoneIndex, party, name }: Bound, createdAt: string): AccountEntity {
    return {
      id,
      username: `wx-${id}`,
      passwordHash: null,
      nameEnc: this.cipher.encrypt(name, 'account.name'),
      staffNo: null,
      role: 'household',
      areaCode: null,
      companyId: null,
      partyId: party?.id ?? null,
      wechatOpenidIndex: openidIndex,
      phoneIndex,
      status: 'active',
      createdAt,
      withdrawnAt: null,
    }
  }

  private journal(tx: Tx, accountId: string, partyId: string): void {
    const subjects = [
      { kind: 'account' as const, id: accountId },
      { kind: 'party' as const, id: partyId },
    ]
    tx.fact(
      prepareFact({
        kind: 'party.bound',
        actorId: accountId,
        occurredAt: this.clock.now(),
        areaCode: null,
        body: { accountId, partyId },
        subjects,
      }),
    )
  }
}
