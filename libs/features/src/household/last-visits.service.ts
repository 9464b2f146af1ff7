import { type CalendarDate, dateInShanghai, VISIT_OUTCOME_LABEL } from '@app/domain'
import { InspectionRepository, type LastVisitRow, type PremisesEntity, PremisesRepository } from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'
import { NOT_DONE } from './visit-result'

export interface LastVisit {
  id: string | null
  on: CalendarDate
  outcome: string
  inspectorName: string
  summary: string
}

/** The last visit at each premises, as told to the household. */
@Injectable()
export class LastVisits {
  constructor(
    private readonly premises: PremisesRepository,
    private readonly inspections: InspectionRepository,
    private readonly cipher: FieldCipher,
  ) {}

  async of(places: readonly PremisesEntity[], partyIds: readonly string[]): Promise<Map<string, LastVisit>> {
    const last = places.flatMap(({ lastVisitId }) => lastVisitId ?? [])
    const rows = await this.premises.lastVisits([...(await this.inspections.ofStay(last, partyIds))])
    return new Map(rows.map((row) => [row.premisesId, this.view(row)]))
  }

  /** For a landlord: when, and how many problems; who opened the door and what he signed is his tenant's. */
  async outline(places: readonly PremisesEntity[]): Promise<Map<string, LastVisit>> {
    const rows = await this.premises.lastVisits(places.flatMap(({ lastVisitId }) => lastVisitId ?? []))
    return new Map(rows.map((row) => [row.premisesId, { ...this.view(row), id: null }]))
  }

  /** Who came is no secret: he showed his card at the door. */
  private view(row: LastVisitRow): LastVisit {
    return {
      id: row.id,
      on: dateInShanghai(row.finishedAt),
      outcome: VISIT_OUTCOME_LABEL[row.outcome],
      inspectorName: this.cipher.decrypt(row.inspectorNameEnc, 'account.name'),
      summary: summary(row),
    }
  }
}

function summary({ outcome, gradeA, gradeB, gradeC }: LastVisitRow): string {
  if (outcome !== 'completed') return NOT_DONE[outcome]
  const found = gradeA + gradeB + gradeC
  if (found === 0) return '没有发现问题'
  return gradeA > 0 ? `发现${found}处问题，其中${gradeA}处严重` : `发现${found}处问题`
}
