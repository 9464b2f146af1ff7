import { type CalendarDate, maskName, maskPhone, type OccupancyRole } from '@app/domain'
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

/** Who lives or trades at premises; masked unless the caller says that he must know. */
@Injectable()
export class OccupantsService {
  constructor(
    private readonly parties: PartyRepository,
    private readonly cipher: FieldCipher,
  ) {}

  async masked(premisesId: string, today: CalendarDate): Promise<Occupant[]> {
    const rows = await this.parties.occupants([premisesId], today)
    return rows.map((row) => {
      const { occupancyId, partyId, role, fromOn, toOn } = row
      const phone = row.phoneEnc ? maskPhone(this.cipher.decrypt(row.phoneEnc, 'party.phone')) : ''
      return { occupancyId, partyId, role, fromOn, toOn, name: maskName(this.nameOf(row)), phone }
    })
  }

  /** The name of the one who answers for each premises today, as it is. */
  async names(premisesIds: readonly string[], today: CalendarDate): Promise<Map<string, string>> {
    const names = new Map<string, string>()
    for (const row of await this.parties.occupants(premisesIds, today)) {
      if (!names.has(row.premisesId)) names.set(row.premisesId, this.nameOf(row))
    }
    return names
  }

  async maskedNames(premisesIds: readonly string[], today: CalendarDate): Promise<Map<string, string>> {
    const names = await this.names(premisesIds, today)
    return new Map([...names].map(([id, name]) => [id, maskName(name)]))
  }

  private nameOf({ nameEnc }: PresentOccupant): string {
    return this.cipher.decrypt(nameEnc, 'party.name')
  }
}
