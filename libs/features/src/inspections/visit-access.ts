import { type CalendarDate, DomainError, isWithin } from '@app/domain'
import { InspectionRepository, type PremisesEntity, VisitRepository } from '@app/persistence'
import { Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { GridService } from '../grids/grid.service'

type Placed = Pick<PremisesEntity, 'id' | 'areaCode'>

/** Whose visits a place takes. */
@Injectable()
export class VisitAccess {
  constructor(
    private readonly inspections: InspectionRepository,
    private readonly visits: VisitRepository,
    private readonly grids: GridService,
  ) {}

  /** Throws PREMISES_UNKNOWN for what does not exist and for what is out of reach, alike. */
  async premises(premisesId: string, on: CalendarDate, caller: Caller): Promise<PremisesEntity> {
    const premises = await this.visits.premises(premisesId)
    if (premises && (await this.mayVisit(premises, on, caller))) return premises
    throw new DomainError('PREMISES_UNKNOWN', '没有找到这个用气场所，或它不在你的网格内')
  }

  find(premisesId: string): Promise<PremisesEntity | null> {
    return this.visits.premises(premisesId)
  }

  async mayVisit(premises: Placed, on: CalendarDate, caller: Caller): Promise<boolean> {
    return (await this.areaOf(premises, on, caller)) !== null
  }

  /**
   * The area that the record of a visit belongs to, null when the visit is not this inspector's to make. In his grids now
   * nothing is asked; else in one that he held on the day of the visit, wherever borders and assignments are today.
   */
  async areaOf(premises: Placed, on: CalendarDate, { scope, accountId }: Caller): Promise<string | null> {
    const { areaCode } = premises
    if (scope.kind === 'area' && scope.areas.some((area) => isWithin(areaCode, area))) return areaCode
    const [held, then] = await Promise.all([this.inspections.gridsOn(accountId, on), this.grids.areaOn(premises, on)])
    return held.some((grid) => isWithin(then, grid)) ? then : null
  }
}
