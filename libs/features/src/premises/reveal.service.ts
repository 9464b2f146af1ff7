import { randomBytes } from 'node:crypto'
import { commit, DomainError } from '@app/domain'
import { CommittedTextEntity, PartyRepository, type PremisesEntity, prepareFact, UnitOfWork } from '@app/persistence'
import { type Clock, FieldCipher, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { PremisesService } from './premises.service'

export interface Reveal {
  field: 'name' | 'phone' | 'address'
  partyId: string | null
  reason: string
}

/** Looking behind the mask: who looked, at what and why is a fact before the value is shown. */
@Injectable()
export class RevealService {
  constructor(
    private readonly premises: PremisesService,
    private readonly parties: PartyRepository,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND for premises out of sight and for a party that is not of these premises. */
  async reveal(caller: Caller, premisesId: string, asked: Reveal): Promise<{ value: string }> {
    const premises = await this.premises.require(caller.scope, premisesId)
    const value = await this.read(premises, asked)
    await this.journal(caller, premises, asked)
    return { value }
  }

  private async read(premises: PremisesEntity, { field, partyId }: Reveal): Promise<string> {
    if (field === 'address') return this.cipher.decrypt(premises.addressEnc, 'premises.address')
    const occupants = await this.parties.occupants([premises.id], todayInShanghai(this.clock))
    const party = occupants.find((one) => one.partyId === partyId)
    if (!party) throw new DomainError('NOT_FOUND', '没有找到这位用户，请刷新后再看')
    if (field === 'name') return this.cipher.decrypt(party.nameEnc, 'party.name')
    return party.phoneEnc ? this.cipher.decrypt(party.phoneEnc, 'party.phone') : ''
  }

  private async journal(
    { accountId }: Caller,
    premises: PremisesEntity,
    { field, partyId, reason }: Reveal,
  ): Promise<void> {
    const salt = randomBytes(16).toString('hex')
    const party = field === 'address' ? null : partyId
    const fact = prepareFact({
      kind: 'party.revealed',
      actorId: accountId,
      occurredAt: this.clock.now(),
      areaCode: premises.areaCode,
      body: { premisesId: premises.id, partyId: party, field, reason: commit(reason, salt) },
      subjects: [{ kind: 'premises', id: premises.id }, ...(party ? [{ kind: 'party' as const, id: party }] : [])],
    })
    const text = { subjectId: fact.id, path: 'reason', salt, textEnc: this.cipher.encrypt(reason, 'committed.text') }
    await this.uow.run(async (tx) => {
      await tx.insert(CommittedTextEntity, [text])
      tx.fact(fact)
    })
  }
}
