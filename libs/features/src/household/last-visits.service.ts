import { type CalendarDate, dateInShanghai, VISIT_OUTCOME_LABEL, type VisitOutcome } from '@app/domain'
import { InspectionRepository, type LastVisitRow, type PremisesEntity, PremisesRepository } from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'

export interface LastVisit {
  id: string
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

  async of(places: readonly PremisesEntity[], partyId: string | null): Promise<Map<string, LastVisit>> {
    const last = places.flatMap(({ lastVisitId }) => lastVisitId ?? [])
    const rows = await this.premises.lastVisits([...(await this.inspections.ofStay(last, partyId))])
    return new Map(rows.map((row) => [row.premisesId, this.view(row)]))
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

const NOT_DONE: Record<Exclude<VisitOutcome, 'completed'>, string> = {
  not_home: '没有遇到人，网格员会再来',
  refused: '没有查成，请配合下次检查',
  rescheduled: '已另约时间',
  closed: '停业，复业前请告知网格员',
  moved_out: '已登记搬离',
  not_found: '没有找到地址',
  evacuated: '有险情，请听从现场人员安排',
}

function summary({ outcome, gradeA, gradeB, gradeC }: LastVisitRow): string {
  if (outcome !== 'completed') return NOT_DONE[outcome]
  const found = gradeA + gradeB + gradeC
  if (found === 0) return '没有发现问题'
  return gradeA > 0 ? `发现${found}处问题，其中${gradeA}处严重` : `发现${found}处问题`
}
