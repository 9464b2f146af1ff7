import type { PremisesStatus, PremisesType, VisitOutcome } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Bool, Key, On, Ref, Text } from '../schema/columns'

@Entity('premises')
export class PremisesEntity {
  @Key() id: string
  @Text(32) code: string
  @Text(12) type: PremisesType
  @Text(12) status: PremisesStatus
  @Text(20) areaCode: string
  @Text(900) addressEnc: string
  @Text(80) label: string
  @Bool() hasCylinderRoom: boolean
  @On() registeredOn: string
  @Ref({ nullable: true }) lastVisitId: string | null
  @At({ nullable: true }) lastVisitAt: string | null
  @Text(16, { nullable: true }) lastOutcome: VisitOutcome | null
  @On({ nullable: true }) lastCompletedOn: string | null
  @On({ nullable: true }) nextVisitOn: string | null
  @On({ nullable: true }) visitDueOn: string | null
  /** 复业: since this day it is in use again and nobody has completed a visit yet. */
  @On({ nullable: true }) reopenedOn?: string | null
  /** Since when it is of a type that is visited more often than what it was before. */
  @On({ nullable: true }) typeSinceOn?: string | null
  /** 已合并: this entry meant the same place as that one, which stays. */
  @Ref({ nullable: true }) mergedIntoId?: string | null
  /** Blind index of the address; null until a job has worked it out. */
  @Text(64, { nullable: true }) addressIndex?: string | null
}
