import type { CorrectionStatus } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Int, Key, LongText, Ref, Text } from '../schema/columns'

/** 更正: stands beside what was signed, never in its place. */
@Entity('correction')
export class CorrectionEntity {
  @Key() id: string
  @Ref() inspectionId: string
  @Ref() premisesId: string
  @Text(20) areaCode: string
  /** What was said and what is true, as JSON. */
  @LongText() body: string
  @Text(12) status: CorrectionStatus
  /** The hazard that is closed as 误录 once a second person agrees. */
  @Ref({ nullable: true }) hazardId: string | null
  @Ref() madeBy: string
  @At() madeAt: string
  @Ref({ nullable: true }) decidedBy: string | null
  @At({ nullable: true }) decidedAt: string | null
  @Ref({ nullable: true }) decisionId: string | null
  @Int() version: number
}
