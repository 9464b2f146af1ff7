import {
  DomainError,
  type FactSubject,
  type PartyRevealedBody,
  type RevealField,
  type RevealPurpose,
} from '@app/domain'
import { PartyRepository, type PremisesEntity, type PresentOccupant, prepareFact } from '@app/persistence'
import { type Clock, FieldCipher, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { PremisesService } from './premises.service'

export interface Reveal {
  actionId: string
  field: RevealField
  partyId: string | null
  purpose: RevealPurpose
  reason: string | null
}

/**
 * Looking behind the mask: who looked, at what and why is a fact before the value is shown. A call is a look as well:
 * the number goes to the dialer, which shows it.
 */
@Injectable()
export class RevealService {
  constructor(
    private readonly premises: PremisesService,
    private readonly parties: PartyRepository,
    private readonly ledger: ActionLedger,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND for premises out of sight and for a party that is not of these premises, PHONE_NONE, ID_REUSED. */
  async reveal(caller: Caller, premisesId: string, asked: Reveal): Promise<{ value: string }> {
    const premises = await this.premises.require(caller.scope, premisesId)
    const occupants = await this.parties.occupants([premises.id], todayInShanghai(this.clock))
    const value = this.read(premises, occupants, asked)
    const deed = { id: asked.actionId, kind: 'party.reveal', subjectId: premisesId, content: { ...asked } }
    await this.ledger.once(deed, caller, async () => this.journal(caller, premises, occupants, asked))
    return { value }
  }

  private read(premises: PremisesEntity, occupants: readonly PresentOccupant[], { field, partyId }: Reveal): string {
    if (field === 'address') return this.cipher.decrypt(premises.addressEnc, 'premises.address')
    const party = occupants.find((one) => one.partyId === partyId)
    if (!party) throw new DomainError('NOT_FOUND', '没有找到这位用户，请刷新后再看')
    if (field === 'name') return this.cipher.decrypt(party.nameEnc, 'party.name')
    if (party.phoneEnc) return this.cipher.decrypt(party.phoneEnc, 'party.phone')
    throw new DomainError('PHONE_NONE', '这位用户没有登记电话，请上门或问社区')
  }

  /** The address is of everybody who lives there: each of them finds the look among those at himself. */
  private journal(
    { accountId }: Caller,
    premises: PremisesEntity,
    occupants: readonly PresentOccupant[],
    { actionId, field, partyId, purpose, reason }: Reveal,
  ): Write {
    const party = field === 'address' ? null : partyId
    const text = this.ledger.seal(actionId, 'reason', reason)
    const body: PartyRevealedBody = {
      actionId,
      premisesId: premises.id,
      partyId: party,
      field,
      purpose,
      reason: text.commitment,
    }
    const people = party === null ? [...new Set(occupants.map((one) => one.partyId))] : [party]
    const subjects: FactSubject[] = [
      { kind: 'premises', id: premises.id },
      ...people.map((id) => ({ kind: 'party' as const, id })),
    ]
    const occurredAt = this.clock.now()
    const { areaCode } = premises
    const fact = prepareFact({ kind: 'party.revealed', actorId: accountId, occurredAt, areaCode, body, subjects })
    return async (tx) => {
      await insertTexts(tx, text)
      tx.fact(fact)
    }
  }
}
