import { DomainError, type FactKind, type FamilyBody, maskPhone } from '@app/domain'
import {
  FamilyMemberEntity,
  type FamilyMemberRow,
  FamilyRepository,
  PremisesRepository,
  prepareFact,
  UnitOfWork,
} from '@app/persistence'
import { type Clock, FieldCipher, type MessageSender, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { HouseholdAccess } from '../accounts/household-access'
import { ActionLedger } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { CLOCK, MESSAGE_SENDER } from '../core/tokens'

export interface Invitation {
  id: string
  premisesId: string
  phone: string
  callName: string
}

/** Enough for three generations; more would be a shared number. */
const MOST_MEMBERS = 8

/** 家人: whoever lives somewhere lets others of his family see it. They log in with their own verified telephone. */
@Injectable()
export class FamilyService {
  constructor(
    private readonly families: FamilyRepository,
    private readonly premises: PremisesRepository,
    private readonly access: HouseholdAccess,
    private readonly ledger: ActionLedger,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(MESSAGE_SENDER) private readonly sender: MessageSender | null,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(caller: Caller) {
    const own = await this.ownHomes(caller)
    const placeOf = new Map(own.map(({ occupancyId, premisesId }) => [occupancyId, premisesId]))
    const members = await this.families.ofOccupancies([...placeOf.keys()])
    return {
      items: members.map(({ id, occupancyId, callNameEnc, phoneEnc, invitedAt, boundAt }) => ({
        id,
        premisesId: placeOf.get(occupancyId) as string,
        callName: callNameEnc ? this.cipher.decrypt(callNameEnc, 'family.name') : '家人',
        phone: maskPhone(this.cipher.decrypt(phoneEnc, 'family.phone')),
        invitedAt,
        joinedAt: boundAt,
      })),
    }
  }

  /** Throws FAMILY_NOT_HOME for a place let or seen by invitation, FAMILY_KNOWN, FAMILY_FULL, ID_REUSED. */
  async invite(input: Invitation, caller: Caller) {
    const { id, premisesId, phone, callName } = input
    const phoneIndex = this.cipher.blindIndex(phone, 'party.phone')
    const content = { premisesId, phone: phoneIndex, callName: this.cipher.blindIndex(callName, 'party.name') }
    await this.ledger.once({ id, kind: 'family.invite', subjectId: premisesId, content }, caller, async () => {
      const home = (await this.ownHomes(caller)).find((place) => place.premisesId === premisesId)
      if (!home) throw new DomainError('FAMILY_NOT_HOME', '只能为自己住的地方邀请家人')
      await this.assertRoom(home.occupancyId, phoneIndex)
      const row = this.row(input, home.occupancyId, phoneIndex)
      const fact = await this.fact('family.invited', { ...row, premisesId }, caller)
      return async (tx) => {
        await tx.insert(FamilyMemberEntity, [{ ...row, invitedAt: tx.now }])
        if (this.sender) tx.job({ name: 'notice.send', payload: { memberId: id, template: 'family_invited' } })
        tx.fact(fact)
      }
    })
    return this.list(caller)
  }

  /** By whoever invited, or by the member himself. His next request is refused. Throws NOT_FOUND. */
  async remove(id: string, caller: Caller): Promise<void> {
    const member = await this.families.byId(id)
    const own = await this.ownHomes(caller)
    const isMine = member && own.some(({ occupancyId }) => occupancyId === member.occupancyId)
    if (!member || !(isMine || member.accountId === caller.accountId))
      throw new DomainError('NOT_FOUND', '没有找到这位家人，请刷新后再看')
    const fact = await this.fact('family.removed', member, caller)
    await this.uow.run(async (tx) => {
      if (await this.families.remove(tx, id)) tx.fact(fact)
    })
  }

  private async ownHomes({ accountId }: Caller) {
    return (await this.access.places(accountId)).filter(({ sight, invited }) => sight === 'home' && !invited)
  }

  private async assertRoom(occupancyId: string, phoneIndex: string): Promise<void> {
    const members = await this.families.ofOccupancies([occupancyId])
    if (members.some((member) => member.phoneIndex === phoneIndex))
      throw new DomainError('FAMILY_KNOWN', '这个手机号已经邀请过了')
    if (members.length >= MOST_MEMBERS)
      throw new DomainError('FAMILY_FULL', `一处最多邀请 ${MOST_MEMBERS} 位家人，请先移除不再需要的`)
  }

  private row({ id, phone, callName }: Invitation, occupancyId: string, phoneIndex: string) {
    const name = callName.trim()
    return {
      id,
      occupancyId,
      phoneEnc: this.cipher.encrypt(phone, 'family.phone'),
      phoneIndex,
      callNameEnc: name === '' ? null : this.cipher.encrypt(name, 'family.name'),
      accountId: null,
      boundAt: null,
      removedAt: null,
      liveKey: `${occupancyId}:${phoneIndex}`,
    }
  }

  private async fact(
    kind: FactKind,
    { id, occupancyId, premisesId }: Pick<FamilyMemberRow, 'id' | 'occupancyId' | 'premisesId'>,
    { accountId }: Caller,
  ) {
    const today = todayInShanghai(this.clock)
    const premises = await this.premises.byId({ kind: 'system' }, premisesId, today)
    const body: FamilyBody = { memberId: id, occupancyId, premisesId }
    const subjects = [{ kind: 'premises' as const, id: premisesId }]
    const areaCode = premises?.areaCode ?? null
    return prepareFact({ kind, body, subjects, areaCode, actorId: accountId, occurredAt: this.clock.now() })
  }
}
