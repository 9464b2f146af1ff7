import { type CalendarDate, maskPhone, type OccupancyRole, shownName } from '@app/domain'
import { PartyRepository, type PresentOccupant } from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'

export interface Occupant {
  occupancyId: string
  partyId: string
  role: OccupancyRole
  name: string
  phone: string
  fromOn: CalendarDate
  toOn: CalendarDate | null
}

/** Who lives or trades at premises, masked; behind the mask looks `RevealService` only. */
@Injectable()
export class OccupantsService {
  constructor(
    private readonly parties: PartyRepository,
    private readonly cipher: FieldCipher,
  ) {}

  async masked(premisesId: string, today: CalendarDate): Promise<Occupant[]> {
    return (await this.at([premisesId], today)).get(premisesId) ?? []
  }

  /** Everybody present at each premises, whoever answers for it first. */
  async at(premisesIds: readonly string[], today: CalendarDate): Promise<Map<string, Occupant[]>> {
    const found = new Map<string, Occupant[]>()
    for (const row of await this.parties.occupants(premisesIds, today))
      found.set(row.premisesId, [...(found.get(row.premisesId) ?? []), this.occupant(row)])
    return found
  }

  /** Past and present; the telephone of somebody who left concerns nobody here any more. */
  async ever(premisesId: string, today: CalendarDate): Promise<(Occupant & { present: boolean })[]> {
    return (await this.parties.everAt(premisesId)).map((row) => {
      const present = row.fromOn <= today && (row.toOn === null || row.toOn >= today)
      const occupant = this.occupant(row)
      return { ...occupant, phone: present ? occupant.phone : '', present }
    })
  }

  async maskedNames(premisesIds: readonly string[], today: CalendarDate): Promise<Map<string, string>> {
    const found = await this.at(premisesIds, today)
    return new Map([...found].map(([id, [first]]) => [id, first?.name ?? '']))
  }

  private occupant({ kind, nameEnc, phoneEnc, ...row }: PresentOccupant): Occupant {
    const { occupancyId, partyId, role, fromOn, toOn } = row
    const name = shownName(kind, this.cipher.decrypt(nameEnc, 'party.name'))
    const phone = phoneEnc ? maskPhone(this.cipher.decrypt(phoneEnc, 'party.phone')) : ''
    return { occupancyId, partyId, role, fromOn, toOn, name, phone }
  }
}
