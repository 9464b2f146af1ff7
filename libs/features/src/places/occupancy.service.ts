import {
  assertBeginning,
  assertEnd,
  assertRoomFor,
  newId,
  normalisePhone,
  type OccupancyRole,
  type PartyMovedInBody,
  type PartyMovedOutBody,
} from '@app/domain'
import { OccupancyEntity, PartyRepository, type PremisesEntity } from '@app/persistence'
import { Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { type Arriving, ArrivingParties } from './arriving-party'
import { PlaceChange } from './place-change'

export interface MoveIn extends Arriving {
  actionId: string
  role: OccupancyRole
  fromOn: string
}

export interface MoveOut {
  actionId: string
  toOn: string
}

/** Who lives or trades at a place, from–to. Access of an account ends with the last day of the stay. */
@Injectable()
export class OccupancyService {
  constructor(
    private readonly place: PlaceChange,
    private readonly parties: PartyRepository,
    private readonly arriving: ArrivingParties,
    private readonly ledger: ActionLedger,
  ) {}

  /** Throws NOT_FOUND, DATE_UNLIKELY, OCCUPANCY_OVERLAP (one of a role at a time), ID_REUSED. */
  async moveIn(premisesId: string, input: MoveIn, caller: Caller) {
    await this.place.require(caller, premisesId)
    // The content is hashed without salt: indexes stand in it for the name and the number.
    const content = { ...input, ...this.arriving.fingerprint(input) }
    const deed = { id: input.actionId, kind: 'party.move_in', subjectId: premisesId, content }
    await this.ledger.once(deed, caller, async () => {
      const premises = await this.place.require(caller, premisesId)
      return this.enter(premises, input, caller)
    })
    return this.place.detail(caller, premisesId)
  }

  /** Throws NOT_FOUND, DATE_UNLIKELY, STAY_ENDED, ID_REUSED. */
  async moveOut(occupancyId: string, input: MoveOut, caller: Caller) {
    const { premisesId } = await this.stay(occupancyId, caller)
    const deed = { id: input.actionId, kind: 'party.move_out', subjectId: occupancyId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const { premises, stay } = await this.stay(occupancyId, caller)
      assertEnd(stay, input.toOn, this.place.today())
      return this.leave(premises, stay, input, caller)
    })
    return this.place.detail(caller, premisesId)
  }

  private async enter(premises: PremisesEntity, input: MoveIn, caller: Caller): Promise<Write> {
    const { actionId, role, fromOn } = input
    assertBeginning(fromOn, this.place.today())
    assertRoomFor(await this.parties.occupanciesAt(premises.id), role, fromOn)
    const party = await this.arriving.find(input, premises.id)
    const stay = { id: newId(), premisesId: premises.id, partyId: party.id, role, fromOn, toOn: null }
    const name = this.ledger.seal(actionId, 'name', input.name)
    const phone = this.ledger.seal(actionId, 'phone', input.phone && normalisePhone(input.phone))
    const body: PartyMovedInBody = {
      actionId,
      premisesId: premises.id,
      occupancyId: stay.id,
      partyId: party.id,
      role,
      fromOn,
      name: name.commitment as string,
      phone: phone.commitment,
    }
    const about = [{ kind: 'party' as const, id: party.id }]
    const fact = this.place.fact(premises, { kind: 'party.moved_in', body, about }, caller)
    return this.place.locked(premises.id, [fact], async (tx) => {
      assertRoomFor(await this.parties.occupanciesAt(premises.id, tx), role, fromOn)
      await party.write(tx)
      await tx.insert(OccupancyEntity, [stay])
      await insertTexts(tx, name)
      await insertTexts(tx, phone)
    })
  }

  private leave(premises: PremisesEntity, stay: OccupancyEntity, { actionId, toOn }: MoveOut, caller: Caller): Write {
    const { id: occupancyId, partyId, role } = stay
    const body: PartyMovedOutBody = { actionId, premisesId: premises.id, occupancyId, partyId, role, toOn }
    const about = [{ kind: 'party' as const, id: partyId }]
    const fact = this.place.fact(premises, { kind: 'party.moved_out', body, about }, caller)
    return this.place.locked(premises.id, [fact], async (tx) =>
      assertFresh(await this.parties.endOccupancy(tx, occupancyId, toOn), 1, 'occupancy'),
    )
  }

  private async stay(occupancyId: string, caller: Caller) {
    const stay = await this.parties.occupancy(occupancyId)
    const premises = await this.place.requireOf(caller, stay)
    return { premises, premisesId: premises.id, stay: stay as OccupancyEntity }
  }
}
