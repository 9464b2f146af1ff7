import { type CalendarDate, DomainError, isWithin } from '@app/domain'
import { InspectionRepository, type PremisesEntity, VisitRepository } from '@app/persistence'
import { Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'

/** Whose visits a place takes. */
@Injectable()
export class VisitAccess {
  constructor(
    private readonly inspections: InspectionRepository,
    private readonly visits: VisitRepository,
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

  /** In the inspector's grids now, or in those he held on the day of the visit. */
  async mayVisit(
    { areaCode }: Pick<PremisesEntity, 'areaCode'>,
    on: CalendarDate,
    { scope, accountId }: Caller,
  ): Promise<boolean> {
    if (scope.kind === 'area' && scope.areas.some((area) => isWithin(areaCode, area))) return true
    return (await this.inspections.gridsOn(accountId, on)).some((grid) => isWithin(areaCode, grid))
  }
}
