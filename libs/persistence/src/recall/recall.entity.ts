import type { RecallGround, RecallOutcome, RecallPlace, RecallReason, RecallState } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Int, Key, Ref, Text } from '../schema/columns'

@Entity('recall')
export class RecallEntity {
  @Key() id: string
  @Text(8) ground: RecallGround
  @Ref({ nullable: true }) companyId: string | null
  @Ref({ nullable: true }) siteId: string | null
  @Text(32, { nullable: true }) maker: string | null
  /** Instants; of what was made dates. */
  @Text(24, { nullable: true }) spanFrom: string | null
  @Text(24, { nullable: true }) spanTo: string | null
  @Text(16) reason: RecallReason
  @Text(12) state: RecallState
  @Ref() openedBy: string
  @At() openedAt: string
  @Ref({ nullable: true }) closedBy: string | null
  @At({ nullable: true }) closedAt: string | null
  /** Facts up to this one were looked through. */
  @Int() readSeq: number
}

/** One cylinder of a recall, the task for whoever has it. */
@Entity('recall_item')
export class RecallItemEntity {
  @Key() id: string
  @Ref() recallId: string
  @Ref() cylinderId: string
  @Ref({ nullable: true }) causeFactId: string | null
  @Int() late: number
  @At() addedAt: string
  @Text(12) placeKind: RecallPlace
  @Text(80, { nullable: true }) placeId: string | null
  @Ref({ nullable: true }) premisesId: string | null
  @Text(20, { nullable: true }) areaCode: string | null
  /** Who is to take it back. */
  @Ref({ nullable: true }) companyId: string | null
  /** 1 = dealt with. */
  @Int() ended: number
  @Text(12, { nullable: true }) outcome: RecallOutcome | null
  @Ref({ nullable: true }) evidenceFactId: string | null
  @Ref({ nullable: true }) photoId: string | null
  @At({ nullable: true }) endedAt: string | null
  @Ref({ nullable: true }) endedBy: string | null
  @Int() version: number
}
