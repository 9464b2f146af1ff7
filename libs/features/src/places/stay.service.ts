import {
  addDays,
  assertMoveOn,
  assertRenameOn,
  assertRoomFor,
  assertStay,
  type CalendarDate,
  DomainError,
  newId,
  normalisePhone,
  type PartyCorrectedBody,
  type PartyMovedInBody,
  type PartyMovedOutBody,
  type PartyRenamedBody,
} from '@app/domain'
import {
  OccupancyEntity,
  type PartyEntity,
  PartyRepository,
  type PremisesEntity,
  PremisesRepository,
} from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { PlaceChange } from './place-change'

export interface Rename {
  actionId: string
  name: string
  fromOn: CalendarDate
}

export interface Move {
  actionId: string
  toPremisesId: string
  on: CalendarDate
}

export interface CorrectStay {
  actionId: string
  name: string | null
  phone: string | null
  fromOn: CalendarDate
  toOn: CalendarDate | null
  reason: string
}

interface Found {
  premises: PremisesEntity
  stay: OccupancyEntity
  party: PartyEntity
}

/** What happens to a stay that goes on: another sign over the door, a move to another address, a wrong entry put right. */
@Injectable()
export class StayService {
  constructor(
    private readonly place: PlaceChange,
    private readonly parties: PartyRepository,
    private readonly premises: PremisesRepository,
    private readonly ledger: ActionLedger,
    private readonly cipher: FieldCipher,
  ) {}

  /** Throws NOT_FOUND, RENAME_TRADE_ONLY, STAY_ENDED, DATE_UNLIKELY, ID_REUSED. */
  rename(occupancyId: string, input: Rename, caller: Caller) {
    const content = { ...input, name: this.nameIndex(input.name) }
    return this.act('party.rename', occupancyId, content, caller, async (found) => this.renamed(found, input, caller))
  }

  /** Throws NOT_FOUND (also for an address out of sight), MOVE_NOWHERE, STAY_ENDED, DATE_UNLIKELY, OCCUPANCY_OVERLAP, ID_REUSED. */
  move(occupancyId: string, input: Move, caller: Caller) {
    return this.act('party.move', occupancyId, { ...input }, caller, async (found) => {
      const there = await this.place.require(caller, input.toPremisesId)
      return this.moved(found, there, input, caller)
    })
  }

  /** Throws NOT_FOUND, NOTHING_CORRECTED, PARTY_ELSEWHERE, DATE_UNLIKELY, OCCUPANCY_OVERLAP, ID_REUSED. */
  correct(occupancyId: string, input: CorrectStay, caller: Caller) {
    const hashed = {
      ...input,
      name: input.name && this.nameIndex(input.name),
      phone: input.phone && this.cipher.blindIndex(normalisePhone(input.phone), 'party.phone'),
    }
    return this.act('party.correct', occupancyId, hashed, caller, (found) => this.corrected(found, input, caller))
  }

  private async act(
    kind: string,
    occupancyId: string,
    content: { actionId: string },
    caller: Caller,
    prepare: (found: Found) => Promise<Write>,
  ) {
    const { premises } = await this.find(occupancyId, caller)
    // The content is hashed without salt: indexes stand in it for names and numbers.
    const deed = { id: content.actionId, kind, subjectId: occupancyId, content }
    await this.ledger.once(deed, caller, async () => prepare(await this.find(occupancyId, caller)))
    return this.place.detail(caller, premises.id)
  }

  private async find(occupancyId: string, caller: Caller): Promise<Found> {
    const stay = await this.parties.occupancy(occupancyId)
    const premises = await this.place.requireOf(caller, stay)
    const party = await this.parties.byId((stay as OccupancyEntity).partyId)
    return { premises, stay: stay as OccupancyEntity, party: party as PartyEntity }
  }

  private renamed({ premises, stay, party }: Found, { actionId, name, fromOn }: Rename, caller: Caller): Write {
    if (stay.role !== 'trade_name') throw new DomainError('RENAME_TRADE_ONLY', '只有字号可以更名；姓名写错了请用“更正”')
    assertRenameOn(stay, fromOn, this.place.today())
    const next = { id: newId(), premisesId: premises.id, partyId: party.id, role: stay.role, fromOn, toOn: null }
    const oldName = this.ledger.seal(actionId, 'oldName', this.nameOf(stay, party))
    const newName = this.ledger.seal(actionId, 'name', name)
    const body: PartyRenamedBody = {
      actionId,
      premisesId: premises.id,
      partyId: party.id,
      role: stay.role,
      endedId: stay.id,
      occupancyId: next.id,
      fromOn,
      oldName: oldName.commitment as string,
      name: newName.commitment as string,
    }
    const fact = this.place.fact(premises, { kind: 'party.renamed', body, about: about(party) }, caller)
    const sign = name.trim()
    return this.place.locked(premises.id, [fact], async (tx) => {
      assertFresh(await this.parties.endOccupancy(tx, stay.id, addDays(fromOn, -1)), 1, 'occupancy')
      await this.parties.rename(tx, {
        id: party.id,
        nameEnc: this.cipher.encrypt(sign, 'party.name'),
        nameIndex: this.nameIndex(sign),
      })
      await tx.insert(OccupancyEntity, [next])
      await insertTexts(tx, oldName)
      await insertTexts(tx, newName)
    })
  }

  private async moved(
    { premises: here, stay, party }: Found,
    there: PremisesEntity,
    { actionId, on }: Move,
    caller: Caller,
  ): Promise<Write> {
    if (there.id === here.id) throw new DomainError('MOVE_NOWHERE', '迁入地址就是现在的地址，请另选一处')
    const { id: occupancyId, role } = stay
    assertMoveOn(stay, on, this.place.today())
    assertRoomFor(await this.parties.occupanciesAt(there.id), role, on)
    const next = { id: newId(), premisesId: there.id, partyId: party.id, role, fromOn: on, toOn: null }
    const name = this.ledger.seal(actionId, 'name', this.nameOf(stay, party))
    const left: PartyMovedOutBody = {
      ...{ actionId, premisesId: here.id, occupancyId, partyId: party.id, role, toOn: on },
      movedToId: there.id,
    }
    const came: PartyMovedInBody = {
      ...{ actionId, premisesId: there.id, occupancyId: next.id, partyId: party.id, role, fromOn: on },
      name: name.commitment as string,
      phone: null,
      movedFromId: here.id,
    }
    const facts = [
      this.place.fact(here, { kind: 'party.moved_out', body: left, about: about(party) }, caller),
      this.place.fact(there, { kind: 'party.moved_in', body: came, about: about(party) }, caller),
    ]
    return this.place.locked([here.id, there.id], facts, async (tx) => {
      assertRoomFor(await this.parties.occupanciesAt(there.id, tx), role, on)
      assertFresh(await this.parties.endOccupancy(tx, stay.id, on), 1, 'occupancy')
      await tx.insert(OccupancyEntity, [{ ...next, nameEnc: stay.nameEnc, nameIndex: stay.nameIndex }])
      await insertTexts(tx, name)
    })
  }

  private async corrected({ premises, stay, party }: Found, input: CorrectStay, caller: Caller): Promise<Write> {
    const { actionId, fromOn, toOn } = input
    const change = await this.changeOf({ premises, stay, party }, input, caller)
    const others = (stays: readonly OccupancyEntity[]) => stays.filter(({ id }) => id !== stay.id)
    assertRoomFor(others(await this.parties.occupanciesAt(premises.id)), stay.role, fromOn, toOn)
    const texts = {
      oldName: this.ledger.seal(actionId, 'oldName', change.name && this.nameOf(stay, party)),
      name: this.ledger.seal(actionId, 'name', change.name),
      oldPhone: this.ledger.seal(actionId, 'oldPhone', change.phone && this.phoneOf(party)),
      phone: this.ledger.seal(actionId, 'phone', change.phone),
      reason: this.ledger.seal(actionId, 'reason', input.reason),
    }
    const body: PartyCorrectedBody = {
      ...{ actionId, premisesId: premises.id, occupancyId: stay.id, partyId: party.id, role: stay.role },
      before: { fromOn: stay.fromOn, toOn: stay.toOn },
      after: { fromOn, toOn },
      oldName: texts.oldName.commitment,
      name: texts.name.commitment,
      oldPhone: texts.oldPhone.commitment,
      phone: texts.phone.commitment,
      reason: texts.reason.commitment as string,
    }
    const fact = this.place.fact(premises, { kind: 'party.corrected', body, about: about(party) }, caller)
    return this.place.locked(premises.id, [fact], async (tx) => {
      assertRoomFor(others(await this.parties.occupanciesAt(premises.id, tx)), stay.role, fromOn, toOn)
      assertFresh(await this.parties.correctStay(tx, stay, { fromOn, toOn, ...change.ofStay }), 1, 'occupancy')
      await this.parties.correct(tx, party.id, change.ofParty)
      for (const text of Object.values(texts)) await insertTexts(tx, text)
    })
  }

  /** What is wrong with the person is wrong wherever he stands; who stands out of sight as well is put right by who sees it all. */
  private async changeOf({ premises, stay, party }: Found, input: CorrectStay, caller: Caller) {
    assertStay(input, this.place.today())
    const wanted = input.name?.trim() ?? null
    const name = wanted === this.nameOf(stay, party) ? null : wanted
    const digits = input.phone && normalisePhone(input.phone)
    const phone = digits === this.phoneOf(party) ? null : digits
    const sameDays = input.fromOn === stay.fromOn && input.toOn === stay.toOn
    if (name === null && phone === null && sameDays)
      throw new DomainError('NOTHING_CORRECTED', '没有改动：请改正写错的内容后再提交')
    const ownName = stay.nameEnc !== null && stay.nameEnc !== undefined
    if ((name !== null && !ownName) || phone !== null) await this.assertAllInSight(party.id, premises.id, caller)
    const named = name === null ? {} : this.named(name)
    const reached = phone === null ? {} : this.reached(phone)
    return {
      name,
      phone,
      ofStay: ownName ? named : {},
      ofParty: { ...(ownName ? {} : named), ...reached },
    }
  }

  private async assertAllInSight(partyId: string, hereId: string, caller: Caller): Promise<void> {
    const places = (await this.parties.placesOf(partyId)).filter((id) => id !== hereId)
    const seen = await Promise.all(places.map((id) => this.premises.byId(caller.scope, id, this.place.today())))
    if (seen.every((place) => place !== null)) return
    throw new DomainError('PARTY_ELSEWHERE', '这位用户在您的范围以外也有登记，姓名和电话请由街道或区办更正')
  }

  private nameOf(stay: OccupancyEntity, party: PartyEntity): string {
    return this.cipher.decrypt(stay.nameEnc ?? party.nameEnc, 'party.name')
  }

  private phoneOf({ phoneEnc }: PartyEntity): string | null {
    return phoneEnc === null ? null : this.cipher.decrypt(phoneEnc, 'party.phone')
  }

  private nameIndex(name: string): string {
    return this.cipher.blindIndex(name.trim(), 'party.name')
  }

  private named(name: string) {
    return { nameEnc: this.cipher.encrypt(name, 'party.name'), nameIndex: this.nameIndex(name) }
  }

  private reached(phone: string) {
    return {
      phoneEnc: this.cipher.encrypt(phone, 'party.phone'),
      phoneIndex: this.cipher.blindIndex(phone, 'party.phone'),
    }
  }
}

const about = ({ id }: PartyEntity) => [{ kind: 'party' as const, id }]
